"""Damaged, locked and hostile files end in a clear error that says what to do."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile

from io import BytesIO

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import assert_tiled, cells, grids, lines
from report_files import WORD, docx, docx_of, html, paragraph, word_table, xls, xlsx, zipped
from report_sample import FIGURES, Cell, report
from test_read_sheet import workbook_of
from work import executed

from fuzz.workbooks import container, record
from govlint.document import limits
from govlint.document.errors import UnreadableFile
from govlint.document.limits import MAX_RENDERED
from govlint.readers import SUFFIXES, format_of, read
from govlint.readers.ole import Compound


REPORT = report(["7"] * FIGURES)


def refused(data: bytes, name: str) -> str:
    """Assert that a file is refused, with a hint, and return why."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, name)
    assert caught.value.hint is not None
    assert caught.value.text.en
    return caught.value.text.zh


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_file_that_was_cut_is_damaged(name: str, share: float) -> None:
    """Wherever the cut is."""
    data = docx(REPORT) if name == "a.docx" else xlsx(REPORT)

    assert "已损坏" in refused(data[: int(len(data) * share)], name)


def test_a_cut_sheet_of_the_old_kind_is_damaged() -> None:
    """Its sectors are missed."""
    data = xls(REPORT)
    for share in (0.1, 0.5, 0.9):
        assert "已损坏" in refused(data[: int(len(data) * share)], "a.xls")


@given(st.integers(0, 2**32), st.sampled_from(["docx", "xlsx", "xls", "html"]))
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_never_make_a_reader_fail(seed: int, suffix: str) -> None:
    """A damaged file is read or refused."""
    generator = random.Random(seed)
    made = {"docx": docx, "xlsx": xlsx, "xls": xls, "html": html}[suffix]
    data = bytearray(made(REPORT))
    for _ in range(generator.randint(1, 30)):
        data[generator.randrange(len(data))] = generator.randrange(256)
    with contextlib.suppress(UnreadableFile):
        assert_tiled(read(bytes(data), f"a.{suffix}"))


def test_zip_bombs_are_refused() -> None:
    """By ratio, by size, and by the number of members; the sizes in the directory are not relied on."""
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("word/document.xml", b"<a>" + b" " * (40 << 20) + b"</a>")
    assert "过大" in refused(bomb.getvalue(), "a.docx")

    data = bomb.getvalue()
    lying = data.replace(struct.pack("<I", (40 << 20) + 7), struct.pack("<I", 1000))
    refused(lying, "a.docx")

    many = BytesIO()
    with zipfile.ZipFile(many, "w") as container:
        for number in range(limits.MAX_MEMBERS + 1):
            container.writestr(f"word/{number}", b"")
    assert "过大" in refused(many.getvalue(), "a.docx")


def test_entities_are_refused() -> None:
    """Those that grow beyond measure and those that open files."""
    for entities in (
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
    ):
        xml = (
            f'<!DOCTYPE d [{entities}]><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p>'
            "</w:body></w:document>"
        )
        assert "已损坏" in refused(zipped({"word/document.xml": xml}), "a.docx")


def test_deep_nesting_is_refused() -> None:
    """Of tables in a page or a Word file, and of anything in XML."""
    depth = limits.MAX_NESTING + 1
    refused(b"<html>" + b"<table><tr><td>" * depth, "a.html")

    table = "<w:p/>"
    for _ in range(80):
        table = f"<w:tbl><w:tr><w:tc>{table}</w:tc></w:tr></w:tbl>"
    refused(docx_of(table), "a.docx")
    refused(
        docx_of("<w:sdt><w:sdtContent>" * 40_000 + "</w:sdtContent></w:sdt>" * 40_000), "a.docx"
    )


def test_huge_spans_are_clipped() -> None:
    """To the table and to more columns than any form has."""
    layout = read(
        b"<table><tr><td rowspan=1000000 colspan=1000000>1<td>2<tr><td>3<td>4</table>", "a.html"
    )
    assert_tiled(layout)
    for row in grids(layout)[0].rows:
        for cell in row.cells:
            assert cell.rows <= 2
            assert cell.column + cell.columns <= limits.MAX_COLUMNS

    body = word_table([[Cell("规章", columns=99_999), Cell("1")], [Cell("2")]])
    layout = read(docx_of(body), "a.docx")
    assert cells(layout, grids(layout)[0]) == [["规章", "1"], ["2"]]


def test_a_wide_sheet_with_three_cells_is_read_as_three_cells() -> None:
    """Laid out in full it would take all memory; nor does a dimension that is only claimed do harm."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{main}"><dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>3</v></c><c r="XFD1048576"><v>4</v></c></row>'
        "</sheetData></worksheet>"
    )
    book = workbook_of(sheet)

    layout = read(book, "a.xlsx")

    assert cells(layout, grids(layout)[0]) == [["1", "2"]]
    assert lines(layout) == ["3"]
    assert executed(lambda: read(book, "a.xlsx")) < 10_000


def test_merged_cells_over_a_whole_sheet_are_clipped() -> None:
    """To the cells that hold something; too many of them are refused."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    merge = '<mergeCell ref="A1:XFD1048576"/>'
    sheet = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="%s"><c r="%s"><v>2</v></c></row></sheetData><mergeCells>%s</mergeCells></worksheet>'
    )
    assert_tiled(read(workbook_of(sheet % (2, "C2", merge)), "a.xlsx"))
    refused(workbook_of(sheet % (5000, "CV5000", merge * 50)), "a.xlsx")


