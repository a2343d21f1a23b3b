"""Reports that are right and say so in odd ways: nothing in them is called wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.lint import lint
from govlint.engine.registry import built_in


CLEAN = Path(__file__).parents[2] / "examples" / "clean-2023.txt"
SAID = Path(__file__).with_name("right_but_odd.txt").read_text(encoding="utf-8").splitlines()
SAID_BY_GOVERNMENTS = (
    Path(__file__)
    .with_name("right_but_odd_government.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
FIGURES = ("GOV2", "GOV3")


def found(report: str) -> list[tuple[str, str]]:
    """Return what is said of a report's figures."""
    result = lint(report.encode(), "odd.txt", built_in())
    return [(d.code, d.message.zh) for d in result.diagnostics if d.code.startswith(FIGURES)]


@pytest.mark.parametrize("said", SAID)
def test_nothing_is_called_wrong(said: str) -> None:
    """The example's figures, in other words, with those of other bodies and years beside them, give no finding."""
    text = CLEAN.read_text(encoding="utf-8")
    first, last = text.index("全年新收政府信息公开申请26件"), text.index("（三）政府信息管理")

    assert found(f"{text[:first]}{said}\n\n{text[last:]}") == []


@pytest.mark.parametrize("said", SAID)
def test_nothing_is_called_wrong_beside_the_plain_words(said: str) -> None:
    """The same, said behind the example's own sentences of part one, and again in part three."""
    text = CLEAN.read_text(encoding="utf-8")
    for heading in ("（三）政府信息管理", "四、政府信息公开行政复议"):
        at = text.index(heading)
        text = f"{text[:at]}{said}\n\n{text[at:]}"

    assert found(text) == []


@pytest.mark.parametrize("said", SAID_BY_GOVERNMENTS)
def test_nothing_is_called_wrong_in_a_government_s_report(said: str) -> None:
    """A county's own figures are those of the county; its offices' and townships' are not."""
    text = CLEAN.read_text(encoding="utf-8").replace("丰禾县水务局", "丰禾县人民政府")
    first, last = text.index("全年新收政府信息公开申请26件"), text.index("（三）政府信息管理")

    assert found(f"{text[:first]}{said}\n\n{text[last:]}") == []
    assert found(f"{text[:last]}{said}\n\n{text[last:]}") == []
