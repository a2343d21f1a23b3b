"""What can be told of a list from its figures, units and separators alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.prose.frames import UNITS, WORDING
from govlint.prose.model import Sum


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from govlint.document.source import Span
    from govlint.prose.mentions import CountPhrase


# The parts of the year, by the kind of their words, and how many there are.
_PERIODS: Final = {"HALF": 2, "QUARTER": 4}
INCLUDING: Final = frozenset(WORDING["including"])


@dataclass(slots=True, eq=False)
class FoundSum:
    """A list with its mentions."""

    whole: tuple[CountPhrase, ...]
    parts: tuple[CountPhrase, ...]
    closed: bool
    span: Span

    def to_sum(self) -> Sum:
        """Return it without the mentions."""
        whole = tuple(mention.figure for mention in self.whole)
        return Sum(whole, tuple(mention.figure for mention in self.parts), self.closed, self.span)


def usable(mention: CountPhrase) -> bool:
    """Tell whether a mention can be a whole or a part: not another year's."""
    bare_year = mention.other and any(lexeme.kind == "YEAR" for lexeme in mention.before)
    named = any(lexeme.kind in ("TERM", "GAP") for lexeme in mention.before)
    if mention.denied and not named:
        return False
    return not mention.other or (bare_year and named and mention.opening == "PAUSE")


def usable_of(mentions: Iterable[CountPhrase]) -> Iterator[CountPhrase]:
    """Yield the mentions that can be wholes or parts, parts of the year among them where they are listed."""
    listed = False
    for mention in mentions:
        listed = is_period(mention) and (listed or mention.lead is not None)
        if usable(mention) or (listed and not mention.compared):
            yield mention


def is_period(mention: CountPhrase) -> bool:
    """Tell whether a figure is of a part of the year: 上半年 11 件."""
    return any(lexeme.kind in _PERIODS for lexeme in mention.before)


def all_periods(parts: Sequence[CountPhrase]) -> bool:
    """Tell whether parts are of all halves or quarters of the year."""
    kinds = {lexeme.kind for part in parts for lexeme in part.before} & _PERIODS.keys()
    return len(kinds) == 1 and all(map(is_period, parts)) and len(parts) == _PERIODS[kinds.pop()]


def phrase_start(mention: CountPhrase) -> int:
    """Return where a mention's phrase begins in the folded text."""
    first = mention.before[0].start if mention.before else mention.number.start
    return min(first, mention.number.start)


def total(whole: Sequence[CountPhrase]) -> int | Decimal:
    """Return the sum of the values of mentions."""
    return sum(mention.figure.value for mention in whole)


def prefix(parts: Sequence[CountPhrase], total: int | Decimal) -> int:
    """Return how many parts, two or more, add up to the total; 0 when no number of them does."""
    running: int | Decimal = 0
    found = 0
    for count, part in enumerate(parts, 1):
        running += part.figure.value
        if running > total:
            break
        if running == total and count > 1 and (not found or part.opening == "PAUSE"):
            # Parts of 0 behind the last one belong to the list as well.
            found = count
        elif found:
            break
    return found


def bounds(parts: Sequence[CountPhrase]) -> int:
    """Return how many parts stand before a separator stronger than the one between the first two."""
    for count, part in enumerate(parts[2:], 2):
        if strength(part) > strength(parts[1]):
            return count
    return len(parts)


def kindred(whole: Sequence[CountPhrase], parts: Sequence[CountPhrase]) -> bool:
    """Tell whether whole and parts can be of one kind: 人次 are no part of 条."""
    people = UNITS["people"]
    units = {mention.figure.unit for mention in (*whole, *parts)} - {None}
    return len(units & people) == 0 or len(units) == 1


def same_unit(whole: Sequence[CountPhrase], parts: Sequence[CountPhrase]) -> bool:
    """Tell whether whole and parts are counted in one unit."""
    return len({mention.figure.unit for mention in (*whole, *parts)}) == 1


def says_all(parts: Sequence[CountPhrase]) -> bool:
    """Tell whether no word leaves the list open: no 等, no 主要, no mere 含."""
    if parts[0].lead in INCLUDING or parts[0].chiefly:
        return False
    return not any(part.etc for part in parts)


def told_parts(mention: CountPhrase) -> int:
    """Return how many parts a total says that it has: 3 in 三项合计, 0 where it does not say."""
    numerals = WORDING["numerals"]
    opening = next((w.text[0] for w in mention.before if w.kind == "TOTAL"), "")
    return next((n for n, chars in enumerate(numerals, 2) if opening in chars), 0) if opening else 0


def names_the_rest(part: CountPhrase) -> bool:
    """Tell whether a part is whatever the others are not: 其余 5 条, 其他信息 5 条."""
    words = "".join(lexeme.text for lexeme in part.before)
    named = next((rest for rest in WORDING["rest"] if words.startswith(rest)), None)
    return named is not None and words.removeprefix(named) in WORDING["of_any_kind"]


def strength(mention: CountPhrase) -> int:
    """Return how strongly the separator in front of a mention parts it from the one before."""
    return {"": 0, "PAUSE": 1, "COMMA": 2, "COLON": 2, "SEMICOLON": 3}.get(mention.opening, 4)


def until(parts: Sequence[CountPhrase], ends: Callable[[CountPhrase], bool]) -> list[CountPhrase]:
    """Return the parts in front of the first one that ends the list."""
    kept: list[CountPhrase] = []
    for part in parts:
        if ends(part):
            break
        kept.append(part)
    return kept
