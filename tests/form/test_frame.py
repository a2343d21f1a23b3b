"""What is planned for a frame without its gaps is what would be found with them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from unittest.mock import patch

from generate.noise import Noise, noisy
from generate.strategies import LAYOUT_NAMES, SEEDS, documents
from generate.write.text import write_text
from hypothesis import given
from hypothesis import strategies as st

from govlint.form import bind as binder
from govlint.form.plan import work_out
from govlint.readers import read
from govlint.syntax.parser import parse
from govlint.syntax.tree import Cell, walk


if TYPE_CHECKING:
    from generate.document import Document

    from govlint.form.bound import Binding


_ODD = ("", "", "?", "若干", "无", "/", "1,234", "续表", "规章", "单位：件", "总计", "不详说明文字")


def _spoiled(text: str, name: str, random: Random, count: int) -> str:
    """Return a report in which some cells hold something else."""
    tree = parse(read(text.encode(), name))
    cells = [node.content for node in walk(tree) if isinstance(node, Cell)]
    for content in sorted(random.sample(cells, min(count, len(cells))), reverse=True):
        text = text[: content.start] + random.choice(_ODD) + text[content.end :]
    return text


def _bound(text: str, name: str) -> Binding:
    layout = read(text.encode(), name)
    return binder.bind(layout.text, parse(layout))


def _bound_with_gaps(text: str, name: str) -> Binding:
    """Return what is bound when no plan is taken for one that gaps cannot change."""
    with patch.object(binder, "_plan", lambda frame: work_out(frame)._replace(full=False)):
        return _bound(text, name)


@given(documents(), LAYOUT_NAMES, SEEDS, st.integers(0, 6))
def test_gaps_change_nothing(report: Document, layout: str, seed: int, spoiled: int) -> None:
    """A report is bound alike with the plan of its frame and without, whatever its cells hold."""
    random = Random(seed)
    written = write_text(noisy(report, Noise.draw(random), random), layout, random)
    text = _spoiled(written.data.decode("utf-8"), written.name, random, spoiled)

    assert _bound(text, written.name) == _bound_with_gaps(text, written.name)
