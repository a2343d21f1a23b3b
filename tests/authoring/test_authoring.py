"""An author's rule: created with one command, tried with another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from click.testing import CliRunner, Result

from govlint.authoring.fixtures import check_metadata
from govlint.cli.main import cli
from govlint.engine.registry import built_in, from_path


if TYPE_CHECKING:
    from govlint.engine.registry import LoadedRule


ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_a_new_rule_passes_its_own_trial(tmp_path: Path) -> None:
    """What is written can be run as it stands, is listed, and finds something through ``--rules``."""
    written = run("rule", "--new", "own-rule", tmp_path)

    names = [
        str(Path(line).relative_to(tmp_path).as_posix()) for line in written.stdout.splitlines()
    ]
    assert names == ["own_rule.py", "fixtures/own_rule/bad.txt", "fixtures/own_rule/good.txt"]
    trial = run("test-rule", tmp_path, "--lang", "en")
    assert (trial.exit_code, trial.stdout) == (
        0,
        "ORG101 own-rule  2 examples, 2 fixtures: ok\n",
    )
    assert "ORG101" in run("rules", "--rules", tmp_path).stdout
    report = tmp_path / "report.txt"
    report.write_text("一、总体情况\n公开12条（待核实）。\n", encoding="utf-8")
    found = run(
        *("check", "--isolated", "--rules", tmp_path, "--select", "ORG"),
        *("--output-format", "concise", report),
    )
    assert ":2:7: ORG101 " in found.stdout


def test_a_second_rule_gets_another_code(tmp_path: Path) -> None:
    """Two rules in one folder can be loaded together; an underscore in the name is as good as a hyphen."""
    run("rule", "--new", "own-rule", tmp_path)
    run("rule", "--new", "other_rule", tmp_path)

    rules = [(loaded.rule.code, loaded.rule.name) for loaded in from_path(str(tmp_path))]
    assert rules == [("ORG101", "own-rule"), ("ORG102", "other-rule")]
    assert run("test-rule", tmp_path).exit_code == 0


@pytest.mark.parametrize("existing", ["own_rule.py", "fixtures/own_rule/good.txt"])
def test_nothing_is_overwritten(tmp_path: Path, existing: str) -> None:
    """If one of the files exists, none is written."""
    kept = tmp_path / existing
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("mine", encoding="utf-8")

    refused = run("rule", "--new", "own-rule", tmp_path, "--lang", "en")

    assert refused.exit_code == 2
    assert refused.stderr == f"govlint: {kept} exists; nothing is written\n"
    assert kept.read_text(encoding="utf-8") == "mine"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [kept]


@pytest.mark.parametrize("name", ["Own", "", "../own", "own--rule", "规则"])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    """A name becomes a file's name and a word of the configuration: nothing else gets through."""
    refused = run("rule", "--new", name, tmp_path)

    assert refused.exit_code == 2
    assert refused.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """Return the module of a new rule."""
    run("rule", "--new", "own-rule", tmp_path)
    return tmp_path / "own_rule.py"


def changed(module: Path, old: str, new: str) -> None:
    """Put something else into a module."""
    text = module.read_text(encoding="utf-8")
    assert old in text
    module.write_text(text.replace(old, new), encoding="utf-8")


def test_a_rule_that_finds_nothing_fails(module: Path) -> None:
    """What the examples and fixtures expect and the rule does not find is listed, in either language."""
    changed(module, 're.compile("待核实")', 're.compile("待核对")')

    for lang, expected in (("zh", "应有 第 2 行"), ("en", "expected line 2")):
        failed = run("test-rule", module, "--lang", lang)
        assert failed.exit_code == 1
        assert expected in failed.stdout
        assert "fixtures/own_rule/bad.txt" in failed.stdout


def test_a_finding_too_many_fails(module: Path) -> None:
    """A finding in a right report is as bad as one missed in a wrong one."""
    changed(module, 're.compile("待核实")', 're.compile("核实")')

    failed = run("test-rule", module, "--lang", "en")

    assert failed.exit_code == 1
    assert "good.txt: found    line 3, cells 37-40" in failed.stdout


def test_a_rule_that_breaks_down_fails(module: Path) -> None:
    """An exception of the rule is reported as such, and the trial goes on."""
    changed(module, "    for match in", '    raise ValueError("x")\n    for match in')

    failed = run("test-rule", module, "--lang", "en")

    assert failed.exit_code == 1
    assert failed.stdout.count("the rule raised ValueError: x") == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code="ORG101"', 'code="GOV801"', "GOV is for the rules that come with govlint"),
        ('code="ORG101"', 'code="org1"', "capital letters and three digits"),
        ('name="own-rule"', 'name="OwnRule"', "small words"),
        ("## 正例", "## 例子", "no good example"),
        ('summary_en="words', 'summary_en="" and "words', "a summary is missing"),
    ],
)
def test_what_a_rule_says_of_itself_is_held_to_the_convention(
    module: Path, old: str, new: str, said: str
) -> None:
    """Code, name, summary and examples."""
    changed(module, old, new)

    failed = run("test-rule", module, "--lang", "en")

    assert failed.exit_code == 1
    assert said in failed.stdout


@pytest.mark.parametrize(
    "content",
    [None, "x = 1\n", "def (", 'raise RuntimeError("no")\n', "import nothing_of_this_name\n"],
)
def test_what_is_no_rule_cannot_be_tried(tmp_path: Path, content: str | None) -> None:
    """One line and status 2, for a path that is missing as for a module that cannot be imported."""
    path = tmp_path / "broken.py"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    failed = run("test-rule", path)

    assert failed.exit_code == 2
    assert failed.stderr.startswith("govlint: ")
    assert failed.stderr.count("\n") == 1


def test_a_code_that_is_taken_is_refused(module: Path) -> None:
    """A rule cannot take the name of another."""
    changed(module, 'name="own-rule"', 'name="row-total"')

    failed = run("test-rule", module, "--lang", "en")

    assert failed.exit_code == 2
    assert "have a rule row-total" in failed.stderr


@pytest.mark.parametrize("loaded", built_in(), ids=lambda loaded: loaded.rule.code)
def test_the_rules_that_come_with_govlint_pass(loaded: LoadedRule) -> None:
    """They keep the conventions that others are held to."""
    assert check_metadata(loaded) == []


def test_a_rule_of_ours_can_be_tried_by_its_path() -> None:
    """Its relative imports work, since it is known already."""
    tried = run("test-rule", ROOT / "rules" / "arithmetic" / "row_total.py", "--lang", "en")

    assert (tried.exit_code, tried.stdout) == (
        0,
        "GOV201 row-total  2 examples, 0 fixtures: ok\n",
    )
