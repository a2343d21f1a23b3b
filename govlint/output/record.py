"""Diagnostics and files as plain JSON values: the contract that `json` and `json-lines` share.

The keys only ever grow: a reader written for version 1 goes on working.
"""

from __future__ import annotations

import json
import re

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from govlint.output.plain import holds_unicode


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.document.message import Text
    from govlint.document.source import Location
    from govlint.rule.diagnostic import Diagnostic, FileResult


VERSION: Final = 1

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"

_UNSAFE: Final = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
"""What JSON would let through and a terminal, or UTF-8, would not."""


def encode(value: Value, stream: TextIO, *, indent: int | None = None) -> str:
    """Return ``value`` as JSON that ``stream`` can take and that no terminal obeys."""
    plain = holds_unicode(stream)
    text = json.dumps(value, ensure_ascii=not plain, indent=indent)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) if plain else text


def number(value: int | Decimal | str | None) -> int | float | str | None:
    """Return a figure as a JSON value; a decimal that no double holds exactly stays text."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    nearest = float(value)
    return nearest if Decimal(repr(nearest)) == value else format(value, "f")


def location(place: Location, lang: str = "zh") -> dict[str, Value]:
    """Return a place; a format without lines has an address, in ``lang``, and null for the rest."""
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "address": place.address_in(lang) or None,
    }


def diagnostic(item: Diagnostic, lang: str) -> dict[str, Value]:
    """Return one diagnostic; ``organ`` and ``year`` are there where it is about several reports."""
    found: dict[str, Value] = {
        "path": item.path,
        "code": item.code,
        "name": item.name,
        "severity": item.severity.value,
        "message": item.message.in_language(lang),
        "hint": item.hint.in_language(lang) if item.hint else None,
        "location": location(item.location, lang),
        "actual": number(item.actual),
        "expected": number(item.expected),
        "facts": list(item.facts),
        "evidence": [line.in_language(lang) for line in item.evidence],
        "related": [
            {
                **({} if place.path is None else {"path": place.path}),
                "message": place.message.in_language(lang),
                "location": location(place.location, lang),
            }
            for place in item.related
        ],
        "repairs": [
            [
                {
                    "fact": step.fact,
                    "location": location(step.location, lang),
                    "from": number(step.old),
                    "to": number(step.new),
                }
                for step in repair
            ]
            for repair in item.repairs
        ],
        "fix": item.fix,
        "url": item.url,
    }
    if item.organ is not None:
        found["organ"], found["year"] = item.organ, item.year
    return found


def unread(path: str, reason: Text, lang: str) -> dict[str, Value]:
    """Return a file of a folder that was not read, and why."""
    return {"path": path, "reason": reason.in_language(lang)}


def file(result: FileResult, lang: str) -> dict[str, Value]:
    """Return what is known of one file; ``failure`` is there only where it could not be checked."""
    record: dict[str, Value] = {
        "path": result.path,
        "organ": result.organ,
        "year": result.year,
        "edition": result.edition,
        "counts": dict(result.counts),
        "figures": None,
        "equations": None,
    }
    if result.checked is not None:
        record["figures"] = {"read": result.checked.figures, "of": result.checked.of}
        record["equations"] = {
            "checked": result.checked.equations,
            "broken": result.checked.broken,
        }
    if result.suppressed:
        record["suppressed"] = result.suppressed
    if result.failure is not None:
        record["failure"] = result.failure.in_language(lang)
    return record
