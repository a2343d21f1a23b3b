"""Fixing typography is safe and complete, whatever the report, its layout and its encoding."""

from __future__ import annotations

import re

from functools import cache
from random import Random
from typing import TYPE_CHECKING
from unicodedata import normalize

from generate.strategies import SEEDS, documents
from generate.write.html import messy_html, tidy_html
from generate.write.text import LAYOUTS, write_text
from hypothesis import given
from hypothesis import strategies as st

from govlint import Linter, Options
from govlint.engine.examine import examine
from govlint.engine.fix import fixed
from govlint.readers.encoding import decode, encode


if TYPE_CHECKING:
    from generate.document import Document


_WRITTEN_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
_SLIPS = (
    (re.compile(r"[0-9]"), lambda found: chr(ord(found) + 0xFEE0)),
    (re.compile(r"(?<=[一-鿿])[，；](?=[一-鿿])"), lambda found: {"，": ",", "；": ";"}[found]),
    (re.compile(r"(?<=[一-鿿])。"), lambda found: found * 2),
    (re.compile(r"〔20\d\d〕"), lambda found: f"[{found[1:-1]}]"),
    (re.compile(r"(?<![\d.,])\d{4}(?![\d年.,〕])"), lambda found: f"{found[0]},{found[1:]}"),
)
_MARKS = re.compile(r"[\d\s，；。、,;:：?？!！\[\]〔〕()（）]")


@cache
def linter() -> Linter:
    """Return a linter that reads no configuration."""
    return Linter(Options(isolated=True))


def slipped(text: str, random: Random, *, page: bool) -> str:
    """Return a text with slips of typography here and there; those of a page stand between its tags."""

    def worse(piece: str) -> str:
        for pattern, change in _SLIPS:
            found = list(pattern.finditer(piece))
            for match in reversed(found):
                if random.random() < 0.1:
                    piece = piece[: match.start()] + change(match[0]) + piece[match.end() :]
        return piece

    return _WRITTEN_TEXT.sub(lambda m: worse(m[0]), text) if page else worse(text)


def figures(data: bytes, name: str) -> tuple[object, ...]:
    """Return all that a file says in figures."""
    report = examine(data, name)
    return (
        {key: (fact.state, fact.value) for key, fact in report.facts.items()},
        [(claim.keys, claim.figure.value) for claim in report.claims],
        [char for char in normalize("NFKC", report.text) if char.isdigit()],
    )


@given(documents(), SEEDS, st.sampled_from((*LAYOUTS, "tidy", "messy")))
def test_figures_stay_and_nothing_is_left_to_fix(report: Document, seed: int, layout: str) -> None:
    """No figure, no digit and no word changes, and fixing again changes nothing; the findings get fewer."""
    random = Random(seed)
    pages = {"tidy": lambda: tidy_html(report), "messy": lambda: messy_html(report, random)}
    file = pages[layout]() if layout in pages else write_text(report, layout)
    decoded = decode(file.data)
    data = encode(slipped(decoded.text, random, page=layout in pages), decoded.encoding)
    after = fixed(linter(), data, file.name)
    left = [item.code for item in linter().check(after, file.name).diagnostics]
    before = [item.code for item in linter().check(data, file.name).diagnostics]

    assert figures(after, file.name) == figures(data, file.name)
    assert fixed(linter(), after, file.name) == after
    assert _MARKS.sub("", decode(after).text) == _MARKS.sub("", decode(data).text)
    for code in ("GOV502", "GOV503", "GOV504", "GOV505"):
        assert left.count(code) <= before.count(code)
