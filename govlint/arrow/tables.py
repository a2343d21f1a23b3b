"""Files and folders to tables, over several processes."""

from __future__ import annotations

import os

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from govlint.arrow.rows import keep_rows, rows_of
from govlint.arrow.schemas import SCHEMAS
from govlint.document.message import Text
from govlint.engine.lint import Outcome
from govlint.engine.linter import Linter, Options
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from govlint.arrow.rows import Rows
    from govlint.output.tidy import Row


_FILES: Final = 50
"""Files whose rows are made into a batch at a time, so that memory does not grow with the number of files."""

_UNCHECKED: Final = frozenset({"facts", "claims"})
"""Tables for which a file is read and hardly checked."""
_READABLE: Final = "GOV001"
"""The one rule that runs for them: whether the file could be read."""

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def read_tables(
    paths: Paths, options: Options | None = None, *, jobs: int = 1
) -> dict[str, pa.Table]:
    """Return the four tables of files and folders, by name.

    Args:
        paths: files and folders, or one of them; folders are walked for the formats that are read.
        options: what is checked, as for `govlint.check`.
        jobs: how many processes may work, 0 for as many as there are processors.

    Raises:
        ConfigError: a configuration cannot be used.
        RuleError: a rule cannot be loaded.
    """
    batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in SCHEMAS}
    for rows in _rows(paths, options or Options(), jobs):
        for name, found in rows.items():
            batches[name].append(_batch(name, found))
    return {name: pa.Table.from_batches(batches[name], schema) for name, schema in SCHEMAS.items()}


class Unread(NamedTuple):
    """A file that could not be read, and why; ``opened`` if that lies in its content."""

    path: str
    reason: Text
    opened: bool


def write_parquet(
    paths: Paths,
    table: str,
    target: str | IO[bytes],
    options: Options | None = None,
    *,
    jobs: int = 1,
) -> list[Unread]:
    """Write one of the tables as a Parquet file, row group by row group as the files are read.

    Returns:
        The files that could not be read. Each is also a row of the table ``reports``.

    Raises:
        KeyError: there is no such table; `SCHEMAS` has them.
        ConfigError: a configuration cannot be used.
    """
    unread: list[Unread] = []
    with pq.ParquetWriter(target, SCHEMAS[table]) as writer:
        for rows in _rows(paths, options or Options(), jobs, table):
            unread += _unread(rows["reports"])
            writer.write_batch(_batch(table, rows[table]))
    return unread


def _unread(reports: Iterable[Row]) -> Iterator[Unread]:
    names = SCHEMAS["reports"].names
    for row in reports:
        report = dict(zip(names, row, strict=True))
        if report["failure"] is not None:
            reason = Text(str(report["failure"]), str(report["failure_en"]))
            yield Unread(str(report["path"]), reason, opened=report["figures"] is not None)


def _batch(table: str, rows: Sequence[Row]) -> pa.RecordBatch:
    schema = SCHEMAS[table]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _rows(paths: Paths, options: Options, jobs: int, table: str | None = None) -> Iterator[Rows]:
    """Yield the rows of some files at a time, by table, in the order of the files.

    With the name of a table only that one, and ``failure`` in ``reports``, can be relied on.
    """
    if table in _UNCHECKED:
        options = replace(options, select=(_READABLE,))
    linter = Linter(options, keep_rows)
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    targets = list(linter.targets(os.fspath(path) for path in listed))
    failed = (FileResult(t.path, failure=t.failure) for t in targets if t.failure is not None)
    outcomes = linter.outcomes([t.path for t in targets if t.failure is None], jobs)
    each = (rows_of(outcome) for outcome in chain(map(Outcome, failed), outcomes))
    while some := list(islice(each, _FILES)):
        yield {name: [row for rows in some for row in rows.get(name, ())] for name in SCHEMAS}
