"""An edition of the statutory form, read from ``rules/forms/<edition>.toml``.

No label and no equation of the form stands in Python: a new edition is a new file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.document.prepared import EDITIONS, document, prepared
from govlint.form.notation import Equation, expand


if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document.figure import Kind


@dataclass(slots=True, eq=False)
class Aspect:
    """A subject that part 1 has to cover, and words that show that it does."""

    key: str
    name: str
    words: tuple[str, ...]


class PartForm(NamedTuple):
    """A part: its number, statutory heading, other headings that were seen, and its table's name."""

    number: int
    heading: str
    variants: tuple[str, ...]
    table: str | None
    aspects: tuple[Aspect, ...]


class ColumnForm(NamedTuple):
    """A column: its key, label and variants; ``group`` is the label above it; ``unit`` that of its figures."""

    key: str
    label: str
    kind: Kind
    variants: tuple[str, ...]
    group: str | None = None
    unit: str | None = None


class RowForm(NamedTuple):
    """A row: its key, label and variants; ``group`` is the label of the rows it stands among."""

    key: str
    label: str
    variants: tuple[str, ...]
    group: str | None = None


@dataclass(slots=True, eq=False)
class BlockForm:
    """Rows that share columns; ``heads`` are labels that stand over them and hold no figures.

    ``over`` is the head that is merged over the columns with the keys of ``under``, if one is.
    """

    heads: tuple[str, ...]
    groups: tuple[str, ...]
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...]
    over: str | None = None
    under: tuple[str, ...] = ()

    def key(self, row: int, column: int) -> str:
        """Return the key of the figure where a row and a column meet."""
        name = self.rows[row].key
        return f"{name}.{self.columns[column].key}" if name else self.columns[column].key


@dataclass(slots=True, eq=False)
class TableForm:
    """A table of the form, in the part it belongs to."""

    name: str
    part: int
    title: str
    blocks: tuple[BlockForm, ...]


@dataclass(slots=True, eq=False)
class RelationForm:
    """An equation between figures, with the family of equations it belongs to: its name, and what it says."""

    name: str
    label: str
    label_en: str
    equation: Equation


@dataclass(slots=True, eq=False)
class FactForm:
    """A figure of the form: where it stands and what may stand there."""

    key: str
    table: TableForm
    block: BlockForm
    row: RowForm
    column: ColumnForm

    @property
    def label(self) -> str:
        """The figure's name for a message: group, row and column, whatever of them there is."""
        names = (self.row.group, self.row.label, self.column.group, self.column.label)
        return " · ".join(n for n in names if n)


@dataclass(slots=True, eq=False)
class Edition:
    """An edition of the form."""

    id: str
    name: str
    name_en: str
    first_year: int
    last_year: int | None
    sources: Mapping[str, str]
    parts: tuple[PartForm, ...]
    tables: tuple[TableForm, ...]
    relations: tuple[RelationForm, ...]
    bounds: tuple[RelationForm, ...]
    sets: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, FactForm] = field(repr=False)

    def covers(self, year: int) -> bool:
        """Tell whether reports of ``year`` are to be made on this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def table(self, name: str) -> TableForm:
        """Return the table of that name.

        Raises:
            KeyError: the form has no such table.
        """
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)


@cache
def load(edition: str) -> Edition:
    """Return an edition, read once.

    Raises:
        FileNotFoundError: there is no such edition.
    """
    return _edition(document(edition))


@cache
def all_editions() -> tuple[Edition, ...]:
    """Return every edition, the newest first."""
    return tuple(load(name) for name in EDITIONS)


def edition_for(year: int) -> Edition | None:
    """Return the edition that reports of ``year`` are to be made on, None before there was a form."""
    return next((e for e in all_editions() if e.covers(year)), None)


def _edition(data: Mapping[str, Any]) -> Edition:
    tables = tuple(_table(t) for t in data["tables"])
    sets = _sets(data["sets"])
    return Edition(
        id=data["edition"],
        name=data["name"],
        name_en=data["name_en"],
        first_year=data["first_year"],
        last_year=data.get("last_year"),
        sources=data["sources"],
        parts=tuple(_part(p) for p in data["parts"]),
        tables=tables,
        relations=_relations(data, "relations", sets),
        bounds=_relations(data, "bounds", sets),
        sets=sets,
        facts={
            block.key(i, j): FactForm(block.key(i, j), table, block, row, column)
            for table in tables
            for block in table.blocks
            for i, row in enumerate(block.rows)
            for j, column in enumerate(block.columns)
        },
    )


def _part(data: Mapping[str, Any]) -> PartForm:
    aspects = tuple(Aspect(a["key"], a["name"], tuple(a["words"])) for a in data.get("aspects", ()))
    return PartForm(
        data["number"], data["heading"], tuple(data["variants"]), data.get("table"), aspects
    )


def _table(data: Mapping[str, Any]) -> TableForm:
    return TableForm(
        data["name"], data["part"], data["title"], tuple(_block(b) for b in data["blocks"])
    )


def _block(data: Mapping[str, Any]) -> BlockForm:
    return BlockForm(
        tuple(data["heads"]),
        tuple(data.get("groups", ())),
        tuple(ColumnForm(**{**c, "variants": tuple(c["variants"])}) for c in data["columns"]),
        tuple(RowForm(**{**r, "variants": tuple(r["variants"])}) for r in data["rows"]),
        data.get("over"),
        tuple(data.get("under", ())),
    )


def _sets(data: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return the sets with ``@name``, another set's members, put in its place."""
    sets: dict[str, tuple[str, ...]] = {}
    for name, members in data.items():
        sets[name] = tuple(
            m for member in members for m in (sets[member[1:]] if member[0] == "@" else (member,))
        )
    return sets


def _relations(
    data: Mapping[str, Any], group: str, sets: Mapping[str, tuple[str, ...]]
) -> tuple[RelationForm, ...]:
    """Return the equations of a group of relations, ``relations`` or ``bounds``, written out over the sets."""
    notation = {"relations": "equation", "bounds": "bound"}[group]
    relations: list[Mapping[str, str]] = data.get(group, [])
    edition = data["edition"]
    written: list[list[Any]] = prepared(
        f"{group} of {edition}",
        (f"rules/forms/{edition}.toml", "grammar/relation.lark"),
        lambda: [[_plain(e) for e in expand(r[notation], sets)] for r in relations],
    )
    return tuple(
        RelationForm(
            relation["name"],
            relation["label"],
            relation["label_en"],
            Equation(_terms(left), _terms(right), bound),
        )
        for relation, equations in zip(relations, written, strict=True)
        for left, right, bound in equations
    )


def _plain(equation: Equation) -> list[Any]:
    """Return an equation as JSON."""
    return [[list(term) for term in side] for side in (equation.left, equation.right)] + [
        equation.bound
    ]


def _terms(side: list[list[Any]]) -> tuple[tuple[int, str], ...]:
    return tuple((coefficient, key) for coefficient, key in side)
