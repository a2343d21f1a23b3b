"""Every figure of a report with its place, for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import sys

from typing import TYPE_CHECKING, Final, cast

from govlint.document.figure import State
from govlint.document.message import Text
from govlint.output.plain import harmless, holds_unicode, visible
from govlint.output.record import encode, location, number
from govlint.output.tidy import FACTS, fact_rows
from govlint.rule.evidence import fact_name


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.form.bound import Fact
    from govlint.output.record import Value
    from govlint.prose.model import Claim, Sum
    from govlint.rule import Context


FORMATS = ("table", "json", "csv")

_VALUE = [column.name for column in FACTS].index("value")
_EMPTY: Final = Text("（空）", "(empty)")
_UNCLEAR: Final = Text("（不明）", "(unclear)")

_MARK: Final = "\ufeff"
"""By this a spreadsheet that opens a file by itself knows that it is UTF-8, and not the encoding of the system."""


def record(path: str, context: Context) -> dict[str, object]:
    """Return the facts, empty cells, claims and sums of one report, for JSON."""
    facts = context.binding.facts.values()
    return {
        "path": path,
        "organ": context.identity.organ,
        "year": context.identity.year,
        "edition": context.edition.id if context.edition else None,
        "facts": {f.key: _fact(context, f) for f in facts if f.value is not None},
        "empty": [f.key for f in facts if f.state is State.EMPTY],
        "unclear": [f.key for f in facts if f.state is State.UNCLEAR],
        "claims": [_claim(context, claim) for claim in context.reading.claims],
        "sums": [_sum(context, total) for total in context.reading.sums],
    }


def as_json(records: Iterable[dict[str, object]]) -> str:
    """Return the records as one JSON document."""
    document = {"version": 1, "reports": list(records)}
    return encode(cast("Value", document), sys.stdout, indent=1) + "\n"


def as_csv(reports: Iterable[tuple[str, Context]]) -> str:
    """Return one line a figure, the table ``facts`` of `govlint.output.tidy`.

    Numbers are as they are printed in the report; a text that a spreadsheet would run is quoted.
    """
    out = io.StringIO()
    if holds_unicode(sys.stdout):
        out.write(_MARK)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in FACTS)
    for path, context in reports:
        for fact, row in zip(context.facts.values(), fact_rows(path, context), strict=True):
            exact = (*row[:_VALUE], fact.value, *row[_VALUE + 1 :])
            writer.writerow("" if v is None else harmless(visible(str(v))) for v in exact)
    return out.getvalue()


def as_table(reports: Iterable[tuple[str, Context]], lang: str = "zh") -> str:
    """Return one line a figure, aligned: key, value, place, label."""
    lines: list[str] = []
    for path, context in reports:
        edition = "—"
        if context.edition is not None:
            edition = context.edition.name_en if lang == "en" else context.edition.name
        organ, year = context.identity.organ or "—", context.identity.year or "—"
        lines += [f"{visible(path)}  {visible(organ)}  {year}  {edition}"]
        facts = list(context.binding.facts.values())
        wide = max((len(f.key) for f in facts), default=0)
        for fact in facts:
            empty = _EMPTY if fact.state is State.EMPTY else _UNCLEAR
            shown = str(fact.value) if fact.state is State.VALUE else empty.in_language(lang)
            place = str(context.locate(fact.span))
            lines.append(
                f"  {fact.key:<{wide}}  {shown:>12}  {place:<10}  {fact_name(fact).in_language(lang)}"
            )
    return "\n".join(lines) + "\n"


def _fact(context: Context, fact: Fact) -> dict[str, object]:
    found: dict[str, object] = {
        "value": number(fact.value),
        "text": fact.text,
        "location": location(context.locate(fact.span)),
    }
    if fact.unit is not None:
        found["unit"] = fact.unit
    return found


def _claim(context: Context, claim: Claim) -> dict[str, object]:
    found: dict[str, object] = {
        "keys": list(claim.keys),
        "value": number(claim.figure.value),
        "text": claim.span.of(context.text),
        "certain": claim.certain,
        "location": location(context.locate(claim.figure.span)),
    }
    if claim.alternatives:
        found["alt"] = [list(keys) for keys in claim.alternatives]
    if claim.absence:
        found["absence"] = True
    if claim.implied:
        found["implied"] = True
    return found


def _sum(context: Context, total: Sum) -> dict[str, object]:
    whole = sum(figure.value for figure in total.whole)
    parts = [figure.value for figure in total.parts]
    return {
        "whole": number(whole),
        "parts": [number(part) for part in parts],
        "closed": total.closed,
        "holds": whole == sum(parts),
        "location": location(context.locate(total.span)),
    }
