"""Batches of files to batches of reports, on whatever engine sends them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from govlint.arrow.rows import keep_rows, rows_of
from govlint.arrow.schemas import NESTED, SCHEMAS
from govlint.engine.linter import Linter, Options


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.output.tidy import Row


_BYTES: Final = ("bytes", "content")
"""What the column of a file's bytes may be called; Spark's own source of files says ``content``."""


def read_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the reports of each batch of files, in order.

    Args:
        batches: with the columns ``path``, a text, and ``bytes`` or ``content``; others are not looked at. A path gives
            the format by its suffix; nothing is opened, and no configuration is read.

    Yields:
        Batches of the schema `NESTED`. A file that cannot be read is a row with its ``failure``.

    Raises:
        ValueError: a batch has no such columns.
    """
    for batch in batches:
        names = batch.schema.names
        found = next((name for name in _BYTES if name in names), None)
        if found is None or "path" not in names:
            message = (
                f"a batch needs the columns path and {' or '.join(_BYTES)}, not {', '.join(names)}"
            )
            raise ValueError(message)
        paths, contents = batch.column("path").to_pylist(), batch.column(found).to_pylist()
        rows = [
            nested_row(path or "", data or b"") for path, data in zip(paths, contents, strict=True)
        ]
        yield pa.RecordBatch.from_pylist(rows, schema=NESTED)


def nested_row(path: str, data: bytes) -> dict[str, object]:
    """Return the row of a file."""
    linter = _linter()
    rows = rows_of(linter.lint_bytes(data, path, linter.finder.for_path(path)))
    row: dict[str, object] = dict(zip(SCHEMAS["reports"].names, rows["reports"][0], strict=True))
    for name in ("facts", "claims", "diagnostics"):
        row[name] = [_inner(name, item) for item in rows.get(name, ())]
    return row


def _inner(table: str, row: Row) -> dict[str, object]:
    """Return a row without the columns that the whole has already."""
    own = [field.name for field in NESTED.field(table).type.value_type]
    return dict(zip(own, row[len(row) - len(own) :], strict=True))


@cache
def _linter() -> Linter:
    """Return the linter of this process; an engine calls again and again."""
    return Linter(Options(isolated=True), keep_rows)
