"""``govlint explain``: how a sentence, or a line of a report, is read."""

from __future__ import annotations

import json

from pathlib import Path

import pytest

from click.testing import CliRunner

from govlint.cli.main import cli


CLEAN = Path(__file__).parents[2] / "examples" / "clean-2023.txt"
SENTENCE = "2023年收到政府信息公开申请17件，除3件结转下年外，其他14件均按期答复，无行政复议。"


def run(*arguments: str) -> tuple[int, str]:
    """Return the exit status and what is written."""
    result = CliRunner().invoke(cli, ["explain", *arguments])
    return result.exit_code, result.output


def record(*arguments: str) -> dict[str, list[dict[str, object]]]:
    """Return what is written as JSON."""
    status, output = run(*arguments, "--output-format", "json")

    assert status == 0
    found: dict[str, list[dict[str, object]]] = json.loads(output)
    return found


def test_a_sentence_is_explained() -> None:
    """Every figure with its words and readings, the denial, and the sum."""
    found = record(SENTENCE, "--year", "2023")

    read = [(f["value"], [r["keys"] for r in f["readings"]]) for f in found["figures"]]  # type: ignore[attr-defined]
    assert read == [
        (17, [["requests.received.total"]]),
        (3, [["requests.carried_out.total"]]),
        (14, [["requests.concluded.total"]]),
    ]
    assert [a["keys"] for a in found["absences"]] == [["reconsideration.total"]]
    assert found["sums"] == [{"whole": [17], "parts": [3, 14], "closed": True, "holds": True}]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("全县共收到政府信息公开申请31件。", "another-body"),
        ("截至6月底，收到政府信息公开申请15件。", "another-time"),
        ("收到政府信息公开申请26件，其中我局收到4件。", "own-share"),
    ],
)
def test_a_doubt_has_its_reason(sentence: str, reason: str) -> None:
    """A doubtful figure comes with what makes it doubtful."""
    found = record(sentence, "--year", "2023", "--organ", "丰禾县水务局")

    doubts = [r["doubt"] for f in found["figures"] for r in f["readings"]]  # type: ignore[attr-defined]
    assert reason in [doubt["name"] for doubt in doubts if doubt is not None]


def test_another_year_s_figure_is_said_to_be_one() -> None:
    """What is not read says why."""
    found = record("收到政府信息公开申请26件，比2022年增加6件。", "--year", "2023")

    assert [figure["apart"] for figure in found["figures"]] == [None, "difference"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_line_of_a_report_is_explained(lang: str) -> None:
    """A line is read where it stands, with the year and organ of its file; text in either language."""
    lines = CLEAN.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "全年新收政府信息公开申请" in line)

    status, output = run(f"{CLEAN}:{number}", "--lang", lang)

    assert status == 0
    assert "requests.received.total" in output
    assert {"zh": "确定", "en": "sure"}[lang] in output


def test_a_line_without_prose_is_an_error() -> None:
    """A line of a table, or none at all, is named with what to do."""
    status, output = run(f"{CLEAN}:99999")

    assert status == 2
    assert "没有正文" in output


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_what_is_printed(lang: str) -> None:
    """The page about `govlint explain` shows what its own command prints."""
    page = (Path(__file__).parents[2] / "docs" / lang / "explain.md").read_text(encoding="utf-8")
    sentence = page.split("govlint explain '")[1].split("'")[0]
    shown = page.split("```text\n")[1].split("```")[0]
    arguments = ["explain", sentence, "--year", "2023", "--lang", lang]
    assert CliRunner().invoke(cli, arguments).output.rstrip() == shown.rstrip()
