"""``explain``: how a sentence is read, printed step by step."""

from __future__ import annotations

import json
import os
import re

from typing import TYPE_CHECKING, Any, Final

from govlint.document.limits import MAX_FILE
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.engine.explain import edition_of, explain_line, explain_text, name_of
from govlint.output.terminal import echo


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.engine.explain import Claim, Counted, Explanation, Percentage, Sum

_LINE: Final = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")

_HEADS: Final = {
    "tokens": Text("词", "Tokens"),
    "clauses": Text("分句", "Clauses"),
    "figures": Text("数", "Figures"),
    "absences": Text("说没有的", "Absences"),
    "sums": Text("分项与合计", "Sums"),
    "percentages": Text("百分比", "Percentages"),
}
_GRADES: Final = {
    "sure": Text("确定", "sure"),
    "fair": Text("大致确定", "fair"),
    "doubtful": Text("存疑", "doubtful"),
}
_APART: Final = {
    "difference": Text("是增减数，不读", "a difference, not read"),
    "other-year": Text("是别的年度的数，不读", "of another year, not read"),
    "denied": Text("在否定的话里，不读", "denied, not read"),
    "": Text("不是表格里的数", "no figure of the form"),
}
_OWN_WORDS: Final = Text("字面上就有别的意思", "its own words may mean something else")


def run_explain(what: str, fmt: str, year: int, organ: str | None, lang: str) -> int:
    """Write how a sentence, or a line of a file, is read; return the exit status."""
    match = _LINE.fullmatch(what)
    if match is not None and os.path.isfile(match["path"]):
        data = read_start(match["path"], MAX_FILE + 1)
        text, edition, found = explain_line(data, match["path"], int(match["line"]))
    else:
        text, edition, found = what, edition_of(year), explain_text(what, year, organ)
    if fmt == "json":
        echo(json.dumps(_record(text, edition, found), ensure_ascii=False, indent=2) + "\n")
    else:
        echo("".join(f"{line}\n" for line in _lines(text, edition, found, lang)))
    return 0


def _lines(text: str, edition: str, found: Explanation, lang: str) -> Iterator[str]:
    yield text.strip()
    yield from _section("tokens", _tokens(found), lang)
    yield from _section("clauses", found.clauses, lang)
    for title, lines in (
        ("figures", [line for f in found.figures for line in _figure(f, edition, lang)]),
        ("absences", [_absence(c, edition, lang) for c in found.absences]),
        ("sums", [_sum(s, lang) for s in found.sums]),
        ("percentages", [_percentage(p) for p in found.percentages]),
    ):
        yield from _section(title, lines, lang)


def _section(title: str, lines: Sequence[str], lang: str) -> Iterator[str]:
    if lines:
        yield ""
        yield _HEADS[title].in_language(lang)
        yield from (f"  {line}" for line in lines)


def _tokens(found: Explanation) -> list[str]:
    return [f"{t.kind:<13} {t.text.strip()}  {'; '.join(t.senses)}".rstrip() for t in found.tokens]


def _figure(figure: Counted, edition: str, lang: str) -> Iterator[str]:
    words = f"{figure.before}[{figure.text}]{figure.after}"
    yield words
    if figure.scope:
        said = "; ".join(f"{key} {value}".rstrip() for key, value in figure.scope.items())
        yield f"  {Text('语境', 'scope').in_language(lang)}: {said}"
    for claim in figure.claims:
        yield f"  {_keys(claim.keys, edition)}: {_grade(claim, lang)}"
        for other in claim.alternatives:
            yield f"  {Text('或', 'or').in_language(lang)} {_keys(other, edition)}"
    if not figure.claims:
        yield f"  {_APART[figure.apart].in_language(lang)}"


def _absence(claim: Claim, edition: str, lang: str) -> str:
    return f"{_keys(claim.keys, edition)}: {_grade(claim, lang)}"


def _grade(claim: Claim, lang: str) -> str:
    grade = _GRADES[claim.grade].in_language(lang)
    if claim.implied:
        grade += Text("，由后面的话推出", ", implied by what follows").in_language(lang)
    if claim.certain:
        return grade
    doubt = claim.doubt
    why = _OWN_WORDS if doubt is None else Text(doubt.why, doubt.why_en)
    name = f" [{doubt.name}]" if doubt is not None else ""
    return f"{grade} ({why.in_language(lang)}{name})"


def _keys(keys: Sequence[str], edition: str) -> str:
    first = name_of(keys[0], edition)
    more = f" + {len(keys) - 1}" if len(keys) > 1 else ""
    return f"{first}{more} ({keys[0]}{', …' if more else ''})"


def _sum(found: Sum, lang: str) -> str:
    whole = " + ".join(str(f.value) for f in found.whole)
    parts = " + ".join(str(f.value) for f in found.parts)
    state = (
        Text("完整列举", "complete list")
        if found.closed
        else Text("未必列全", "perhaps not complete")
    )
    sign = "=" if found.holds else "≠"
    return f"{whole} {sign} {parts} ({state.in_language(lang)})"


def _percentage(found: Percentage) -> str:
    part, whole = found.part.value, found.whole.value
    worked = f"({part} − {whole}) ÷ {whole}" if found.change else f"{part} ÷ {whole}"
    return f"{found.percent.value}% = {worked}"


def _record(text: str, edition: str, found: Explanation) -> dict[str, Any]:
    return {
        "version": 1,
        "text": text,
        "edition": edition,
        "tokens": [{"kind": t.kind, "text": t.text, "senses": t.senses} for t in found.tokens],
        "clauses": found.clauses,
        "figures": [
            {
                "text": f.text,
                "value": _number(f.value),
                "before": f.before,
                "after": f.after,
                "scope": f.scope,
                "apart": f.apart or None,
                "readings": [_reading(claim) for claim in f.claims],
            }
            for f in found.figures
        ],
        "absences": [_reading(claim) for claim in found.absences],
        "sums": [
            {
                "whole": [_number(f.value) for f in s.whole],
                "parts": [_number(f.value) for f in s.parts],
                "closed": s.closed,
                "holds": s.holds,
            }
            for s in found.sums
        ],
        "percentages": [
            {
                "percent": _number(p.percent.value),
                "part": _number(p.part.value),
                "whole": _number(p.whole.value),
                "change": p.change,
            }
            for p in found.percentages
        ],
    }


def _reading(claim: Claim) -> dict[str, Any]:
    doubt = claim.doubt
    return {
        "keys": claim.keys,
        "alternatives": claim.alternatives,
        "grade": claim.grade,
        "implied": claim.implied,
        "doubt": None
        if doubt is None
        else {"name": doubt.name, "why": doubt.why, "why_en": doubt.why_en},
    }


def _number(value: Any) -> int | float:  # noqa: ANN401 - an int or a Decimal
    return int(value) if value == int(value) else float(value)
