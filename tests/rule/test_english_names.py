"""English results call the figures of the form by English names."""

from __future__ import annotations

import re

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint import check, read
from govlint.authoring.fixtures import split
from govlint.document.prepared import document
from govlint.form.edition import all_editions
from govlint.output.facts import as_table
from govlint.rule.form import column_label, figure_label, row_label


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.diagnostic import Diagnostic


ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "tests" / "rules").glob("*/*.txt"))
_CHINESE = re.compile("[\u3400-\u9fff]")
_LABELLED = frozenset({"GOV105", "GOV106", "GOV117"})
"""Rules about rows and columns that are missing or headed otherwise: they quote how the form heads them."""
_QUOTED = re.compile("“[^”]*” in the text")


def labels(kind: str) -> set[str]:
    """Return all labels of rows or of columns, those of groups included."""
    found: set[str | None] = set()
    for edition in all_editions():
        for fact in edition.facts.values():
            form = fact.row if kind == "rows" else fact.column
            found |= {form.label, form.group}
    return {label for label in found if label and label.strip()}


@pytest.mark.parametrize("kind", ["rows", "columns"])
def test_every_label_has_an_english_name(kind: str) -> None:
    """One each, without Chinese; and no name is there for a label that no form has."""
    names = document("english")[kind]
    assert set(names) == labels(kind)
    for name in names.values():
        assert not _CHINESE.search(name)
        assert name == name.strip()
    assert len(set(names.values())) >= len(names) - 1  # the two editions word one row differently


def test_a_figure_has_both_names() -> None:
    """Group, row and column."""
    fact = all_editions()[0].facts["requests.refused.third_party.natural_person"]
    assert figure_label(fact).zh == "（三）不予公开 · 4.保护第三方合法权益 · 自然人"
    assert figure_label(fact).en == (
        "(3) refused · 4. protects the rights of third parties · natural persons"
    )
    assert row_label("本机关另加的一行").en == "本机关另加的一行"
    assert column_label("总计").en == "total"


def english(item: Diagnostic) -> Iterator[str]:
    """Yield every English text of a diagnostic."""
    yield item.message.en
    if item.hint is not None:
        yield item.hint.en
    yield from (line.en for line in item.evidence)
    yield from (place.message.en for place in item.related)
    if item.crossing is not None:
        rows = item.crossing.in_language("en")
        yield from rows[0]
        yield from (row[0] for row in rows[1:])


def test_no_message_calls_a_figure_in_chinese() -> None:
    """In all fixtures and the faulty example: no table by its Chinese title, no label of a row or column."""
    wanted = {label for label in labels("rows") | labels("columns") if len(label) > 5}
    assert wanted
    seen = 0
    for path in [*FIXTURES, ROOT / "examples" / "faulty-2023.txt"]:
        text, _ = split(path.read_text(encoding="utf-8"))
        for item in check(text.encode(), name=path.name).diagnostics:
            for said in english(item):
                assert not re.search("表[二三四]“", said), (path, said)
                own = _QUOTED.sub("", said)
                assert item.code in _LABELLED or not [w for w in wanted if w in own], (path, said)
                seen += "table 3 “" in said
    assert seen > 20


def test_the_table_of_figures_is_in_english_too() -> None:
    """Names, what is empty, and the form."""
    text = (ROOT / "examples" / "faulty-2023.txt").read_bytes()
    listed = as_table([("a.txt", read(text, name="a.txt"))], "en")
    head, *lines = listed.splitlines()
    assert "form of 2021" in head
    assert any(line.endswith("table 3 “(1) granted · natural persons”") for line in lines)
    assert "（空）" not in listed
