"""What the command says beside its results: summaries, notes, hints, help and pages of rules."""

from __future__ import annotations

import re
import shutil
import subprocess

from pathlib import Path

import pytest

from click.testing import CliRunner, Result

from govlint.cli.main import cli
from govlint.engine.registry import built_in
from govlint.output.terminal import wide_lines
from govlint.output.width import count_ambiguous_as, width


EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTY = EXAMPLES / "faulty-2023.txt"
CLEAN = EXAMPLES / "clean-2023.txt"
_CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Run far from any configuration, without colour, in a folder with a right report and a wrong one."""
    monkeypatch.chdir(tmp_path)
    for name in ("GOVLINT_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    shutil.copy(CLEAN, tmp_path / "clean.txt")
    shutil.copy(FAULTY, tmp_path / "faulty.txt")
    return tmp_path


def run(*arguments: str, **env: str) -> Result:
    """Run a command in English."""
    return CliRunner().invoke(cli, arguments, env={"GOVLINT_LANG": "en", **env})


def test_a_summary_where_the_results_go_to_files() -> None:
    """One line on standard error, since nobody sees the results; none where they are seen, and none for --quiet."""
    form = ("--output-format", "json", "--output-file", "a.json")
    done = run("faulty.txt", "clean.txt", *form)
    assert (done.exit_code, done.stdout) == (1, "")
    assert re.fullmatch(
        r"govlint: \d+ errors, .*2 reports checked, .* equations checked\n", done.stderr
    )
    assert run("faulty.txt", *form, "--output-format", "concise").stderr == ""
    assert run("faulty.txt", "--output-format", "json").stderr == ""
    assert run("faulty.txt", *form, "--quiet").stderr == ""


def test_a_summary_where_standard_output_is_a_file(tmp_path: Path) -> None:
    """The shell's ``>`` as well."""
    from processes import installed  # noqa: PLC0415 - skips this test alone

    with open(tmp_path / "out", "wb") as file:
        done = subprocess.run(
            [installed(), "faulty.txt", "--lang", "en", "--output-format", "concise"],
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert re.fullmatch(
        rb"govlint: \d+ errors, .*1 report checked, .* equations checked\n", done.stderr
    )


def test_the_summary_counts_reports_and_nothing_else() -> None:
    """A file that is no report is not among those that were checked."""
    Path("README.md").write_text("# 年报\n\n本仓库保存年度报告。\n", encoding="utf-8")
    Path("requirements.txt").write_text("govlint\n", encoding="utf-8")
    last = run(".").stdout.splitlines()[-1]
    assert "2 reports checked, 2 files are no annual report" in last
    alone = run("README.md", GOVLINT_LANG="zh")
    assert (alone.exit_code, alone.stdout.splitlines()[-1]) == (1, "1 个错误，1 个文件不是年度报告")


def test_quiet() -> None:
    """Results and errors stay, the summary goes."""
    loud, quiet = run("faulty.txt").stdout, run("faulty.txt", "-q").stdout
    assert loud.startswith(quiet)
    assert "reports checked" not in quiet.replace("1 report", "1 reports")
    assert (run("clean.txt", "-q").stdout, run("clean.txt", "-q").stderr) == ("", "")
    assert "not checked" in run("missing.txt", "-q").stdout
    assert run("--selekt", "-q").stderr.startswith("govlint: there is no option")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("error", "warning", "note", "info")), ("zh", ("错误", "警告", "说明"))],
)
def test_severity_in_concise(lang: str, words: tuple[str, ...]) -> None:
    """Every line has its severity as a word."""
    lines = run("faulty.txt", "--lang", lang, "--output-format", "concise").stdout.splitlines()
    assert lines
    shown = {re.match(r"faulty\.txt:\d+:\d+: GOV\d{3} \[(\w+)\] ", line) for line in lines}
    assert None not in shown
    assert {match[1] for match in shown if match} <= set(words)
    assert len({match[1] for match in shown if match}) > 1


