"""Tidy data as Arrow tables, for pandas, polars, DuckDB, Spark and whatever else reads them.

    >>> import govlint.arrow
    >>> tables = govlint.arrow.read_tables("reports/", jobs=0)
    >>> tables["facts"].to_pandas()

- `read_tables` reads files and folders and returns the tables ``reports``, ``facts``, ``claims``, ``diagnostics``;
- `SCHEMAS` are their schemas; each field has its meaning as metadata, in Chinese (``zh``) and in English (``en``);
- `read_batches` turns batches of files, path and bytes, into batches of reports, as Spark's ``mapInArrow`` wants it;
- `NESTED` is the schema of what it yields: a row a file, with its facts, claims and diagnostics as lists;
- `write_parquet` writes one of the tables as it is read.

Values are ``double``, exact up to 2^53; ``text`` is what the report has. Needs the extra ``arrow``.
"""

from __future__ import annotations

from govlint.arrow.nested import read_batches
from govlint.arrow.schemas import NESTED, SCHEMAS
from govlint.arrow.tables import read_tables, write_parquet


__all__ = ["NESTED", "SCHEMAS", "read_batches", "read_tables", "write_parquet"]
