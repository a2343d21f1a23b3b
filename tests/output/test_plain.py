"""Text of a report is shown, never obeyed."""

from __future__ import annotations

import io
import unicodedata

from decimal import Decimal

import pytest

from hypothesis import given
from hypothesis import strategies as st

from govlint.output.plain import escape_unencodable, figure, holds_unicode, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、总体情况\u3000[b] 50%", "一、总体情况\u3000[b] 50%"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("行\r\n末\t\x00\x7f", "行␍␊末␉␀␡"),
        ("\u202e反\u2066\u200b\ufeff", "\\u202e反\\u2066\\u200b\\ufeff"),
        ("\x9b1m\u0085\u2028", "\\u009b1m\\u0085\\u2028"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    """Each kind of character that a terminal would obey has a shape of its own."""
    assert expected == visible(text)


@given(st.text(st.characters(codec=None)))
def test_visible_text_is_inert(text: str) -> None:
    """Whatever a report holds, what is printed has no control, format or surrogate character."""
    kinds = {unicodedata.category(char) for char in visible(text)}

    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_figures_have_no_exponent() -> None:
    """A figure is printed with its digits."""
    assert figure(Decimal("1E+3")) == "1000"
    assert figure(Decimal("47129.1895")) == "47129.1895"


def test_a_stream_without_chinese_gets_escapes() -> None:
    """What an encoding lacks is escaped."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    escape_unencodable(stream)
    stream.write("错误")
    stream.flush()

    assert raw.getvalue() == b"\\u9519\\u8bef"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", True), ("UTF8", True), ("utf-8-sig", True), ("gbk", False), ("ascii", False)],
)
def test_unicode_streams(encoding: str, expected: bool) -> None:  # noqa: FBT001  what is expected
    """Other encodings get the escapes of the format, also where they know Chinese."""
    assert holds_unicode(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is expected
    assert holds_unicode(io.StringIO())