def test_what_a_baseline_holds_is_said() -> None:
    """How much was noted, how much was removed and is left; no summary that finds nothing."""
    written = run("faulty.txt", "clean.txt", "--write-baseline", "known.json")
    (noted,) = re.findall(
        r"^govlint: the baseline known\.json has (\d+) findings in 1 file\n$", written.stderr
    )
    assert (written.exit_code, written.stdout) == (0, "")

    Path("faulty.txt").write_text(CLEAN.read_text(encoding="utf-8"), encoding="utf-8")
    pruned = run("faulty.txt", "--baseline", "known.json", "--prune-baseline")
    assert pruned.stderr == (
        f"govlint: {noted} findings removed from the baseline known.json, 0 left\n"
    )
    zh = run("clean.txt", "--write-baseline", "known.json", GOVLINT_LANG="zh")
    assert zh.stderr == "govlint: 基线 known.json 记录了 0 个文件中的 0 处问题\n"
    assert run("clean.txt", "--write-baseline", "known.json", "-q").stderr == ""


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("GOV200", "govlint rule GOV200 shows the page of a rule"),
        ("gov101", "govlint rule gov101 shows the page of a rule"),
        ("ruels", "did you mean govlint rules?"),
        ("chekc", "did you mean govlint check?"),
        ("fact", "did you mean govlint facts?"),
    ],
)
def test_a_word_that_is_no_file(word: str, hint: str) -> None:
    """A code or a mistyped command gets a hint; what looks like a path, or is unlike any command, gets none."""
    done = run(word, COLUMNS="120")
    assert done.exit_code == 2
    assert f"no such file or folder; {hint}" in done.stdout
    for path in ("facts.txt", "a/rules", "some-report"):
        assert "did you mean" not in run(path).stdout
    Path(word).write_text(CLEAN.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(word).exit_code == 0


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("--explain", "govlint rule CODE"),
        ("--format", "use --output-format"),
        ("--output", "use --output-file"),
        ("--verbose", "--statistics"),
    ],
)
def test_options_of_other_linters(option: str, hint: str) -> None:
    """What there is instead."""
    done = run(option, "GOV200")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"govlint: there is no option {option}; ")
    assert hint in done.stderr


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_fits_the_terminal(columns: int) -> None:
    """No line is wider than it is, by display cells, except one word that cannot be broken; one language only."""
    for command in ("", *cli.commands):
        arguments = (command, "--help") if command else ("--help",)
        for lang in ("zh", "en"):
            env = {"GOVLINT_LANG": lang}
            shown = CliRunner().invoke(cli, arguments, env=env, terminal_width=columns).stdout
            for line in shown.splitlines():
                assert width(line) <= columns or re.fullmatch(r"  --\S+ \S+", line)
            if lang == "en":
                assert not _CHINESE.search(shown)
            else:
                assert "选项：" in shown
                assert "Show " not in shown


@pytest.mark.parametrize("loaded", built_in(), ids=lambda loaded: loaded.rule.code)
def test_every_rule_has_an_english_page(loaded: object) -> None:
    """Its explanation is English, its examples and sources are what they are."""
    code = loaded.rule.code  # type: ignore[attr-defined]
    page = run("rule", code).stdout
    assert page.startswith(f"# {code} ")
    explained = page.partition("## Wrong")[0]
    assert "## What it finds" in explained
    assert len(explained.split()) > 20
    assert "## 检查内容" not in page
    assert "## 检查内容" in run("rule", code, "--lang", "zh").stdout


def test_a_page_on_a_terminal() -> None:
    """It is laid out: no marks of Markdown, no wider than the terminal, and without colour no escape code."""
    from govlint.cli.rule_page import laid_out, page_en, page_zh  # noqa: PLC0415 - the subject

    loaded = next(loaded for loaded in built_in() if loaded.rule.code == "GOV201")
    for page in (page_zh(loaded), page_en(loaded)):
        plain = laid_out(page, 60, color=False)
        assert "\x1b" not in plain
        assert "## " not in plain
        assert "```" not in plain
        assert max(map(width, plain.splitlines())) <= 60
        assert "\x1b[" in laid_out(page, 60, color=True)


class Stream:
    """A stream that is written in an encoding."""

    def __init__(self, encoding: str | None) -> None:
        self.encoding = encoding

    def isatty(self) -> bool:
        """Return that it is no terminal."""
        return False


def test_consoles_on_which_lines_are_two_cells_wide() -> None:
    """Those of the encodings of Chinese, Japanese and Korean; there the marks still stand under their figures."""
    for encoding in ("gbk", "GB18030", "cp936", "big5", "shift_jis"):
        assert wide_lines(Stream(encoding))  # type: ignore[arg-type]
    for other in ("utf-8", "ascii", "latin-1", "no-such", None):
        assert not wide_lines(Stream(other))  # type: ignore[arg-type]
    count_ambiguous_as(2)
    try:
        assert width("│ · … “a”") == 14
        assert width("abc 数据") == 8
    finally:
        count_ambiguous_as(1)
    assert width("│ · … “a”") == 9


def test_a_folder_of_which_nothing_could_be_read(tmp_path: Path) -> None:
    """Each file has its error, none counts as a report that was checked, and the run is no run."""
    (tmp_path / "in").mkdir()
    for name in ("a.docx", "b.xlsx"):
        (tmp_path / "in" / name).write_bytes(b"PK\x03\x04" + bytes(range(200)))
    folder, one = run("in"), run("in/a.docx")

    assert (folder.exit_code, one.exit_code) == (2, 1)
    assert folder.stdout.endswith("2 errors, 2 files could not be read\n")
    assert one.stdout.endswith("1 error, 1 file could not be read\n")

    shutil.copy(CLEAN, tmp_path / "in" / "clean.txt")
    assert run("in").exit_code == 1
