"""Saved pages: the right part of the message, in its encoding."""

from __future__ import annotations

import pytest

from generate.write.mht import message_of
from layouts import assert_tiled, cells, grids, lines

from govlint.document.errors import UnreadableFile
from govlint.readers import format_of, read


PAGE = "<html><body><p>一、总体情况</p><table><tr><td>规章<td>1<td>2<tr><td>许可<td>3<td>4</table>"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5", "utf-16-le"])
@pytest.mark.parametrize("quoted", [True, False])
def test_encodings(charset: str, quoted: bool) -> None:  # noqa: FBT001 - a case of the test
    """Of the transfer, and of the characters as the part names them."""
    page = PAGE if charset != "big5" else PAGE.replace("总体情况", "概述").replace("规", "規")
    page = page.replace("许", "許") if charset == "big5" else page
    data = message_of(page.encode(charset), charset, quoted=quoted)
    found = read(data, "a.mht")

    assert_tiled(found)
    assert found.format == "mht"
    assert [row[1:] for row in cells(found, grids(found)[0])] == [["1", "2"], ["3", "4"]]
    assert lines(found)[0].startswith("一、")


def test_places() -> None:
    """By paragraph and cell: a line of the message is none of the page."""
    found = read(message_of(PAGE.encode(), "utf-8", quoted=True), "a.mht")
    cell = grids(found)[0].rows[1].cells[2].content

    assert found.locator.locate(cell).address == "第1个表格 第2行 第3列"
    assert found.locator.locate(found.blocks[0].span).address == "第1段"


def test_the_part_that_the_message_starts_with() -> None:
    """Not the first page among its parts, which may be a frame or an advertisement."""
    data = message_of(PAGE.encode(), "utf-8", quoted=True, before="<p>广告</p>".encode())

    assert lines(read(data, "a.mhtml")) == ["一、总体情况"]


def test_content_decides() -> None:
    """Whatever the file is called; a text that only mentions a message is a text."""
    data = message_of(PAGE.encode(), "utf-8", quoted=False)
    assert {format_of(data, name) for name in ("a.mht", "a.doc", "a.txt")} == {"mht"}
    assert format_of("说明：\nContent-Type: multipart/related\n".encode(), "a.txt") == "text"


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n--x--",
        b"Content-Type: multipart/related\r\n\r\n",
        b"".join(
            b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
            for n in range(3000)
        ),
    ],
    ids=["no page", "no boundary", "messages in messages"],
)
def test_messages_without_a_page(data: bytes) -> None:
    """They are refused with what to do."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.mht")
    assert caught.value.hint is not None


def test_a_part_in_no_known_encoding() -> None:
    """What it is called does not matter where the bytes say it themselves."""
    data = message_of(PAGE.encode(), "utf-8", quoted=False).replace(
        b'charset="utf-8"', b'charset="x-none"'
    )

    assert lines(read(data, "a.mht")) == ["一、总体情况"]
