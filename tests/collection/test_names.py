"""Which names are one organ's."""

from __future__ import annotations

import pytest

from govlint.collection.names import Organs, alike, means, parse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("丰禾县市场监督管理局", "丰禾县市场监管局"),
        ("云溪市丰禾县水务局", "丰禾县水务局"),
        ("丰禾县发展和改革委员会", "丰禾县发改委"),
        ("丰禾县大柏镇人民政府", "丰禾县大柏镇政府"),
        ("丰禾区金鹭街道办事处", "丰禾区金鹭街道办"),
        ("丰禾县城市管理局（综合执法局）", "丰禾县城市管理局"),
    ],
)
def test_full_and_short_names(one: str, other: str) -> None:
    """A name that is shortened is that of the same organ."""
    assert parse(one) == parse(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("丰禾县水务局", "清濂县水务局"),
        ("丰禾县水务局", "丰禾县林业局"),
        ("丰禾县人民政府", "丰禾县人民政府办公室"),
        ("丰禾县大柏镇人民政府", "丰禾县双塘镇人民政府"),
        ("丰禾县市场监督管理局", "丰禾县城市管理局"),
        ("云溪市教育局", "丰禾县教育局"),
    ],
)
def test_different_organs(one: str, other: str) -> None:
    """Likeness is not enough."""
    assert parse(one) != parse(other)


def test_a_name_that_leaves_the_place_open() -> None:
    """It is that of the only organ with this office; where there are two, it is nobody's."""
    one = Organs(["丰禾县水务局", "县水务局"], {})
    two = Organs(["丰禾县水务局", "清濂县水务局", "县水务局"], {})

    assert one.key("县水务局") == one.key("丰禾县水务局")
    assert two.key("县水务局") not in {two.key("丰禾县水务局"), two.key("清濂县水务局")}


def test_other_names_of_the_configuration() -> None:
    """An organ goes by the name it has now."""
    organs = Organs(["丰禾县粮食局", "丰禾县发展和改革局"], {"丰禾县粮食局": "丰禾县发展和改革局"})

    assert organs.key("丰禾县粮食局") == organs.key("丰禾县发改局")


@pytest.mark.parametrize(
    ("pattern", "name", "meant"),
    [
        ("丰禾县*局", "丰禾县水务局", True),
        ("丰禾县*局", "云溪市丰禾县水务局", True),
        ("丰禾县*局", "清濂县水务局", False),
        ("*镇人民政府", "丰禾县大柏镇人民政府", True),
        ("*镇人民政府", "丰禾县人民政府", False),
        ("县水务局", "丰禾县水务局", True),
        ("丰禾县市场监管局", "丰禾县市场监督管理局", True),
        ("丰禾县人民政府", "丰禾县人民政府办公室", False),
        ("丰禾县.*", "丰禾县水务局", False),
    ],
)
def test_patterns(pattern: str, name: str, *, meant: bool) -> None:
    """A star is anything; without one a pattern is a name."""
    assert means(pattern, name) is meant


def test_names_that_may_be_one_after_the_other() -> None:
    """Two characters in common, in one place."""
    assert alike("丰禾县卫生和计划生育局", "丰禾县卫生健康局")
    assert not alike("丰禾县水务局", "丰禾县教育局")
    assert not alike("丰禾县卫生健康局", "清濂县卫生健康局")
