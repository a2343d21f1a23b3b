"""Paths to files."""

from __future__ import annotations

import os

from pathlib import Path

import pytest

from govlint.engine.walk import Target, Walk
from govlint.rule import Text


SUFFIXES = frozenset({".txt", ".md"})


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*paths: str, text: str = "") -> None:
    """Make files below the current folder."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def walk(*paths: str, excluded: frozenset[str] = frozenset()) -> list[str]:
    """Return the files that paths lead to."""
    found = Walk(SUFFIXES, excluded.__contains__).targets(paths)
    return [target.path for target in found if target.failure is None]


def failures(*paths: str) -> list[Target]:
    """Return the paths that lead to no file."""
    return [t for t in Walk(SUFFIXES, lambda _: False).targets(paths) if t.failure is not None]


def test_a_folder_in_order() -> None:
    """What is read, whatever the case of its suffix, in the order of names."""
    make("d/b.txt", "d/a.TXT", "d/c/x.md", "d/z.exe", "d/.git/y.txt", "d/node_modules/y.txt")

    assert walk("d") == ["d/a.TXT", "d/b.txt", "d/c/x.md"]


def test_the_current_folder() -> None:
    """Files below it are named as people name them."""
    make("b.txt", "a/c.txt")

    assert walk(".") == ["a/c.txt", "b.txt"]


def test_named_files_are_taken_once_and_of_any_kind() -> None:
    """A named file need not have a known suffix; naming it twice changes nothing."""
    make("d/a.txt", "z.report")

    assert walk("z.report", "d/a.txt", "d", "./d/../d/a.txt") == ["z.report", "d/a.txt"]


def test_lock_files_of_office_programs() -> None:
    """They say who has a file open, and are passed over wherever they come from."""
    make("a/r.md", "a/~$r.md", "a/.~r.md", "~$b.md")

    assert walk("a", "~$b.md") == ["a/r.md"]
    assert failures("a", "~$b.md") == []


def test_gitignore() -> None:
    """Ignore files hold from the repository's root down; an inner one goes before an outer one."""
    make(
        "r/.git/HEAD", "r/s/a.txt", "r/s/old.txt", "r/s/t/old.txt", "r/s/build/x.txt", "r/s/kept.md"
    )
    make("r/.gitignore", text="old.txt\nbuild/\n*.md\n")
    make("r/s/.gitignore", text="!kept.md\n")
    make("r/s/t/.gitignore", text="!old.txt\n")

    assert walk("r/s") == ["r/s/a.txt", "r/s/kept.md", "r/s/t/old.txt"]
    assert walk("r/s/old.txt", "r/s/build") == ["r/s/old.txt", "r/s/build/x.txt"]


@pytest.mark.parametrize(
    "line", ["!", "\\", "[z-a]", "[[:alpha:]", "\udcff", "*a" * 20, "**/a/" * 9, "\0", "#", ""]
)
def test_a_line_of_gitignore_that_says_nothing(line: str) -> None:
    """The other lines hold all the same, and a line with a dozen stars does not hold up the walk."""
    make("r/.git/HEAD", "r/s/a.txt", "r/s/b.txt", "r/s/" + "a" * 200 + ".txt")
    Path("r/.gitignore").write_bytes(
        f"b.txt\n{line}\n".encode("utf-8", "surrogateescape") + b"c.txt\n"
    )

    assert walk("r/s") == ["r/s/a.txt", "r/s/" + "a" * 200 + ".txt"]


def test_gitignore_of_another_repository() -> None:
    """Outside a repository, ignore files above the folder do not count."""
    make(".gitignore", text="*.txt")
    make("d/a.txt")

    assert walk("d") == ["d/a.txt"]


def test_excluded_stays_excluded() -> None:
    """Also when it is named, without a message."""
    make("d/a.txt", "d/b/c.txt")
    excluded = frozenset({"d/a.txt", "d/b"})

    assert walk("d/a.txt", "d/b", "d", excluded=excluded) == []
    assert [t.empty for t in Walk(SUFFIXES, excluded.__contains__).targets(["d", "d/b"])] == [True]


def test_links() -> None:
    """A link to a file is a file; loops, links to nowhere and links to folders are passed over."""
    make("d/a.txt")
    Path("d/loop").symlink_to(".")
    Path("d/b.txt").symlink_to("b.txt")
    Path("d/c.txt").symlink_to("nowhere")
    Path("d/link.txt").symlink_to("a.txt")

    assert walk("d") == ["d/a.txt", "d/link.txt"]
    assert len(failures("d/b.txt", "d/c.txt")) == 2


def test_what_leads_nowhere() -> None:
    """A missing path is a failure, and others run all the same; a folder without reports is marked empty."""
    make("a.txt")
    Path("empty").mkdir()
    found = list(Walk(SUFFIXES, lambda _: False).targets(["none", "a.txt", "empty", "a\0b"]))

    assert [target.path for target in found] == ["none", "a.txt", "empty", "a\0b"]
    assert [target.failure and target.failure.zh for target in found][:3] == [
        "没有这个文件或目录",
        None,
        "目录里没有可检查的文件",
    ]
    assert [target.empty for target in found] == [False, False, True, False]
    assert found[3].failure


def test_a_fifo_is_not_opened() -> None:
    """Reading one would not return."""
    Path("d").mkdir()
    os.mkfifo("d/a.txt")

    assert walk("d") == []
    assert failures("d/a.txt")[0].failure


def test_a_name_that_is_no_utf_8() -> None:
    """Every name that the system has can be linted."""
    make("d/a.txt")
    name = b"d/\xff.txt"
    with open(name, "wb"):
        pass

    assert [os.fsencode(path) for path in walk("d")] == [b"d/a.txt", name]


def test_a_folder_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a failure of its own."""
    make("d/a.txt")

    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)

    assert failures("d") == [Target("d", Text("没有读取权限", "no permission to read it"))]
