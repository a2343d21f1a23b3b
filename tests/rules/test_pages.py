"""Every rule has its page, its metadata and its place in the catalogue."""

from __future__ import annotations

import re

from pathlib import Path

import pytest

from govlint.authoring.fixtures import check_examples
from govlint.engine.registry import LoadedRule, built_in


ROOT = Path(__file__).parents[2]
RULES = built_in()
HEADINGS = ["检查内容", "为什么", "反例", "正例", "依据", "已知局限", "In English"]
# Nothing that stands in one text alone shows these.
_WITHOUT_EXAMPLES = ("GOV005", "GOV209", "GOV4", "GOV9")

every_rule = pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.code)


@every_rule
def test_headings(loaded: LoadedRule) -> None:
    """A page opens with the rule's name and has the same headings as all others."""
    assert f"（{loaded.rule.name}）" in loaded.page.splitlines()[0]
    assert re.findall(r"^## (.*)$", loaded.page, re.MULTILINE) == HEADINGS


@every_rule
def test_examples(loaded: LoadedRule) -> None:
    """The bad example on a page is found, the good one is not."""
    if loaded.rule.code.startswith(_WITHOUT_EXAMPLES):
        pytest.skip("shown by more than a text")

    assert check_examples(loaded) == []


@every_rule
def test_no_tabs(loaded: LoadedRule) -> None:
    """A page's examples have no tabs: from Python 3.13 on a docstring's tabs are spaces."""
    assert "\t" not in Path(loaded.source).read_text(encoding="utf-8")


@every_rule
def test_name(loaded: LoadedRule) -> None:
    """A rule is named for its module, and has its texts in both languages."""
    module = loaded.check.__module__

    assert loaded.rule.name == module.rpartition(".")[2].replace("_", "-")
    assert re.fullmatch(r"GOV\d{3}", loaded.rule.code)
    assert re.search("[一-鿿]", loaded.rule.summary)
    assert not re.search("[一-鿿]", loaded.rule.summary_en.replace("无", "").replace("规章", ""))


@every_rule
def test_since(loaded: LoadedRule) -> None:
    """The version that a rule came with is in the change log."""
    versions = re.findall(
        r"^## \[?(\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert loaded.rule.since in versions


def test_codes() -> None:
    """Codes and names are unique, and the codes of a folder are of its family."""
    codes = [loaded.rule.code for loaded in RULES]
    names = [loaded.rule.name for loaded in RULES]
    families: dict[str, set[str]] = {}
    for loaded in RULES:
        module = loaded.check.__module__
        families.setdefault(module.split(".")[-2], set()).add(loaded.rule.family)

    assert codes == sorted(set(codes))
    assert len(set(names)) == len(names)
    assert all(len(digits) == 1 for digits in families.values())
