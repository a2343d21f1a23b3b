"""Which figures of the form are tied to those of other reports."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from govlint.form.edition import all_editions, load


CARRIED_IN: Final = "requests.carried_in"
CARRIED_OUT: Final = "requests.carried_out"
SUMMED_TABLES: Final = ("requests", "cases")
"""The tables of a government that are the sums of its members' tables."""


class StockKeys(NamedTuple):
    """The figures of a kind of document: how many were issued and repealed in the year, how many are in force."""

    row: str

    @property
    def keys(self) -> tuple[str, str, str]:
        """Issued, repealed, in force."""
        return f"{self.row}.issued", f"{self.row}.repealed", f"{self.row}.in_force"


STOCKS: Final = (StockKeys("disclosed.rules"), StockKeys("disclosed.normative_documents"))


@cache
def columns(edition: str) -> tuple[str, ...]:
    """Return the columns of the table of requests; of every edition, where ``edition`` is none."""
    known = {form.id: form for form in all_editions()}
    forms = [known[edition]] if edition in known else list(known.values())
    found = dict.fromkeys(
        key.removeprefix(f"{CARRIED_IN}.")
        for form in forms
        for key in form.facts
        if key.startswith(f"{CARRIED_IN}.")
    )
    return tuple(found)


@cache
def summed(edition: str) -> tuple[str, ...]:
    """Return the keys of a government's figures that are sums of its members', in the order of the form."""
    return tuple(
        fact.key for fact in load(edition).facts.values() if fact.table.name in SUMMED_TABLES
    )
