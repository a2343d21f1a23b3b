"""The output formats by name; a format's module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions, Writer


_WRITERS: Final = {
    "full": "full.full:FullWriter",
    "concise": "concise:ConciseWriter",
    "json": "json_document:JsonWriter",
    "json-lines": "json_lines:JsonLinesWriter",
    "sarif": "sarif:SarifWriter",
    "github": "github:GithubWriter",
    "gitlab": "gitlab:GitlabWriter",
    "junit": "junit:JunitWriter",
    "html": "webpage.page:HtmlWriter",
}

FORMATS: Final = tuple(_WRITERS)


def open_writer(name: str, stream: TextIO, options: OutputOptions) -> Writer:
    """Return the writer of a format.

    Raises:
        KeyError: there is no such format; `FORMATS` lists them.
    """
    module, _, writer = _WRITERS[name].partition(":")
    found = getattr(import_module(f"govlint.output.{module}"), writer)
    return cast("Writer", found(stream, options))
