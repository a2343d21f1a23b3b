"""What a result is based on is written: figures read, equations checked, files that were not read."""

from __future__ import annotations

import json

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from govlint.document.message import Text
from govlint.output.formats import open_writer
from govlint.output.messages import summary
from govlint.output.writer import OutputOptions, Totals, write_results
from govlint.rule.diagnostic import Checked, FileResult


if TYPE_CHECKING:
    from collections.abc import Sequence


READ = FileResult("a.txt", organ="丰禾县水务局", year=2023, checked=Checked(200, 200, 55, 2))
BLANK = FileResult("b.txt", checked=Checked(0, 200, 0, 0))
UNREAD = FileResult(
    "c.ofd", unread=Text("不是能读取的格式（.ofd）", "no format that is read (.ofd)")
)


def written(name: str, results: Sequence[FileResult]) -> str:
    """Return results in a format."""
    stream = StringIO()
    write_results(results, [open_writer(name, stream, OutputOptions())])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("results", "zh", "en"),
    [
        (
            [READ],
            "没有发现问题，检查了 1 份报告，读到表格数据 200/200 个，核对等式 55 个",
            "no problems found, 1 report checked, 200/200 figures read, 55 equations checked",
        ),
        (
            [READ, BLANK, UNREAD],
            "1 份报告没有读到表格数据，检查了 2 份报告，读到表格数据 200/400 个，核对等式 55 个，1 个文件没有读取",
            (
                "no figure read of 1 report, 2 reports checked, 200/400 figures read, "
                "55 equations checked, 1 file not read"
            ),
        ),
        ([], "没有可检查的报告", "nothing to check"),
    ],
)
def test_summary(results: Sequence[FileResult], zh: str, en: str) -> None:
    """A report whose tables were not read is never one without problems."""
    totals = Totals()
    for result in results:
        totals.add(result)

    assert summary(totals) == Text(zh, en)


def test_json() -> None:
    """Figures and equations stand at each file, files that were not read in a list of their own."""
    document = json.loads(written("json", [READ, UNREAD]))

    assert [file["path"] for file in document["files"]] == ["a.txt"]
    assert document["files"][0]["figures"] == {"read": 200, "of": 200}
    assert document["files"][0]["equations"] == {"checked": 55, "broken": 2}
    assert document["unread"] == [{"path": "c.ofd", "reason": "不是能读取的格式（.ofd）"}]


def test_json_lines() -> None:
    """The same, line by line."""
    lines = [json.loads(line) for line in written("json-lines", [READ, UNREAD]).splitlines()]

    assert [line["type"] for line in lines] == ["file", "unread"]
    assert lines[0]["figures"] == {"read": 200, "of": 200}


def test_sarif() -> None:
    """A file is an artifact with what was checked; one that was not read is a notification."""
    run = json.loads(written("sarif", [READ, UNREAD]))["runs"][0]

    assert run["artifacts"][0]["properties"]["equations"] == {"checked": 55, "broken": 2}
    note = run["invocations"][0]["toolExecutionNotifications"][0]
    assert (note["level"], note["message"]["text"]) == (
        "note",
        "没有读取：不是能读取的格式（.ofd）",
    )
    assert run["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("full", ["c.ofd", "没有读取：不是能读取的格式", "200/200"]),
        ("concise", ["c.ofd: 没有读取：不是能读取的格式（.ofd）"]),
        ("github", ["::notice file=c.ofd", "读到表格数据 200/200 个"]),
        ("gitlab", ["c.ofd", "没有读取"]),
        (
            "junit",
            ['name="figures.read" value="200"', '<skipped message="不是能读取的格式（.ofd）"/>'],
        ),
        ("html", ["c.ofd", "没有读取", "读到表格数据 200/200 个"]),
    ],
)
def test_formats(name: str, words: Sequence[str]) -> None:
    """Every format says it."""
    text = written(name, [READ, UNREAD])

    assert [word for word in words if word not in text] == []
