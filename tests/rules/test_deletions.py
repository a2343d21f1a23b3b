"""What is taken out of a whole report is reported, by the rule for it and by no other."""

from __future__ import annotations

import os

from pathlib import Path

import pytest

from govlint.engine.lint import lint
from govlint.engine.registry import built_in


ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("GOVLINT_CORPUS", ROOT.parent / "shared" / "corpus"))
PUBLISHED = CORPUS / "xuchang-2023.txt"
OWN = Path(__file__).parent / "gov101_missing_part" / "ok_whole.txt"

RULES = tuple(loaded for loaded in built_in() if loaded.rule.code.startswith(("GOV0", "GOV1")))
PARTS = ("一、总", "二、主", "三、收", "四、政", "五、存", "六、其")


@pytest.fixture(params=[PUBLISHED, OWN], ids=["published", "own"])
def lines(request: pytest.FixtureRequest) -> list[str]:
    """Return the lines of a whole report."""
    path: Path = request.param
    if not path.exists():
        pytest.skip("the corpus is not here")
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def _new(lines: list[str], kept: list[str]) -> list[str]:
    """Return the codes that a text has and the whole report has not."""

    def codes(text: str) -> list[str]:
        return [d.code for d in lint(text.encode(), "report.txt", RULES).diagnostics]

    before = codes("".join(lines))
    return [code for code in codes("".join(kept)) if code not in before]


def _part(lines: list[str], number: int) -> tuple[int, int]:
    """Return where a part begins and ends."""
    starts = [next(i for i, line in enumerate(lines) if line.startswith(p)) for p in PARTS]
    return starts[number - 1], (*starts, len(lines))[number]


def _figures(line: str) -> bool:
    cells = [c.strip() for c in line.replace("\t", "|").split("|")]
    return len(cells) > 1 and any(c.replace(".", "").isdecimal() for c in cells[1:])


def test_whole(lines: list[str]) -> None:
    """Nothing is missing from a whole report but, in these two, the period of counting."""
    found = lint("".join(lines).encode(), "report.txt", RULES).diagnostics

    assert {d.code for d in found} <= {"GOV111"}


def test_title(lines: list[str]) -> None:
    """A missing title is reported."""
    kept = [line for line in lines if "工作年度报告" not in line]

    assert _new(lines, kept) == ["GOV110"]


@pytest.mark.parametrize("number", range(1, 7))
def test_part(lines: list[str], number: int) -> None:
    """A missing part is reported, and nothing else."""
    start, end = _part(lines, number)

    assert _new(lines, lines[:start] + lines[end:]) == ["GOV101"]


@pytest.mark.parametrize("number", range(1, 7))
def test_heading(lines: list[str], number: int) -> None:
    """A missing heading is reported, and nothing else."""
    start, _ = _part(lines, number)

    assert _new(lines, lines[:start] + lines[start + 1 :]) == ["GOV101"]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_table(lines: list[str], number: int) -> None:
    """A missing table is reported, and nothing else."""
    start, end = _part(lines, number)

    assert _new(lines, lines[: start + 1] + lines[end:]) == ["GOV104"]


@pytest.mark.parametrize("number", [1, 5, 6])
def test_content(lines: list[str], number: int) -> None:
    """A part without content is reported, and nothing else."""
    start, end = _part(lines, number)

    assert _new(lines, lines[: start + 1] + lines[end:]) == ["GOV113"]


def test_every_row(lines: list[str]) -> None:
    """Each missing row of tables 2 and 3 is reported, and nothing else."""
    start, end = _part(lines, 2)[0], _part(lines, 3)[1]
    rows = [i for i in range(start, end) if _figures(lines[i])]

    assert len(rows) == 6 + 25
    for i in rows:
        assert _new(lines, lines[:i] + lines[i + 1 :]) == ["GOV105"], lines[i]


def test_row_of_table_4(lines: list[str]) -> None:
    """The one row of table 4 is reported too."""
    start, end = _part(lines, 4)
    rows = [i for i in range(start, end) if _figures(lines[i])]

    assert len(rows) == 1
    assert _new(lines, lines[: rows[0]] + lines[rows[0] + 1 :]) == ["GOV105"]
