"""Text of a report made safe to print: shown as it is read, never obeyed by a terminal."""

from __future__ import annotations

import re

from codecs import lookup
from decimal import Decimal
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final
from unicodedata import category


if TYPE_CHECKING:
    from typing import TextIO


_KEPT = frozenset({"Zs", "Co"})
"""What ``str.isprintable`` refuses and a terminal does not mind: wide and fixed blanks, private use."""
_RUN: Final = frozenset("=@＝＠\t\r")
_SIGNS: Final = frozenset("+-＋－")
"""What a formula begins with; the full-width ones do so in spreadsheets of East Asia. A number may have a sign."""
_NUMBER: Final = re.compile(r"\d+(?:[.．]\d+)?[%％]?")


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with everything shown that a terminal would obey instead.

    Control characters become their pictures (``␛``), other characters without a shape of their own (bidirectional
    overrides, zero-width characters, line separators, lone surrogates) their escape (``\u202e``).
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or category(char) in _KEPT:
        return char
    point = ord(char)
    if point < 0x20:
        return chr(0x2400 + point)
    if point == 0x7F:
        return "␡"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def figure(value: int | Decimal | str) -> str:
    """Return a figure as it is printed: never in exponents, a text made visible."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return visible(str(value))


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a figure with a sign stays as it is."""
    risky = text[:1] in _RUN or (text[:1] in _SIGNS and not _NUMBER.fullmatch(text, 1))
    return f"'{text}" if risky else text


def holds_unicode(stream: TextIO) -> bool:
    """Tell whether ``stream`` writes a Unicode encoding; one that names none does.

    JSON, XML and HTML are UTF-8 by what they say of themselves, so another encoding gets their ASCII escapes.
    """
    encoding = getattr(stream, "encoding", None)
    return not isinstance(encoding, str) or lookup(encoding).name.startswith("utf")


def escape_unencodable(stream: TextIO) -> None:
    """Make ``stream`` write what its encoding lacks as backslash escapes; for standard output and error."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
