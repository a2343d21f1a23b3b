"""`import govlint`: what it offers, what it loads, what its page says."""

from __future__ import annotations

import doctest
import inspect
import pydoc
import re
import subprocess
import sys

from pathlib import Path

import pytest

import govlint

from govlint.rule import Context


ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_what_happens(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example on the page is run, from the first to the last, and does what is printed below it."""
    monkeypatch.chdir(EXAMPLES)
    page = (ROOT / "docs" / lang / "api.md").read_text(encoding="utf-8")
    code = "\n".join(_BLOCK.findall(page))
    test = doctest.DocTestParser().get_doctest(code, {}, f"{lang}/api.md", None, 0)
    said: list[str] = []
    outcome = doctest.DocTestRunner(verbose=False).run(test, out=said.append)

    assert "".join(said) == ""
    assert outcome.attempted == page.count(">>> ")


def test_the_page_names_everything() -> None:
    """Each function and class is on the page in both languages, or is part of one that is."""
    for lang in ("zh", "en"):
        page = (ROOT / "docs" / lang / "api.md").read_text(encoding="utf-8")
        missing = {name for name in govlint.__all__ if name not in page}
        assert missing == {"LoadedRule", "Location"}


def test_importing_loads_nothing() -> None:
    """Whoever imports the package for its version does not wait for what reads reports."""
    code = "import sys, govlint; print([m for m in sys.modules if m.startswith('govlint.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_everything_is_there_and_described() -> None:
    """Each name has a docstring; functions say what they raise; a name that is not there is an error as usual."""
    assert set(govlint.__all__) <= set(dir(govlint))
    for name in govlint.__all__:
        assert inspect.getdoc(getattr(govlint, name)), name
    for function in (govlint.check, govlint.check_many, govlint.read, govlint.load_rules):
        assert "Raises:" in (inspect.getdoc(function) or "")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        govlint.nothing  # noqa: B018


def test_help() -> None:
    """`help(govlint)` shows functions and classes with their docstrings."""
    shown = pydoc.plain(pydoc.render_doc(govlint))

    # From 3.13 on a long signature takes a line for each argument.
    assert "check(source:" in "".join(shown.split())
    assert "class FileResult" in shown
    assert "Yield what the rules find in each file" in shown


def test_bytes_and_paths() -> None:
    """A file's bytes under its name come to the same as its path."""
    path = EXAMPLES / "faulty-2023.txt"
    by_path = govlint.check(path)
    by_bytes = govlint.check(path.read_bytes(), name=str(path))

    assert by_path.diagnostics == by_bytes.diagnostics != ()


def test_many(tmp_path: Path) -> None:
    """Folders are walked; each path that leads to nothing has a result with the reason."""
    (tmp_path / "b.txt").write_bytes((EXAMPLES / "clean-2023.txt").read_bytes())
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "none.txt", tmp_path / "empty", tmp_path]
    found = list(govlint.check_many(paths, govlint.Options(isolated=True)))

    assert [Path(result.path).name for result in found] == ["none.txt", "empty", "b.txt"]
    assert [result.failure.en for result in found if result.failure is not None] == [
        "no such file or folder",
        "contains no file to check",
    ]
    (one,) = govlint.check_many(tmp_path / "b.txt")
    assert one.diagnostics == found[-1].diagnostics


def test_unused_suppressions_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are reported at the configuration file once all files have been read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes((EXAMPLES / "clean-2023.txt").read_bytes())
    (tmp_path / "govlint.toml").write_text(
        '[[ignore]]\npath = "a.txt"\ncode = "GOV200"\nreason = "更正已发布"\n', encoding="utf-8"
    )
    found = [(r.path, [d.code for d in r.diagnostics]) for r in govlint.check_many("a.txt")]

    assert found == [("a.txt", []), ("govlint.toml", ["GOV901"])]


def test_reading() -> None:
    """A report comes as rules are given it; organ and year can be given where it does not say so."""
    report = govlint.read(EXAMPLES / "clean-2023.docx")
    given = govlint.read("三、收到\n".encode(), organ="某县某局", year=2023)

    assert isinstance(report, Context)
    assert len(report.facts) == 200
    assert (given.organ, given.year) == ("某县某局", 2023)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """An error says why; or an empty report does, where that is asked for."""
    with pytest.raises(FileNotFoundError):
        govlint.read(tmp_path / "none.txt")
    with pytest.raises(govlint.UnreadableFile) as caught:
        govlint.read(b"PK\x03\x04", name="a.docx")
    report = govlint.read(b"PK\x03\x04", name="a.docx", strict=False)

    assert caught.value.text.zh
    assert report.trouble is not None
    assert report.facts == {}


def test_files_that_are_not_read(tmp_path: Path) -> None:
    """A file of a folder in a format that is not read has a result with the reason, and is not opened."""
    (tmp_path / "a.txt").write_bytes((EXAMPLES / "clean-2023.txt").read_bytes())
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04")
    found = list(govlint.check_many(tmp_path, govlint.Options(isolated=True)))
    rows = govlint.overview(tmp_path, govlint.Options(isolated=True)).rows

    assert [(Path(r.path).name, r.unread is not None) for r in found if r.unread] == [
        ("b.zip", True)
    ]
    assert [r.path for r in found if not r.unread] == [str(tmp_path / "a.txt")]
    assert {Path(row.path).name for row in rows if row.reason is not None} == {"b.zip"}
