"""``python -m govlint.build``: ``tables`` and ``schema`` write what is worked out ahead, ``page`` a page."""

from __future__ import annotations

import os
import sys

from pathlib import Path

import click

from govlint.build.page.make import PDFIUM, PYODIDE, build_page
from govlint.build.schema import rendered
from govlint.build.tables import everything
from govlint.document.errors import GovlintError
from govlint.document.prepared import PATH, record
from govlint.document.regular import read_regular
from govlint.document.whole import written_whole


SCHEMA = os.path.join("schemas", "govlint.schema.json")
_MOST = 1 << 28


@click.group()
def build() -> None:
    """Write what govlint generates from its data files, its grammars and its own code."""


@build.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; end with status 1 if the file is out of date."
)
def tables(check: bool) -> None:  # noqa: FBT001 - click passes a flag as it is
    """Work out the parse tables, the word automaton and the editions, and write them into the package."""
    sys.exit(_put(PATH, record(everything), check=check))


@build.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; end with status 1 if the file is out of date."
)
def schema(check: bool) -> None:  # noqa: FBT001 - the same
    """Write the JSON Schema of the configuration to schemas/, from the project's root."""
    sys.exit(_put(SCHEMA, rendered(), check=check))


@build.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--pyodide",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"The npm package pyodide {PYODIDE} as a file; fetched with npm by default.",
)
@click.option("--pdf", is_flag=True, help="Write govlint-pdf.html, which reads PDF files as well.")
@click.option(
    "--pdfium",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"The wheel of pypdfium2 {PDFIUM} for the browser as a file; fetched with pip by default.",
)
def page(folder: Path, pyodide: Path | None, pdfium: Path | None, *, pdf: bool) -> None:
    """Write govlint.html, the page that checks reports in a browser, into a folder."""
    try:
        content = build_page(pyodide, pdf=pdf, wheel=pdfium)
    except GovlintError as error:
        raise click.ClickException(str(error)) from error
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / ("govlint-pdf.html" if pdf else "govlint.html")
    with written_whole(str(target)) as file:
        file.write(content)
    click.echo(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _put(path: str, content: str, *, check: bool) -> int:
    """Write a generated file, or return 1 where it is not what it should be."""
    if check:
        return int(read_regular(path, _MOST) != content.encode("utf-8"))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)
    return 0


if __name__ == "__main__":
    build(prog_name="python -m govlint.build")
