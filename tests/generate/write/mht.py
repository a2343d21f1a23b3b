"""A report as a saved page: the page is a part of a message."""

from __future__ import annotations

from email.charset import BASE64, QP, Charset
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from typing import TYPE_CHECKING

from generate.write.html import tidy_html
from generate.write.output import Written


if TYPE_CHECKING:
    from random import Random

    from generate.document import Document


def write_mht(report: Document, random: Random) -> Written:
    """Write a saved page in one of the encodings that browsers and office programs use."""
    charset = random.choice(("utf-8", "gb18030"))
    page = tidy_html(report, charset).data
    return Written("report.mht", message_of(page, charset, quoted=random.random() < 0.5))


def message_of(page: bytes, charset: str, *, quoted: bool, before: bytes = b"") -> bytes:
    """Return a message whose main part is a page; ``before``: another page that stands before it."""
    message = MIMEMultipart("related", start="<main@example>", type="text/html")
    message["Subject"] = "年度报告"
    if before:
        message.attach(_part(before, charset, "<other@example>", quoted=quoted))
    message.attach(_part(page, charset, "<main@example>", quoted=quoted))
    return message.as_bytes()


def _part(page: bytes, charset: str, name: str, *, quoted: bool) -> MIMENonMultipart:
    part = MIMENonMultipart("text", "html", charset=charset)
    part["Content-ID"] = name
    encoding = Charset(charset)
    encoding.body_encoding = QP if quoted else BASE64
    part.set_payload(page.decode(charset), encoding)
    return part
