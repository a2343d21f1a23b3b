"""The sample report as programs print it: as PDF by several makers, as OFD, as Word 97 and OpenDocument."""

from __future__ import annotations

import shutil
import subprocess

from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from generate.document import Document, Paragraph, Title
from generate.grid import Cell, Grid
from generate.model import build
from generate.passages import Passage
from generate.write.odt import write_odt
from generate.write.ofd import write_ofd
from generate.write.output import Written
from generate.write.paper import Print
from generate.write.pdf import write_pdf
from generate.write.word97 import write_doc
from layouts import CORPUS, grids, shape

from govlint.document import layout as read_layout
from govlint.engine.examine import examine
from govlint.engine.lint import lint
from govlint.engine.registry import built_in
from govlint.readers import read


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")

PAGE = CORPUS / "docs" / "xuchang-2023.sample.html"
BORDERS = "<style>table{border-collapse:collapse}td,th{border:1px solid #000}</style></head>"


@cache
def _sample() -> Document:
    """Return the sample as what the writers of the tests take."""
    layout = read(PAGE.read_bytes(), PAGE.name)
    blocks: list[Title | Paragraph | Grid] = []
    for block in layout.blocks:
        if isinstance(block, read_layout.Grid):
            blocks.append(
                Grid(
                    f"table {len(blocks)}",
                    tuple(
                        Cell(at, c.column, c.rows, c.columns, c.content.of(layout.text))
                        for at, row in enumerate(block.rows)
                        for c in row.cells
                    ),
                )
            )
        elif text := block.span.of(layout.text).strip():
            blocks.append(Paragraph(Passage(text)) if blocks else Title(text))
    return Document(build(Random(0), size=0), tuple(blocks))


def _printed(command: list[str], folder: Path) -> Written:
    """Return the sample's page as a program prints it; ``{page}`` and ``{target}`` of a command are filled in."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    page, target = folder / "a.html", folder / "a.pdf"
    page.write_text(PAGE.read_text("utf-8").replace("</head>", BORDERS), "utf-8")
    filled = [part.format(page=page.as_uri(), target=target) for part in command]
    subprocess.run(filled, check=True, capture_output=True, timeout=120)
    return Written("a.pdf", target.read_bytes())


def _chromium(folder: Path) -> Written:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf={target}"]
    return _printed(["chromium", *options, "{page}"], folder)


def _wkhtmltopdf(folder: Path) -> Written:
    return _printed(["wkhtmltopdf", "-q", "{page}", "{target}"], folder)


MAKERS: dict[str, Callable[[Path], Written]] = {
    "pdf by reportlab": lambda _: write_pdf(_sample()),
    "pdf by reportlab, on its side": lambda _: write_pdf(_sample(), Print(9, wide=True, bits=True)),
    "pdf by Chromium": _chromium,
    "pdf by wkhtmltopdf": _wkhtmltopdf,
    "ofd": lambda _: write_ofd(_sample()),
    "ofd, open at the foot of a page": lambda _: write_ofd(_sample(), Print(open=True, heads=True)),
    "doc": lambda _: write_doc(_sample()),
    "odt": lambda _: write_odt(_sample()),
}


def _found(file: Written) -> list[tuple[str, str]]:
    """Return what is found; wkhtmltopdf prints the blanks around digits so narrow that none is to be seen."""
    diagnostics = lint(file.data, file.name, built_in()).diagnostics
    return [(d.code, d.message.zh.replace(" ", "")) for d in diagnostics]


@pytest.mark.slow
@pytest.mark.parametrize("maker", MAKERS)
def test_the_sample_as_it_is_printed(maker: str, tmp_path: Path) -> None:
    """It has the figures, the 280 places of table 3 and the findings that it has as a page."""
    file = MAKERS[maker](tmp_path)
    page = Written(PAGE.name, PAGE.read_bytes())
    expected, found = (examine(f.data, f.name).binding.facts for f in (page, file))

    assert len(expected) == 200
    assert {k: f.value for k, f in found.items()} == {k: f.value for k, f in expected.items()}
    assert _found(file) == _found(page)
    layout = read(file.data, file.name)
    cells = [cell for row in shape(layout, grids(layout)[1]) for cell in row]
    assert sum(rows * columns for _, _, rows, columns in cells) == 280
