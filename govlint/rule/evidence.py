"""Words for figures: what a place is called, how an equation is written out, which places belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.message import counted_en, listed
from govlint.equations.slips import Slip, slip
from govlint.form.names import column_label, row_label, table_name
from govlint.rule import Change, Crossing, Related, Text


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.equations.ledger import Relation, Term
    from govlint.equations.repair import Diagnosis, Repair
    from govlint.equations.system import Basis, System
    from govlint.form.bound import Fact
    from govlint.rule import Context


_LONGEST_NAME = 20
_MOST_TERMS = 12
_MOST_RELATED = 8
_MOST_CANDIDATES = 4
_MOST_ROWS = 6

_SLIPS = {
    Slip.SWAPPED_DIGITS: Text("疑似相邻两位数字颠倒", "looks like two digits swapped"),
    Slip.DOUBLED_DIGIT: Text("疑似多录了一位相同的数字", "looks like a digit typed twice"),
    Slip.SHIFTED_POINT: Text("疑似末尾多录或漏录了 0", "looks like a final 0 too many or too few"),
    Slip.WRONG_DIGIT: Text("疑似录错了一位数字", "looks like one digit mistyped"),
    Slip.EXTRA_DIGIT: Text("疑似多录了一位数字", "looks like one digit too many"),
    Slip.MISSING_DIGIT: Text("疑似漏录了一位数字", "looks like one digit missing"),
}


def short(label: str) -> str:
    """Return a label cut to what fits into a message."""
    return label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1] + "…"


# Quotation marks within quotation marks (GB/T 15834-2011).
_INNER = str.maketrans("“”", "‘’")


def fact_name(fact: Fact) -> Text:
    """Return what a cell is called: 表三“（一）予以公开 · 自然人”, table 3 “(1) granted · natural persons”."""
    form = fact.form
    columns = [column_label(n) for n in (form.column.group, form.column.label) if n]
    labels = [row_label(form.row.label), *columns] if form.row.label.strip() else columns
    table = table_name(form.table)
    return Text(
        f"{table.zh}“{_shortened([label.zh for label in labels])}”",
        f"{table.en} “{_shortened([label.en for label in labels])}”",
    )


def _shortened(labels: Sequence[str]) -> str:
    return " · ".join(map(short, labels)).translate(_INNER)


def name(context: Context, mention: int) -> Text:
    """Return what a mention is called, cell or prose."""
    place = context.system.places[mention]
    if place.fact is not None:
        return fact_name(place.fact)
    span = place.claims[0].span if place.claims else place.span
    words = " ".join(span.of(context.text).split())
    unit = place.figure.unit if place.figure is not None and not place.claims else None
    called = f"“{words}{' ' + unit if unit and words[-1:].isdigit() else ''}”"
    return Text(f"正文{called}", f"{called} in the text")


def term_values(system: System, terms: Sequence[Term]) -> str:
    """Return a side of an equation in figures: ``489 + 14 + 88``; zeros of a long one are left out."""
    shown = [t for t in terms if len(terms) <= 6 or system.value(t[1]) != 0] or list(terms[:1])
    pieces: list[str] = []
    for factor, i in shown:
        value = system.value(i)
        text = "?" if value is None else str(value)
        if abs(factor) != 1:
            text = f"{abs(factor)} × {text}"
        if pieces or factor < 0:
            text = f"{'−' if factor < 0 else '+'} {text}"
        pieces.append(text)
    if len(pieces) > _MOST_TERMS:
        pieces = [*pieces[: _MOST_TERMS - 2], "+ …", pieces[-1]]
    return " ".join(pieces)


def written_out(system: System, basis: Basis) -> Text:
    """Return an equation in figures: ``489 + 14 + 88 = 591 ≠ 590，差 1``, or where it holds ``489 + 14 = 503``."""
    left, right = basis.left, basis.right
    if len(right) > len(left):
        left, right = right, left
    one, other = system.values(left), system.values(right)
    text = term_values(system, left)
    if len(left) > 1 and (one != other or len(right) > 1):
        text += f" = {one}"
    if one != other or len(right) == 1:
        text += f" {'=' if one == other else '≠'} {other}"
    if len(right) > 1:
        text += f" = {term_values(system, right)}"
    gap = abs(one - other)
    if gap == 0:
        return Text(text, text)
    return Text(f"{text}，差 {gap}", f"{text}, off by {gap}")


def statement(context: Context, basis: Basis) -> Text:
    """Return what an equation states, without its figures: a relation of the form, or a sentence."""
    system = context.system
    if basis.form is not None:
        fact = system.places[basis.left[0][1]].fact
        where = _where(basis, fact) if fact is not None else Text("", "")
        return Text(f"{where.zh}{basis.form.label}", f"{where.en}{basis.form.label_en}")
    if basis.claim is not None:
        cells = cells_name(context, [i for _, i in basis.right])
        return Text(f"正文应与{cells.zh}一致", f"the text should agree with {cells.en}")
    return Text(
        "正文所列各项之和应等于所述总数", "the parts that the text lists should add up to the whole"
    )


def cells_name(context: Context, mentions: Sequence[int]) -> Text:
    """Return what several cells are called together: by the group whose rows they are, or one by one."""
    facts = [f for i in mentions if (f := context.system.places[i].fact) is not None]
    first = facts[0].form
    rows = {fact.form.row.key for fact in facts}
    group = {row.key for row in first.block.rows if row.group == first.row.group}
    same_column = all(fact.form.column is first.column for fact in facts)
    if len(facts) > 1 and first.row.group and same_column and rows == group:
        table, row = table_name(first.table), row_label(first.row.group)
        column = column_label(first.column.label)
        return Text(
            f"{table.zh}“{short(row.zh)} · {column.zh}”（{len(facts)} 行之和）",
            f"{table.en} “{short(row.en)} · {column.en}” (sum of {len(facts)} rows)",
        )
    named = listed([fact_name(fact) for fact in facts[:3]])
    if len(facts) > 3:
        more = len(facts) - 3
        return Text(
            f"{named.zh}等 {len(facts)} 格之和",
            f"the sum of {', '.join(fact_name(f).en for f in facts[:3])} and {counted_en(more, 'more cell')}",
        )
    return named


def _where(basis: Basis, fact: Fact) -> Text:
    """Return the row or column that an equation of the form is about, with a colon."""
    form = basis.form
    if form is None:
        return Text("", "")
    column, table = fact.form.column, table_name(fact.form.table)
    if form.name in {"row-total", "case-total"}:
        named = column_label(column.group) if column.group else row_label(fact.form.row.label)
        return Text(f"{table.zh}“{short(named.zh)}”：", f"{table.en} “{short(named.en)}”: ")
    named = column_label(column.label)
    return Text(f"{table.zh}“{named.zh}”列：", f"column “{named.en}” of {table.en}: ")


def evidence(context: Context, relations: Iterable[Relation]) -> tuple[Text, ...]:
    """Return the broken equations, each stated and written out in figures."""
    system = context.system
    lines = []
    for relation in relations:
        basis = system.bases[relation.id]
        stated, sums = statement(context, basis), written_out(system, basis)
        lines.append(Text(f"{stated.zh}，{sums.zh}", f"{stated.en}: {sums.en}"))
    return tuple(lines)


def related(
    context: Context, relations: Iterable[Relation], without: Iterable[int]
) -> tuple[Related, ...]:
    """Return the places to look at beside the finding's own: of an agreement its cells, of a sum its whole.

    The parts of a sum are written out in the evidence and need no marks of their own, and neither does a 0.
    """
    system = context.system
    skip = set(without)
    found: dict[int, None] = {}
    for relation in relations:
        basis = system.bases[relation.id]
        sides = (basis.left, basis.right)
        shorter = min(sides, key=len)
        terms = basis.right if basis.claim is not None else (*basis.left, *basis.right)
        if basis.claim is None and max(map(len, sides)) > 2:
            terms = shorter
        for _, i in terms:
            if i not in skip and system.value(i):
                found.setdefault(i)
    chosen = list(found)[:_MOST_RELATED]
    return tuple(Related(system.places[i].span, _stating(context, i)) for i in chosen)


def _stating(context: Context, mention: int) -> Text:
    """Return a place's name with its figure; words from the text have it in them already."""
    called, value = name(context, mention), context.system.value(mention)
    if context.system.places[mention].fact is None:
        return called
    return Text(f"{called.zh}为 {value}", f"{called.en}: {value}")


