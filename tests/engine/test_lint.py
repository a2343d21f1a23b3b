"""One report linted: rules that fail, comments in any encoding, the order of findings, the time it took."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docx import Document

from govlint.document.errors import ConfigError
from govlint.engine.lint import lint
from govlint.engine.linter import Linter, Options
from govlint.engine.registry import built_in, from_path
from govlint.rule import Severity


if TYPE_CHECKING:
    from govlint.rule.diagnostic import FileResult


FAULTY = Path(__file__).parents[2] / "examples" / "faulty-2023.txt"
COMMENT = "<!-- govlint: ignore GOV504 -- 原文如此 -->\n"
REPORT = "某县某局2023年政府信息公开工作年度报告\n一、总体情况\n{}全年主动公开,共12条。\n"

RAISING = '''"""A rule that fails."""
from govlint.rule import Finding, Rule, Severity, Text

RULE = Rule("{code}", "{name}", Severity.{severity}, "出错", "fails")


def check(context):
    {before}
    {fault}
    yield
'''
BEFORE = 'yield Finding(context.tree.title.span, Text("标题", "title"))'


def raising(
    folder: Path, fault: str, before: str = "pass", code: str = "ORG101", severity: str = "WARNING"
) -> str:
    """Write a rule that raises, and return its path."""
    name = f"fails-{code.lower()}"
    path = folder / f"{name.replace('-', '_')}.py"
    text = RAISING.format(code=code, name=name, severity=severity, before=before, fault=fault)
    path.write_text(text, encoding="utf-8")
    return str(path)


def codes(result: FileResult) -> list[str]:
    """Return the codes of what was found."""
    return [item.code for item in result.diagnostics]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("context.no_such_thing", "AttributeError: 'Context' object has no attribute"),
        ("raise RecursionError('too deep')", "RecursionError: too deep"),
    ],
)
def test_a_rule_that_raises_ends_nothing(tmp_path: Path, fault: str, error: str) -> None:
    """One error names the rule, the exception and its place; all other rules find what they find without it."""
    path = raising(tmp_path, fault)
    alone = Linter(Options(isolated=True)).check(str(FAULTY))
    result = Linter(Options(isolated=True, rules=[path])).check(str(FAULTY))
    (failed,) = [item for item in result.diagnostics if item.code == "GOV005"]

    assert result.failure is None
    assert failed.severity is Severity.ERROR
    assert failed.message.zh.startswith(f"ORG101 运行出错，没有查完：{error}")
    assert failed.message.en.endswith("(fails_org101.py:9)")
    assert [item for item in result.diagnostics if item is not failed] == list(alone.diagnostics)


def test_what_a_rule_found_before_it_failed_is_kept(tmp_path: Path) -> None:
    """Its findings stand beside the error."""
    path = raising(tmp_path, "1 / 0", BEFORE)
    found = codes(
        Linter(Options(isolated=True, rules=[path], select=["ORG101"])).check(str(FAULTY))
    )

    assert sorted(found) == ["GOV005", "ORG101"]


def test_a_failure_cannot_be_ignored(tmp_path: Path) -> None:
    """It is an error whatever was selected, ignored, or set as its severity; a rule that does not run cannot fail."""
    path = raising(tmp_path, "1 / 0")
    config = ['severity = {GOV005 = "info"}', 'ignore = ["GOV005"]']
    options = Options(rules=[path], select=["ORG101"], ignore=["GOV005"], config=config)
    others = Options(isolated=True, rules=[path], select=["GOV005", "GOV2"])
    (failed,) = Linter(options).check(str(FAULTY)).diagnostics

    assert failed.code == "GOV005"
    assert failed.severity is Severity.ERROR
    assert "GOV005" not in codes(Linter(others).check(str(FAULTY)))


def test_several_rules_that_raise(tmp_path: Path) -> None:
    """Each has an error of its own."""
    paths = [raising(tmp_path, "1 / 0", code=f"ORG10{n}") for n in range(1, 4)]
    result = Linter(Options(isolated=True, rules=paths, select=["ORG"])).check(str(FAULTY))

    assert [item.message.en[:6] for item in result.diagnostics] == ["ORG101", "ORG102", "ORG103"]


def test_rules_by_themselves_raise(tmp_path: Path) -> None:
    """Without the rule that reports failures, the caller of a rule gets its exception."""
    rules = from_path(raising(tmp_path, "1 / 0"))

    with pytest.raises(ZeroDivisionError):
        lint(FAULTY.read_bytes(), "a.txt", rules)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_comments_count_in_every_encoding(encoding: str) -> None:
    """A comment is looked for in the text, not in the bytes."""
    linter = Linter(Options(isolated=True, select=["GOV504"]))
    plain = linter.check(REPORT.format("").encode(encoding), "a.txt")
    ignored = linter.check(REPORT.format(COMMENT).encode(encoding), "a.txt")

    assert codes(plain) == ["GOV504"]
    assert codes(ignored) == []
    assert ignored.suppressed == 1


def test_findings_in_a_word_file_are_in_the_order_of_the_text() -> None:
    """As in every other format; not in the order of their codes."""
    document = Document()
    for line in (
        "某县某局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "电话13812345678,待定。",
        "根据[2021]30号,",
    ):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    result = Linter(Options(isolated=True)).check(stream.getvalue(), "a.docx")
    starts = [item.span.start for item in result.diagnostics if item.span is not None]

    assert starts == sorted(starts)
    assert codes(result) != sorted(codes(result))


def test_how_long_it_took() -> None:
    """A result says how many seconds its file took, reading it included."""
    linter = Linter(Options(isolated=True))
    (result,) = linter.check_files([str(FAULTY)])

    assert 0 < result.seconds < 60
    assert linter.check(FAULTY.read_bytes(), "a.txt").seconds > 0


def test_the_folder_of_a_name_gives_the_configuration(tmp_path: Path) -> None:
    """Bytes are linted as if they stood in a file of that name."""
    (tmp_path / "govlint.toml").write_text('select = ["GOV2"]\n', encoding="utf-8")
    linter = Linter()
    found = codes(linter.check(FAULTY.read_bytes(), str(tmp_path / "a.txt")))

    assert found
    assert all(code.startswith("GOV2") for code in found)
    (tmp_path / "govlint.toml").write_text("selekt = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        Linter().check(b"", str(tmp_path / "a.txt"))


def test_rules_of_scope_record_have_their_own_subject() -> None:
    """Nothing but the rules about failures and suppressions is run on the record."""
    scopes = {loaded.rule.code: loaded.rule.scope.value for loaded in built_in()}

    assert sorted(code for code, scope in scopes.items() if scope == "record") == [
        "GOV005",
        "GOV901",
        "GOV902",
        "GOV903",
    ]
