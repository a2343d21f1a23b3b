"""What each rule finds, and what it lets pass, marked in the fixtures beside this file."""

from __future__ import annotations

import re

from pathlib import Path

import pytest

from govlint.authoring.fixtures import differences, split
from govlint.engine.lint import lint
from govlint.engine.registry import built_in


FOLDER = Path(__file__).parent
RULES = {loaded.rule.code: loaded for loaded in built_in()}
FIXTURES = sorted(FOLDER.glob("gov*/*.txt"))

# Failures and suppressions are judged when all rules have run, years and governments when all files have been read,
# equations of one's own by a configuration.
_WITHOUT_FIXTURES = {"GOV005", "GOV209", "GOV901", "GOV902", "GOV903"} | {
    f"GOV40{n}" for n in range(1, 8)
}

_NAMES_A_RULE = re.compile(r"GOV\d|(?<![\w-])(?:" + "|".join(
    loaded.rule.name for loaded in RULES.values() if "-" in loaded.rule.name
) + r")(?![\w-])")  # fmt: skip


def _id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FIXTURES, ids=_id)
def test_fixture(path: Path) -> None:
    """The rule that the folder is named for finds what is marked, there and nowhere else."""
    code = path.parent.name.partition("_")[0].upper()

    assert differences(_text(path), [RULES[code]]) == []


@pytest.mark.parametrize("code", sorted(set(RULES) - _WITHOUT_FIXTURES))
def test_rule_has_fixtures(code: str) -> None:
    """Every rule has a text that it finds something in, and one that it lets pass."""
    name = RULES[code].rule.name.replace("-", "_")
    marked = [bool(split(_text(p))[1]) for p in FOLDER.glob(f"{code.lower()}_{name}/*.txt")]

    assert {True, False} == set(marked)


@pytest.mark.parametrize("path", FIXTURES, ids=_id)
def test_tone(path: Path) -> None:
    """A message states the fact in one line: no plea, no cry, no full stop, no code or name of a rule."""
    text, _ = split(_text(path))
    found = lint(text.encode(), "fixture.txt", RULES.values()).diagnostics
    for diagnostic in found:
        for said in (diagnostic.message.zh, diagnostic.message.en):
            assert said
            assert said == said.strip()
            assert "\n" not in said
            assert not said.endswith(("。", ".", "！", "!"))
            assert not re.search("请(?!填写|在此)|！|!", said.replace("申请", ""))
            assert not _NAMES_A_RULE.search(said)
        assert diagnostic.hint is None or not diagnostic.hint.zh.endswith(("。", "！"))
