"""Bytes become text by a fixed order of attempts, and can be given back."""

from __future__ import annotations

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.document.errors import UnreadableFile
from govlint.readers import read
from govlint.readers.encoding import decode, encode


TEXT = "云岭市人民政府\r\n一、总体情况\r\n2023 年，受理申请 39 件。\r\n规章\t0\t1\t2\r\n"


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("gbk", b""),
        ("gb2312", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_every_encoding_gives_the_same_text(codec: str, mark: bytes) -> None:
    """And the bytes come back from it, byte order mark and line endings included."""
    data = mark + TEXT.encode(codec)

    layout = read(data, "report.txt")

    assert layout.text.lstrip("\ufeff") == TEXT
    assert layout.doubt is None
    assert layout.encoding is not None
    assert encode(layout.text, layout.encoding) == data


@given(st.text(alphabet="一政府信息公开年度报告，。0123 \n", min_size=8, max_size=60))
@settings(max_examples=100, deadline=None)
def test_utf_16_without_a_mark_is_told_by_what_makes_sense(text: str) -> None:
    """The byte order with more Chinese wins, once there is a NUL to show that it is UTF-16."""
    text = f"{text}\n报告 1\n"
    for codec in ("utf-16-le", "utf-16-be"):
        decoded = decode(text.encode(codec))
        assert (decoded.text, decoded.doubt) == (text, None)


@given(st.binary(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_and_come_back(data: bytes) -> None:
    """No bytes make the reader fail in any other way."""
    try:
        decoded = decode(data)
    except UnreadableFile:
        return
    if decoded.doubt is None or "-16" not in decoded.encoding:
        assert encode(decoded.text, decoded.encoding) == data


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_broken_byte_leaves_a_doubt(codec: str) -> None:
    """The rest of the text is read, and the bytes come back."""
    data = TEXT.encode(codec) * 3
    data = data[:40] + b"\xff" + data[40:]

    layout = read(data, "report.txt")

    assert layout.doubt is not None
    assert "规章\t0\t1\t2" in layout.text
    assert encode(layout.text, layout.encoding or "") == data


def test_a_text_cut_in_the_middle_of_a_character_is_read() -> None:
    """As a download that broke off leaves it."""
    layout = read(TEXT.encode()[:39], "report.txt")

    assert layout.encoding == "utf-8"
    assert layout.doubt is not None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        bytes(range(256)) * 40,
        b"%PDF-1.7\n" + b"x" * 100,
        b"\0" * 1000,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """A renamed photograph is not taken for a report."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, "report.txt")
    assert caught.value.hint is not None


def test_an_empty_file_is_an_empty_layout() -> None:
    """Whether that is a report is for a rule to say."""
    layout = read(b"", "report.txt")

    assert (layout.text, layout.blocks) == ("", ())
