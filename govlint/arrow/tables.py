"""Files and folders to tables, over several processes."""

from __future__ import annotations

import multiprocessing
import os

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from govlint.arrow.rows import rows_of
from govlint.arrow.schemas import SCHEMAS
from govlint.diagnostics.diagnostic import FileResult
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.engine.linter import Linter, Options
from govlint.output.tidy import report_row


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from govlint.output.tidy import Row


_FILES: Final = 50
"""Files whose rows are made into a batch at a time, so that memory does not grow with the number of files."""

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


@dataclass(frozen=True, slots=True)
class Unread:
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


def _rows(
    paths: Paths, options: Options, jobs: int, table: str | None = None
) -> Iterator[dict[str, list[Row]]]:
    """Yield the rows of some files at a time, by table, in the order of the files."""
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    targets = list(Linter(options).targets(os.fspath(path) for path in listed))
    failed = [FileResult(t.path, failure=t.failure) for t in targets if t.failure is not None]
    if failed:
        yield {"reports": [report_row(result.path, None, result) for result in failed]} | {
            name: [] for name in SCHEMAS if name != "reports"
        }
    files = [target.path for target in targets if target.failure is None]
    chunks = [files[at : at + _FILES] for at in range(0, len(files), _FILES)]
    workers = min(jobs or os.cpu_count() or 1, len(chunks))
    if workers <= 1:
        for chunk in chunks:
            yield _chunk(options, table, chunk)
        return
    # A fresh process each: one that is forked may hang on the threads that Arrow has started here.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawned) as pool:
        yield from pool.map(_chunk, repeat(options), repeat(table), chunks)


def _chunk(options: Options, table: str | None, paths: Sequence[str]) -> dict[str, list[Row]]:
    """Return the rows of some files, by table."""
    linter = _linter(repr(options), options)
    found: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for path in paths:
        for name, rows in _file(linter, path, table).items():
            found[name] += rows
    return found


def _file(linter: Linter, path: str, table: str | None) -> dict[str, list[Row]]:
    try:
        data = read_start(path, linter.finder.for_path(path).limits.file_size + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        text = Text(f"无法读取：{reason}", f"cannot be read: {reason}")
        failed = FileResult(path, failure=text)
        return {"reports": [report_row(path, None, failed)]}
    return rows_of(linter, path, data, table)


_LINTERS: Final[dict[str, Linter]] = {}


def _linter(key: str, options: Options) -> Linter:
    """Return the linter of this process for some options."""
    if key not in _LINTERS:
        _LINTERS.clear()
        _LINTERS[key] = Linter(options)
    return _LINTERS[key]
