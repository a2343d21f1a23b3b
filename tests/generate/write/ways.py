"""Every way of writing a report: the layouts of a text, and the other formats."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from generate.write.docx import Word, write_docx
from generate.write.html import messy_html, tidy_html
from generate.write.mht import write_mht
from generate.write.odt import write_odt
from generate.write.ofd import write_ofd
from generate.write.paper import Print
from generate.write.pdf import write_pdf
from generate.write.sheets import write_xls, write_xlsx
from generate.write.text import LAYOUTS, write_text
from generate.write.word97 import write_doc


if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from generate.document import Document
    from generate.write.output import Written

    Way = Callable[[Document, Random], Written]


def _text(layout: str, report: Document, random: Random) -> Written:
    return write_text(report, layout, random)


FORMATS: Final[dict[str, Way]] = {
    "tidy html": lambda report, _: tidy_html(report),
    "tidy html, gb18030": lambda report, _: tidy_html(report, "gb18030"),
    "messy html": messy_html,
    "docx": lambda report, _: write_docx(report),
    "docx, odd": lambda report, random: write_docx(report, Word.draw(random)),
    "xlsx": lambda report, _: write_xlsx(report),
    "xlsx, a sheet a part": lambda report, _: write_xlsx(report, sheets=True),
    "doc": lambda report, _: write_doc(report),
    "odt": lambda report, _: write_odt(report),
    "mht": write_mht,
    "ofd": lambda report, random: write_ofd(report, Print.draw(random)),
    "pdf": lambda report, random: write_pdf(report, Print.draw(random)),
    "xls": lambda report, _: write_xls(report),
    "xls, a sheet a part": lambda report, _: write_xls(report, sheets=True),
}
"""The formats other than text."""

WAYS: Final[dict[str, Way]] = {
    **{f"text, {layout}": partial(_text, layout) for layout in LAYOUTS},
    **FORMATS,
}