def changes(context: Context, repair: Repair) -> tuple[Change, ...]:
    """Return a repair as changes of places."""
    system = context.system
    return tuple(
        Change(system.places[i].span, system.value(i) or 0, new, system.ledger.mentions[i].fact)
        for i, new in repair.changes
    )


def candidates(context: Context, diagnosis: Diagnosis) -> Text | None:
    """Return the hint that lists the smallest repairs, where none of them can be named."""
    if diagnosis.gave_up or not diagnosis.repairs:
        if diagnosis.least > 1:
            return Text(
                f"至少有 {diagnosis.least} 个数有误，无法确定是哪几个",
                f"at least {diagnosis.least} figures are wrong; which ones cannot be determined",
            )
        return None
    if diagnosis.open and diagnosis.least == 1:
        alone = [*(r.changes[0][0] for r in diagnosis.repairs), *(i for (i,) in diagnosis.open)]
        called = [name(context, mention) for mention in sorted(alone)]
        return Text(
            f"其中一个数有误，无法确定是哪一个：{'、'.join(c.zh for c in called)}",
            f"one of these is wrong; which one cannot be determined: {', '.join(c.en for c in called)}",
        )
    named = diagnosis.repairs[:_MOST_CANDIDATES]
    zh = "；".join("，".join(_to(context, i, n).zh for i, n in r.changes) for r in named)
    en = "; ".join(", ".join(_to(context, i, n).en for i, n in r.changes) for r in named)
    count = len(diagnosis.repairs)
    rest = "等" if count > len(named) else ""
    if count == 1:
        return Text(f"可行的改动：{zh}", f"possible correction: {en}")
    return Text(
        f"有 {count} 种改动同样少的方案，无法确定是哪一种：{zh}{rest}",
        f"{count} corrections are equally small; which one applies cannot be determined: {en}{'; …' if rest else ''}",
    )


