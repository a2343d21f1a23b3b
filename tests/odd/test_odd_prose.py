"""Sentences of offices that agree with a report's tables, and sentences that do not, each in a report of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from odd_reports import FIRST, FORMATS, Odd, shown


def _lines(name: str) -> list[str]:
    return Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()


def _found(*first: str) -> list[str]:
    """Return what is said of the figures of a report with these paragraphs in part one."""
    found = shown(FORMATS["tabs"](Odd(first=first).document()))
    return [line for line in found if line.startswith(("GOV2", "GOV3"))]


def _alone(said: str) -> tuple[str, ...]:
    """Return the paragraphs of part one with a sentence in the place of what it says in other words."""
    return (FIRST[0], f"（二）依申请公开。{said}", "（三）政府信息管理。加强管理。", *FIRST[3:])


@pytest.mark.parametrize("said", _lines("right_prose.txt"))
def test_nothing_is_called_wrong(said: str) -> None:
    """Neither in the place of the usual sentences nor behind them."""
    assert _found(*_alone(said)) == []
    assert _found(*FIRST, said) == []


@pytest.mark.parametrize("said", _lines("wrong_prose.txt"))
def test_what_is_wrong_is_named(said: str) -> None:
    """A figure that the tables contradict is named."""
    assert _found(*_alone(said)) != []
