"""Files of Word 97: read as the program shows them once all changes are accepted."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess

from typing import TYPE_CHECKING

import pytest

from generate import build, document
from generate.write.word97 import (
    DELETED,
    FIRST_LIST,
    HIDDEN,
    RAISED,
    STRUCK,
    Builder,
    chinese_list,
    compound,
    write_doc,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import CORPUS, assert_tiled, cells, grids, lines

from govlint.document.errors import UnreadableFile
from govlint.engine.examine import examine
from govlint.readers import format_of, read
from govlint.readers.ole import Compound


if TYPE_CHECKING:
    from pathlib import Path

    from govlint.document.layout import Layout


def layout(data: bytes) -> Layout:
    """Return what is read of a file, its tiling checked."""
    found = read(data, "a.doc")
    assert_tiled(found)
    return found


def refused(data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.doc")
    assert caught.value.hint is not None
    return caught.value.text.zh


def test_paragraphs_and_tables() -> None:
    """Cells merged across and downwards, by edges and flags; places by paragraph, table, row and column."""
    builder = Builder().add("一、总体情况")
    builder.row([("甲", 1, 0x60), ("乙", 2, 0)]).row([("", 1, 0x20), ("1", 1, 0), ("2", 1, 0)])
    builder.row([("丙", 1, 0), ("3", 1, 0), ("4", 1, 0)]).add("正文。")
    found = layout(builder.bytes())
    grid = grids(found)[0]

    assert (found.format, lines(found)) == ("doc", ["一、总体情况", "正文。"])
    assert cells(found, grid) == [["甲", "乙"], ["1", "2"], ["丙", "3", "4"]]
    assert [(c.column, c.rows, c.columns) for c in grid.rows[0].cells] == [(0, 2, 1), (1, 1, 2)]
    assert found.locator.locate(grid.rows[1].cells[1].content).address == "第1个表格 第2行 第3列"


def test_cells_merged_with_the_one_before_them() -> None:
    """The older way of merging: the second cell is there, and marked as a part of the first."""
    builder = Builder().row([("甲", 1, 1), ("", 1, 2), ("1", 1, 0)])
    builder.row([("乙", 1, 0), ("丙", 1, 0), ("2", 1, 0)])
    found = layout(builder.bytes())

    assert [(c.column, c.columns) for c in grids(found)[0].rows[0].cells] == [(0, 2), (2, 1)]


def test_a_row_that_begins_further_right() -> None:
    """Its cells stand under those of the same edges."""
    builder = Builder().row([("甲", 1, 0), ("1", 1, 0), ("2", 1, 0)])
    builder.row([("3", 1, 0), ("4", 1, 0)], start=1)
    found = layout(builder.bytes())

    assert [c.column for c in grids(found)[0].rows[1].cells] == [0, 1, 2]


def test_changes_fields_and_hidden_text() -> None:
    """Deletions and hidden or struck text are not read, fields by their results, raised figures are marks."""
    builder = Builder().add("受理39件").mark("9", DELETED)
    builder.add("公开12件").mark("2", HIDDEN).add("答复45件").mark("5", STRUCK)
    builder.add("新收7件1").mark("1", RAISED)
    builder.add("见\x13 HYPERLINK x \x14网站\x15和\x13 PAGE \x15页\x02")

    assert lines(layout(builder.bytes())) == [
        "受理3件",
        "公开1件",
        "答复4件",
        "新收7件¹",
        "见网站和页",
    ]


def test_a_deleted_end_joins_two_paragraphs() -> None:
    """As Word does when the change is accepted."""
    builder = Builder().add("前段").add("后段")
    builder.runs.append((2, 3, DELETED))

    assert lines(layout(builder.bytes())) == ["前段后段"]


def test_numbers_of_lists_are_written_out() -> None:
    """A heading numbered by Word has no ordinal in its text."""
    builder = Builder().add("总体情况", properties=FIRST_LIST).add("正文。")
    builder.add("主动公开", properties=FIRST_LIST)
    lists, uses = chinese_list()

    assert lines(layout(builder.bytes(lists, uses))) == ["一、总体情况", "正文。", "二、主动公开"]


def test_text_in_one_byte_a_character() -> None:
    """What has no Chinese in it may be stored so."""
    found = layout(Builder().add("Report 2023 — “a”").bytes(narrow=True))

    assert lines(found) == ["Report 2023 — “a”"]


def test_what_is_not_read_says_why() -> None:
    """A password, a file of Word 95, a file whose table stream is missing."""
    assert "加密" in refused(Builder().add("甲").bytes(flags=0x0100))
    old = compound({"WordDocument": struct.pack("<H", 0xA5DC) + bytes(2000)})
    assert "Word 95" in refused(old)
    assert "已损坏" in refused(compound({"WordDocument": struct.pack("<H", 0xA5EC) + bytes(2000)}))
    assert "已损坏" in refused(Builder().add("甲").bytes()[:1500])


def test_content_decides() -> None:
    """Not the suffix: a file of WPS Writer is one of Word, and any other by another name is what it is."""
    data = Builder().add("一、总体情况").bytes()
    assert {format_of(data, name) for name in ("a.doc", "a.wps", "a.docx", "a.txt")} == {"doc"}
    assert format_of(b"<html><body><p>x</p></body></html>", "a.doc") == "html"
    assert "已损坏" in refused(b"no file of Word")


def test_streams_of_what_is_embedded_are_not_those_of_the_file() -> None:
    """The directory's tree says which streams are the file's own."""
    found = Compound(compound({"WordDocument": b"own", "1Table": b"table"}))

    assert found.names == {"WordDocument", "1Table"}
    assert (found.read("WordDocument") or b"")[:3] == b"own"


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_never_make_the_reader_fail(seed: int) -> None:
    """A damaged file is read or refused."""
    generator = random.Random(seed)
    data = bytearray(REPORT)
    for _ in range(generator.randint(1, 30)):
        data[generator.randrange(len(data))] = generator.randrange(256)
    try:
        assert_tiled(read(bytes(data), "a.doc"))
    except UnreadableFile as error:
        assert error.hint is not None  # noqa: PT017 - either is right


REPORT = write_doc(document(build(random.Random(3), edition="2021", year=2023))).data


def converted(path: Path, folder: Path, suffix: str) -> bytes:
    """Return a file as LibreOffice writes it in another format."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    subprocess.run(
        [office, "--headless", home, "--convert-to", suffix, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / path.with_suffix(f".{suffix}").name).read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize("suffix", ["doc", "odt", "pdf"])
def test_the_sample_as_libreoffice_writes_it(tmp_path: Path, suffix: str) -> None:
    """It has the figures that it has as a text."""
    as_text = examine((CORPUS / "xuchang-2023.txt").read_bytes(), "a.txt").binding.facts
    data = converted(CORPUS / "docs" / "xuchang-2023.sample.docx", tmp_path, suffix)
    found = examine(data, f"a.{suffix}").binding.facts

    assert {k: f.value for k, f in found.items()} == {k: f.value for k, f in as_text.items()}
