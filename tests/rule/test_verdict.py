"""What the tables say for the readings of the prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.lint import lint
from govlint.engine.registry import built_in


CLEAN = Path(__file__).parents[2] / "examples" / "clean-2023.txt"


def found(said: str) -> list[str]:
    """Return the codes found in the example with these words for its own of the requests."""
    text = CLEAN.read_text(encoding="utf-8")
    first, last = text.index("全年新收政府信息公开申请26件"), text.index("（三）政府信息管理")
    result = lint(f"{text[:first]}{said}\n\n{text[last:]}".encode(), "r.txt", built_in())
    return [d.code for d in result.diagnostics if d.code.startswith(("GOV2", "GOV3"))]


@pytest.mark.parametrize("body", ["全区", "某区政府办公室", "全市各级行政机关"])
def test_another_body_s_figures_are_the_organ_s_where_the_others_fit(body: str) -> None:
    """One figure that does not fit is an error where the others of that body are those of the tables."""
    assert found(f"{body}共收到政府信息公开申请26件，上年结转2件，办结37件。") != []


@pytest.mark.parametrize("body", ["全区", "某区政府办公室", "全市各级行政机关"])
def test_another_body_s_figures_are_its_own_where_none_fits(body: str) -> None:
    """Figures that have nothing to do with the tables are another body's."""
    assert found(f"{body}共收到政府信息公开申请126件，上年结转12件，办结137件。") == []


def test_a_fair_reading_is_no_error_where_its_sentence_adds_up() -> None:
    """信息不存在 may be counted under another row than that of what is not held."""
    held = "办结27件，其中予以公开14件、部分公开3件、不予公开3件、信息不存在{}件、不予处理1件、其他处理{}件。"

    assert found("新收26件，上年结转2件。" + held.format(5, 1)) == []
    assert found("新收26件，上年结转2件。" + held.format(6, 1)) != []