def _to(context: Context, mention: int, new: int) -> Text:
    called, old = name(context, mention), context.system.value(mention)
    return Text(f"{called.zh} {old} → {new}", f"{called.en} {old} → {new}")


def slip_hint(old: int | None, new: int) -> Text | None:
    """Return how the figure may have been mistyped, if it looks like that."""
    kind = None if old is None else slip(old, new)
    return None if kind is None else _SLIPS[kind]


def crossing(context: Context, fact: Fact) -> Crossing | None:
    """Return the row and the column that meet in a cell of a table with several rows and columns."""
    system = context.system
    block = fact.form.block
    if len(block.columns) < 3 or len(block.rows) < 3:
        return None
    mention = next((i for i, p in enumerate(system.places) if p.fact is fact), None)
    if mention is None:
        return None
    rows = {fact.form.row.key: fact.form.row}
    for relation_id in system.ledger.standing(mention):
        basis = system.bases[relation_id]
        for _, i in (*basis.left, *basis.right):
            other = system.places[i].fact
            if other is None or other.form.column is not fact.form.column:
                continue
            if system.value(i) and (len(rows) < _MOST_ROWS or i == basis.left[0][1]):
                rows.setdefault(other.form.row.key, other.form.row)
    ordered = [row for row in block.rows if row.key in rows]
    heads = [column_label(c.label) for c in block.columns]
    labels = [row_label(row.label) for row in ordered]
    figures = []
    for row in ordered:
        facts = (context.binding.facts.get(f"{row.key}.{c.key}") for c in block.columns)
        figures.append(tuple(f.text if f else "" for f in facts))
    marked = ordered.index(fact.form.row) + 1, block.columns.index(fact.form.column) + 1
    return Crossing(
        _table([h.zh for h in heads], [label.zh for label in labels], figures),
        marked,
        _table([h.en for h in heads], [label.en for label in labels], figures),
    )


def _table(
    heads: Sequence[str], labels: Sequence[str], figures: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    rows = [(short(label), *row) for label, row in zip(labels, figures, strict=True)]
    return (("", *heads), *rows)
