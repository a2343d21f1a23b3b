"""Places in formats without lines: in words, in the language of the result."""

from __future__ import annotations

import re

from dataclasses import replace
from random import Random

import pytest

from generate import county, mutate
from generate.county import OWN
from generate.write.ways import FORMATS
from render import OPTIONS, render

from govlint.engine.linter import Linter
from govlint.output.formats import FORMATS as OUTPUTS


_CHINESE = re.compile("[\u3400-\u9fff]")
_WAYS = ("docx", "doc", "odt", "mht", "ofd", "pdf")
_FACT = "requests.granted.natural_person"


@pytest.mark.parametrize("way", _WAYS)
def test_places_are_named_in_the_language_of_the_result(way: str) -> None:
    """A cell goes by the names of the form, a paragraph by its number; on pages, both by their page as well."""
    right = county.build(4, members=1).documents[OWN, 2022]
    wrong = mutate.change_cell(right, _FACT, int(right.model.facts[_FACT]) + 3)
    written = FORMATS[way](wrong, Random(1))
    (item,) = (
        Linter().check(written.data, f"a{written.name[written.name.rfind('.') :]}").diagnostics
    )
    place = item.location

    assert re.fullmatch(r"(第\d页 )?表三 第\d+行 自然人", place.address_in("zh"))
    assert re.fullmatch(r"(page \d, )?table 3, row \d+, natural persons", place.address_in("en"))
    for other in item.related:
        assert not _CHINESE.search(other.location.address_in("en"))


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_every_format_names_them_so(name: str) -> None:
    """Fields that are for people; keys, paths and the text of the report stay as they are."""
    right = county.build(4, members=1).documents[OWN, 2022]
    wrong = mutate.change_cell(right, _FACT, int(right.model.facts[_FACT]) + 3)
    result = Linter().check(FORMATS["docx"](wrong, Random(1)).data, "a.docx")

    rendered = render(name, [result], replace(OPTIONS, lang="en"))

    assert "table 3, row" in rendered
    assert "表三 第" not in rendered
