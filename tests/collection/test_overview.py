"""The folder at a glance: on a terminal, as csv, as a page, as a workbook; figures wide."""

from __future__ import annotations

import csv
import io
import json

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from click.testing import CliRunner
from generate import county
from generate.county import GOVERNMENT, NAME

import govlint

from govlint.cli.main import cli


if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


BUREAU = f"{NAME}水务局"
KEY = "requests.received.total"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county of five members over two years, with one wrong figure and one file that is none."""
    place = tmp_path_factory.mktemp("county")
    made = county.build(4, members=5, years=(2022, 2023))
    facts = dict(made.models[BUREAU, 2023].facts)
    facts["requests.carried_in.other"] += 7  # in no total: the report's own equations show it
    made.with_facts((BUREAU, 2023), facts).write(place)
    (place / "2023" / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    return place


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """Run the command in a folder."""
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, arguments)


def test_a_row_for_each_organ_and_year(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows by organ and year with their errors and key figures; sums without the government; status as the check."""
    done = run(folder, monkeypatch, "overview")
    lines = done.stdout.splitlines()
    rows = [line.split() for line in lines if line.startswith(NAME)]

    assert len(rows) == 12
    assert rows == sorted(rows, key=lambda row: (row[0], row[1]))
    assert [row[3] for row in rows if row[:2] == [BUREAU, "2023"]] == ["1"]
    total = next(row for row in rows if row[:2] == [GOVERNMENT, "2022"])
    summed = next(line.split() for line in lines if line.startswith("合计") and "2022" in line)
    assert summed[4:10] == total[5:11]


def test_csv_opens_in_a_spreadsheet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a mark that says UTF-8, and nothing that a spreadsheet would run."""
    (folder / "2023" / "=1+1.txt").write_text("一、总体情况\n无\n", encoding="utf-8")
    done = run(folder, monkeypatch, "overview", "2023/=1+1.txt", "--output-format", "csv")
    (folder / "2023" / "=1+1.txt").unlink()
    rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))

    assert done.stdout.startswith("\ufeff")
    assert rows[1][-1] == "2023/=1+1.txt"
    assert all(not cell.startswith("=") for row in rows for cell in row)


def test_json_and_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All figures for a program; a page that loads nothing."""
    document = json.loads(run(folder, monkeypatch, "overview", "--output-format", "json").stdout)
    page = run(folder, monkeypatch, "overview", "--output-format", "html").stdout

    assert len(document["reports"]) == 12 + ("坏" in json.dumps(document, ensure_ascii=False))
    assert all(len(row["facts"]) > 190 for row in document["reports"] if row["organ"])
    assert page.count("<tr") == 1 + len(document["reports"]) + 2
    assert "http" not in page.replace("http-equiv", "")


def workbook(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Any:  # noqa: ANN401 - openpyxl's
    """Return the workbook that a command writes."""
    done = run(
        folder, monkeypatch, *arguments, "--output-format", "xlsx", "--output-file", "out.xlsx"
    )
    assert done.exit_code in {0, 2}, done.output
    found = openpyxl.load_workbook(folder / "out.xlsx")
    (folder / "out.xlsx").unlink()
    return found


def test_the_workbook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three sheets, heads frozen and filtered, numbers as numbers, columns as wide as their Chinese, errors marked."""
    book = workbook(folder, monkeypatch, "overview")
    reports, findings, figures = (book[name] for name in book.sheetnames)

    assert book.sheetnames == ["一览", "问题", "全部数据"]
    assert [sheet.freeze_panes for sheet in (reports, findings, figures)] == ["C2", "C2", "C3"]
    assert reports.auto_filter.ref is not None
    assert isinstance(reports["F2"].value, int)
    assert reports.column_dimensions["A"].width > 2 * len(BUREAU)
    wrong = [row for row in reports.iter_rows(min_row=2) if row[3].value == 1]
    assert [row[0].value for row in wrong] == [BUREAU, None, "合计"]
    assert wrong[1][2].value.startswith("文件")
    assert wrong[0][0].fill.fgColor.rgb.endswith("F8CBAD")
    assert findings["A2"].value == BUREAU
    assert isinstance(findings["F2"].value, int)
    assert KEY in [cell.value for cell in figures[2]]


def test_figures_wide(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row a report, one column a key, as csv and as a workbook; the figures are those that the files have."""
    done = run(folder, monkeypatch, "facts", "--wide", "--output-format", "csv", "2022")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    book = workbook(folder, monkeypatch, "facts", "--wide", "2022")

    assert len(rows) == 6
    for row in rows:
        facts = govlint.read(folder / row["path"]).facts
        assert {key: str(fact.value) for key, fact in facts.items() if fact.value is not None} == {
            key: value for key, value in row.items() if key in facts and value
        }
    assert book["全部数据"].max_row == 2 + 6


def test_what_is_not_written_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook needs a file, and no report is one."""
    nowhere = run(folder, monkeypatch, "overview", "--output-format", "xlsx")
    report = next(folder.rglob("*.xlsx"))
    before = report.read_bytes()
    over = run(
        folder, monkeypatch, "overview", "--output-format", "xlsx", "--output-file", str(report)
    )

    assert (nowhere.exit_code, over.exit_code) == (2, 2)
    assert report.read_bytes() == before


def test_from_python(folder: Path) -> None:
    """Rows, sums and findings are there for a program."""
    found = govlint.overview(folder)

    assert [(row.organ, item.code) for row, item in found.findings if row.organ] == [
        (BUREAU, "GOV200")
    ]
    assert [row.year for row in found.years] == [2022, 2023]
