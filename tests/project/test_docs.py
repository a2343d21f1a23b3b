"""The documentation says what the code does: generated pages, examples, commands and links."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from pathlib import Path

import click
import pytest

from click.testing import CliRunner

from govlint.cli.main import cli


ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<code>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)

each_language = pytest.mark.parametrize("lang", LANGUAGES)


def blocks(path: Path, language: str) -> list[str]:
    """Return the code blocks of a page in one language."""
    found = _BLOCK.finditer(path.read_text(encoding="utf-8"))
    return [match["code"] for match in found if match["language"] == language]


def generate(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the generator on the pages in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "docs", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_generated_pages_are_what_the_code_says() -> None:
    """Rules, keys and options; ``python -m docs`` writes them anew."""
    done = generate(ROOT, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_drift_is_noticed(tmp_path: Path) -> None:
    """A page changed by hand, one missing, and one of a rule that is gone; all are put right."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("__pycache__"))
    pages = tmp_path / "docs" / "zh" / "rules"
    text = (pages / "GOV201.md").read_text(encoding="utf-8")
    (pages / "GOV201.md").write_text(text + "多一行\n", encoding="utf-8")
    (pages / "GOV202.md").unlink()
    (pages / "GOV299.md").write_text(text, encoding="utf-8")

    done = generate(tmp_path, "--check")

    assert done.returncode == 1
    assert re.findall(r"GOV\d+", done.stdout) == ["GOV299", "GOV201", "GOV202"]
    assert generate(tmp_path).returncode == 0
    assert generate(tmp_path, "--check").stdout == ""
    assert not (pages / "GOV299.md").exists()


def test_both_languages_have_the_same_pages() -> None:
    """Nothing is there in one language only."""
    zh, en = (
        {path.relative_to(ROOT / "docs" / lang) for path in (ROOT / "docs" / lang).rglob("*.md")}
        for lang in LANGUAGES
    )
    assert zh == en


@each_language
def test_the_glossary_names_what_the_code_has(lang: str) -> None:
    """Each class, key and folder in its column of code is there under that name."""
    page = (ROOT / "docs" / lang / "glossary.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")]
    words = {word for row in rows for word in re.findall("`([^`]+)`", row[2])}
    folders = {word for word in words if word.endswith("/")}
    assert {folder for folder in folders if not (ROOT / folder).is_dir()} == set()
    sources = [path for top in ("govlint", "rules") for path in (ROOT / top).rglob("*.py")]
    sources += (ROOT / "rules" / "forms").glob("*.toml")
    known = {
        word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    }
    classes = {
        name
        for path in sources
        for name in re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = words - folders - {"None"}
    assert {word for word in named if word[0].isupper()} <= classes
    assert named <= known


@each_language
def test_the_maintainers_page_names_files_that_exist(lang: str) -> None:
    """Every file and folder it mentions is there; names in angle brackets stand for any."""
    page = (ROOT / "docs" / lang / "maintainers.md").read_text(encoding="utf-8")
    paths = {path for path in re.findall("`([^`\\s]+/[^`\\s]*)`", page) if "<" not in path}
    assert len(paths) > 25
    assert {path for path in paths if not list(ROOT.glob(path.rstrip("/")))} == set()


@each_language
def test_the_rule_of_the_guide_works(lang: str, tmp_path: Path) -> None:
    """The guide's rule passes its trial as it stands on the page."""
    (code,) = blocks(ROOT / "docs" / lang / "authors.md", "python")
    (tmp_path / "backlog.py").write_text(code, encoding="utf-8")

    done = CliRunner().invoke(cli, ["test-rule", str(tmp_path / "backlog.py"), "--lang", "en"])

    assert (done.exit_code, done.stdout) == (0, "ORG201 backlog  2 examples, 0 fixtures: ok\n")


@each_language
@pytest.mark.parametrize("page", ["configuration", "office"])
def test_configurations_can_be_used(
    lang: str, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every configuration on a page is one."""
    folder = tmp_path / "below"
    folder.mkdir()
    (tmp_path / "govlint.toml").touch()
    monkeypatch.chdir(folder)
    found = blocks(ROOT / "docs" / lang / f"{page}.md", "toml")
    assert found
    for code in found:
        (folder / "govlint.toml").write_text(code, encoding="utf-8")
        done = CliRunner().invoke(cli, ["--show-settings"])
        assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize(
    "page",
    [
        *(ROOT / "docs").glob("*/*.md"),
        *ROOT.glob("*.md"),
        ROOT / "examples" / "plugin" / "README.md",
    ],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_commands_exist(page: Path) -> None:
    """Every option that a page mentions with a command of ours is one."""
    for line in page.read_text(encoding="utf-8").splitlines():
        for command in re.findall(r"(?:^|[`/ ])govlint((?: [^`|#\n]+)?)", line):
            words = command.split()
            named = words[0] if words and words[0] in cli.commands else "check"
            known = {
                name
                for param in (*cli.commands[named].params, *cli.params)
                if isinstance(param, click.Option)
                for name in param.opts
            } | {"--help", "--network", "--rm"}
            options = {word.rstrip("，。；：,;:)）") for word in words if word.startswith("--")}
            assert {o.partition("=")[0] for o in options} <= known, line
