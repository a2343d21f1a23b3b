"""The package's rules are found, and pass their own examples and fixtures."""

from __future__ import annotations

import pytest

from govlint.authoring.authoring import trial
from govlint.engine.registry import LoadedRule, installed


OURS = [loaded for loaded in installed() if loaded.origin == "govlint-vague-figures"]


def test_the_entry_point_brings_them() -> None:
    """Installing the package is all that it takes."""
    assert [loaded.rule.code for loaded in OURS] == ["ORG101"]


@pytest.mark.parametrize("loaded", OURS, ids=lambda loaded: loaded.rule.name)
def test_it_finds_what_it_should(loaded: LoadedRule) -> None:
    """Examples and fixtures, right and wrong ones."""
    assert trial(loaded).problems == ()
