"""The columns of the tidy tables as Arrow schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyarrow as pa

from govlint.output.tidy import TABLES


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.output.tidy import Column


_TYPES: Final = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "whole": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}
_SHARED: Final = 4
"""Columns that all tables begin with; nested in a row that has them, they are left out."""


def _fields(columns: Sequence[Column]) -> list[pa.Field]:
    return [
        pa.field(
            column.name,
            _TYPES[column.kind],
            nullable=column.name != "path",
            metadata={"zh": column.about.zh, "en": column.about.en},
        )
        for column in columns
    ]


SCHEMAS: Final[Mapping[str, pa.Schema]] = {
    name: pa.schema(_fields(columns)) for name, columns in TABLES.items()
}
"""The schemas of the tables, by name."""

NESTED: Final[pa.Schema] = pa.schema(
    [
        *SCHEMAS["reports"],
        *(
            pa.field(name, pa.list_(pa.struct(list(SCHEMAS[name])[_SHARED:])))
            for name in ("facts", "claims", "diagnostics")
        ),
    ]
)
"""One row a file: the columns of ``reports``, and lists of what the other tables have of it."""
