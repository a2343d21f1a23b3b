"""``--fix`` and ``--diff``: typography, in files that are text, and nothing else."""

from __future__ import annotations

import shutil

from typing import TYPE_CHECKING

import pytest

from processes import ROOT
from processes import govlint as run_govlint
from test_command import on_a_terminal


if TYPE_CHECKING:
    from pathlib import Path


CLEAN = (ROOT / "examples" / "clean-2023.txt").read_text(encoding="utf-8")
PAGE = (ROOT / "examples" / "clean-2023.html").read_text(encoding="utf-8")
_AT = CLEAN.index("。", CLEAN.index("一、"))
SLIPPED = CLEAN[:_AT] + "。。" + CLEAN[_AT + 1 :].replace("2023年1月1日", "２０２３年1月1日", 1)


def fix(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the command and return its status and what it writes."""
    done = run_govlint("--isolated", "--no-progress", *arguments, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def test_a_text_is_put_right(tmp_path: Path) -> None:
    """The file is written, and checked as it is then; what is left to fix is nothing."""
    path = tmp_path / "a.txt"
    path.write_text(SLIPPED, encoding="utf-8", newline="")
    _, out, err = fix(tmp_path, "--fix", "--select", "GOV5", "a.txt")

    assert path.read_text(encoding="utf-8") == CLEAN
    assert "GOV50" not in out
    assert "修正了 1 个文件的标点和数字写法" in err
    assert fix(tmp_path, "--diff", "a.txt") == (0, "", "")


def test_a_difference_is_shown_and_nothing_written(tmp_path: Path) -> None:
    """As other tools show changes; the status says that there are some."""
    path = tmp_path / "a.txt"
    path.write_text(SLIPPED, encoding="utf-8", newline="")
    status, out, _ = fix(tmp_path, "--diff", "a.txt")

    assert status == 1
    assert out.startswith("--- a.txt\n+++ a.txt\n@@ ")
    assert "-" in [line[:1] for line in out.splitlines()[2:]]
    assert path.read_text(encoding="utf-8") == SLIPPED


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_and_line_endings_stay(tmp_path: Path, encoding: str, end: str) -> None:
    """Byte order mark, encoding and line endings are those that the file had."""
    path = tmp_path / "a.md"
    path.write_bytes(SLIPPED.replace("\n", end).encode(encoding))
    fix(tmp_path, "--fix", "a.md")

    assert path.read_bytes() == CLEAN.replace("\n", end).encode(encoding)


def test_a_page_keeps_its_markup(tmp_path: Path) -> None:
    """Only words between tags are changed; those with an entity or a tag in them are left alone."""
    at = PAGE.index("。", PAGE.index("一、"))
    wrong = f"{PAGE[:at]}。。{PAGE[at + 1 :]}"
    odd = f"{PAGE[:at]}。<b>。</b>{PAGE[at + 1 :]}"
    entity = f"{PAGE[:at]}。&#12290;{PAGE[at + 1 :]}"
    for name, text in (("a", wrong), ("b", odd), ("c", entity)):
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8", newline="")
    fix(tmp_path, "--fix", "a.html", "b.html", "c.html")

    assert (tmp_path / "a.html").read_text(encoding="utf-8") == PAGE
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == odd
    assert (tmp_path / "c.html").read_text(encoding="utf-8") == entity


def test_a_wrong_figure_stays(tmp_path: Path) -> None:
    """What is wrong in a report is for its author to change."""
    faulty = ROOT / "examples" / "faulty-2023.txt"
    shutil.copy(faulty, tmp_path / "a.txt")
    status, out, _ = fix(tmp_path, "--fix", "a.txt")

    assert status == 1
    assert "GOV200" in out
    digits = [c for c in faulty.read_text(encoding="utf-8") if c.isdigit()]
    assert [c for c in (tmp_path / "a.txt").read_text(encoding="utf-8") if c.isdigit()] == digits


def test_what_is_ignored_is_not_fixed(tmp_path: Path) -> None:
    """A known finding, an ignored rule and an excluded file stay as they are."""
    path = tmp_path / "a.txt"
    path.write_text(SLIPPED, encoding="utf-8", newline="")
    fix(tmp_path, "--fix", "--ignore", "GOV5", "a.txt")
    fix(tmp_path, "--fix", "--config", 'exclude = ["a.txt"]', "a.txt")

    assert path.read_text(encoding="utf-8") == SLIPPED


def test_word_files_and_flawed_texts_stay(tmp_path: Path) -> None:
    """Neither is a text that could be written back as it was."""
    shutil.copy(ROOT / "examples" / "clean-2023.docx", tmp_path / "a.docx")
    flawed = SLIPPED.encode() + b"\xff"
    (tmp_path / "b.txt").write_bytes(flawed)
    before = (tmp_path / "a.docx").read_bytes()
    fix(tmp_path, "--fix", "a.docx", "b.txt")

    assert (tmp_path / "a.docx").read_bytes() == before
    assert (tmp_path / "b.txt").read_bytes() == flawed


def test_commas_between_thousands(tmp_path: Path) -> None:
    """They go from the cells of tables; a figure keeps its value."""
    (tmp_path / "a.txt").write_text(CLEAN.replace("118", "1,118"), encoding="utf-8", newline="")
    fix(tmp_path, "--fix", "a.txt")
    after = (tmp_path / "a.txt").read_text(encoding="utf-8")

    assert after.count("1,118") == CLEAN[: CLEAN.index("二、主动公开")].count("118")
    assert "1118" in after


def test_standard_input(tmp_path: Path) -> None:
    """It has no file to be written."""
    assert fix(tmp_path, "--fix", "-") == (
        2,
        "",
        "govlint: --fix 和 --diff 不能用于标准输入\n",
    )


def test_a_terminal_is_sent_no_control_characters(tmp_path: Path) -> None:
    """Into a pipe a difference is what the file holds, for `patch`; on a terminal it is shown, never obeyed."""
    text = SLIPPED.replace("。。", "。。\x1b[31m红", 1)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    assert "\x1b[31m" in fix(tmp_path, "--diff", "a.txt")[1]
    shown = on_a_terminal("--isolated", "--diff", "a.txt", cwd=tmp_path, env={"TERM": "xterm"})
    assert "␛[31m红" in shown
    assert "\x1b[31m" not in shown