def compound(*names: str) -> bytes:
    """Return the beginning of an OLE container with these names in its directory."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    )


def test_locked_files_say_so() -> None:
    """An encrypted docx is an OLE container with the file in it; a zip has a mark for each member."""
    assert "加密" in refused(compound("EncryptionInfo", "EncryptedPackage"), "a.docx")

    data = bytearray(docx(REPORT))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert "加密" in refused(bytes(data), "a.docx")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (
            zipped(
                {"content.xml": "<document-content><body><spreadsheet/></body></document-content>"}
            ),
            "ODF",
        ),
        (zipped({"a.jpg": ""}), "zip"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_formats_that_are_not_read_are_named(data: bytes, kind: str) -> None:
    """With what to save the file as."""
    assert kind in refused(data, "a.txt")


def test_a_file_beyond_all_size_is_refused() -> None:
    """Before anything is made of it."""
    assert "MB" in refused(bytes(limits.MAX_FILE + 1), "a.txt")


def test_a_container_without_its_main_part_is_damaged() -> None:
    """Whatever else is in it."""
    refused(zipped({"word/styles.xml": "<a/>"}), "a.docx")
    refused(zipped({"xl/styles.xml": "<a/>"}), "a.xlsx")
    refused(docx_of(paragraph("一")).replace(b"PK\x03\x04", b"PK\x03\x05"), "a.docx")


@pytest.mark.parametrize(("suffix", "format_name"), SUFFIXES.items())
def test_every_suffix_leads_to_its_format(suffix: str, format_name: str) -> None:
    """The table that folders are walked by is the one that readers are chosen by."""
    made = {
        "text": b"text",
        "html": html(REPORT),
        "docx": docx(REPORT),
        "xlsx": xlsx(REPORT),
        "xls": xls(REPORT),
        "doc": compound("WordDocument"),
        "odt": zipped({"content.xml": ""}),
        "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
        "pdf": b"%PDF-1.7",
        "ofd": zipped({"OFD.xml": ""}),
    }

    assert format_of(made[format_name], f"a{suffix}") == format_name


def test_sheets_that_are_one_and_the_same() -> None:
    """Thousands of sheets whose records are the same ones are no workbook, and are not read thousands of times."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += record(0x1234, b"x") * 20_000 + record(0x000A)
    name = b"\2\1" + "表一".encode("utf-16-le")
    size = len(record(0x0085, bytes(6) + name))
    start = len(begin) + 4000 * size + 4
    listed = record(0x0085, struct.pack("<IBB", start, 0, 0) + name) * 4000

    assert "已损坏" in refused(container(begin + listed + record(0x000A) + sheet), "a.xls")


def test_a_table_of_sectors_that_is_named_again_and_again() -> None:
    """The table of an OLE container has an entry for each sector, however often the file names it."""
    data = bytearray(container(b"x" * 5000))
    again = len(data) // 512 - 1
    data += struct.pack("<128I", *[0] * 127, again + 1) * 200
    for number in range(200):
        struct.pack_into("<I", data, (again + number + 2) * 512 - 4, again + number + 1)
    struct.pack_into("<I", data, (again + 201) * 512 - 4, 0xFFFFFFFE)
    struct.pack_into("<II", data, 68, again, 200)
    struct.pack_into("<I", data, 44, 25_000)

    assert len(Compound(bytes(data))._next) <= len(data) // 512 + 128


def test_a_text_that_every_cell_repeats() -> None:
    """A workbook of a few kilobytes whose cells all show the same long text is refused before all of it is written."""
    text = struct.pack("<HB", 3000, 1) + ("甲" * 3000).encode("utf-16-le")
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    strings = record(0x00FC, struct.pack("<II", 1, 1) + text)
    name = b"\2\1" + "表一".encode("utf-16-le")
    start = len(begin) + len(record(0x0085, bytes(6) + name)) + len(strings) + 4
    cells = b"".join(
        record(0x00FD, struct.pack("<HHHI", at // 10, at % 10, 0, 0)) for at in range(60_000)
    )
    sheet = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells
    listed = record(0x0085, struct.pack("<IBB", start, 0, 0) + name)
    stream = begin + listed + strings + record(0x000A) + sheet + record(0x000A)

    assert str(MAX_RENDERED) in refused(container(stream), "a.xls")


def test_a_directory_that_lies_about_its_length() -> None:
    """Tens of thousands of members are too many even where the end of the container says that there is one."""
    data = bytearray(zipped({f"word/{number}": "" for number in range(limits.MAX_MEMBERS + 1)}))
    struct.pack_into("<HH", data, data.rfind(b"PK\5\6") + 8, 1, 1)

    assert "过大" in refused(bytes(data), "a.docx")
