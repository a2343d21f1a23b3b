"""Bytes to text: a fixed order of attempts, no statistics of letters.

A report has too few characters for statistical detection, and only a few encodings occur: UTF-8, UTF-16 and GB18030,
which includes GBK and GB2312. Each of the three refuses nearly every text of another, so the order decides.
"""

from __future__ import annotations

import re

from dataclasses import dataclass

from govlint.document.errors import UnreadableFile
from govlint.document.message import Text


BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

FEW = 0.02
"""The share of non-ASCII bytes that may be wrong in a text that still counts as UTF-8 with a flaw."""

BINARY = 0.02
"""The share of control characters, or of bytes in no encoding, from which on a file is no text."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


@dataclass(slots=True, eq=False)
class Decoded:
    """A text and the encoding that it was decoded from.

    ``encode(text, encoding)`` gives the bytes back. ``doubt`` says in Chinese why the text may be wrong, if it may.
    """

    text: str
    encoding: str
    doubt: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file.

    A byte order mark stays in the text as its first character; no line ending is touched. Bytes that fit no encoding
    become lone surrogates (``surrogateescape``), so that they can be written back.

    Args:
        data: the whole file.
        declared: the encoding that the file declares, tried before GB18030 and used only if every byte fits.

    Raises:
        UnreadableFile: the file is no text at all.
    """
    decoded = _decode(data, declared)
    wrong = len(_CONTROL.findall(decoded.text))
    if decoded.doubt is not None:
        wrong += _escaped(decoded.text)
    if wrong > max(4, BINARY * len(decoded.text)):
        raise UnreadableFile(
            Text("文件内容不是文字，不是年度报告", "the file holds no text, so it is no report"),
            Text("请确认文件没有损坏，扩展名没有改错", "check the file and its suffix"),
        )
    return decoded


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes that `decode` made ``text`` of."""
    return text.encode(encoding, "surrogatepass" if "-16" in encoding else "surrogateescape")


def _decode(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if 0 in data and (wide := _wide(data)) is not None:
        return wide
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    flawed = data.decode("utf-8", "surrogateescape")
    escaped = _escaped(flawed)
    if escaped <= max(2, FEW * (len(data) - len(data.translate(None, _HIGH)))) and _chinese(flawed):
        return Decoded(flawed, "utf-8", f"有 {escaped} 个字节不符合 UTF-8，对应的文字无法确认")
    if declared is not None and (text := _strict(data, declared)) is not None:
        return Decoded(text, declared)
    text = _strict(data, "gb18030")
    if text is not None:
        return Decoded(text, "gb18030")
    text = data.decode("gb18030", "surrogateescape")
    national = _escaped(text)
    if national < escaped:
        return Decoded(text, "gb18030", f"有 {national} 个字节不符合 GB18030，对应的文字无法确认")
    return Decoded(flawed, "utf-8", f"有 {escaped} 个字节不符合 UTF-8，对应的文字无法确认")


_HIGH = bytes(range(128, 256))


def _escaped(text: str) -> int:
    """Return how many bytes of a text fitted no encoding."""
    return len(re.findall(r"[\udc80-\udcff]", text))


def _chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    if encoding == "utf-8":
        text = data.decode(encoding, "surrogateescape")
        return Decoded(text, encoding, "文件标明是 UTF-8，但有字节不符合")
    return Decoded(_broken_wide(data, encoding), encoding, "文件标明是 UTF-16，但有字节不符合")


def _broken_wide(data: bytes, encoding: str) -> str:
    """Decode UTF-16 with lone surrogates in it, or with half a character at its end, which is left out."""
    try:
        return data[: len(data) & ~1].decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(encoding, "replace")


def _wide(data: bytes) -> Decoded | None:
    """Decode what holds NUL bytes: UTF-16 of the byte order that makes more sense, if either does."""
    best: Decoded | None = None
    most = 0
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is None and encoding != "utf-8":
            text = _broken_wide(data, encoding)
        if text is None:
            continue
        # A NUL counts against an encoding: an ASCII text in UTF-16 is valid UTF-8 with a NUL at every other place.
        expected = len(re.findall(r"[\n -~一-鿿，。、：；（）]", text)) - text.count("\0")
        if expected > most:
            strict = _strict(data, encoding) is not None
            best = Decoded(text, encoding, None if strict else "文件像是 UTF-16，但有字节不符合")
            most = expected
    return best if best is not None and most * 2 > len(best.text) else None
