"""JSON: the contract, streamed."""

from __future__ import annotations

import io
import json

from dataclasses import replace
from decimal import Decimal

import samples

from render import OPTIONS, render

from govlint.output import record
from govlint.output.formats import open_writer
from govlint.output.writer import write_results


FILE_KEYS = ["path", "organ", "year", "edition", "counts"]
DIAGNOSTIC_KEYS = [
    *("path", "code", "name", "severity", "message", "hint", "location", "actual", "expected"),
    *("facts", "evidence", "related", "repairs", "fix", "url"),
]
LOCATION_KEYS = ["line", "column", "end_line", "end_column", "address"]


def test_the_contract() -> None:
    """Keys and values are those that readers of version 1 rely on."""
    document = json.loads(render("json"))
    first, *_, sheet = document["diagnostics"]

    assert list(document) == ["version", "files", "unread", "diagnostics"]
    assert document["version"] == 1
    assert [list(file)[:5] for file in document["files"]] == [FILE_KEYS] * 4
    assert document["files"][0]["counts"] == {"error": 2, "warning": 1, "info": 1}
    assert list(first) == DIAGNOSTIC_KEYS
    assert list(first["location"]) == LOCATION_KEYS
    assert (first["actual"], first["expected"]) == (49, 52)
    assert first["repairs"] == [
        [{"fact": None, "location": first["location"], "from": 49, "to": 52}]
    ]
    assert sheet["location"] == {
        **dict.fromkeys(LOCATION_KEYS),
        "address": "表三 第6行 自然人",
    }
    assert document["files"][3]["failure"]


def test_text_comes_back_as_it_was() -> None:
    """Escapes are those of JSON: what is read back is the report's own text, lone surrogates included."""
    document = json.loads(render("json", [samples.HOSTILE_RESULT]))

    assert document["files"][0]["path"] == samples.HOSTILE.path
    assert document["diagnostics"][0]["hint"] == samples.HOSTILE_TEXT


def test_a_stream_that_lacks_chinese() -> None:
    """Escapes are JSON's also where the stream's encoding knows no Chinese."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1", errors="strict")
    write_results([samples.HOSTILE_RESULT], [open_writer("json", stream, OPTIONS)])
    stream.flush()

    assert json.loads(raw.getvalue())["diagnostics"][0]["hint"] == samples.HOSTILE_TEXT


def test_json_lines() -> None:
    """Each line is an object that says what it is; a file comes before its diagnostics."""
    lines = [json.loads(line) for line in render("json-lines").splitlines()]
    document = json.loads(render("json"))

    assert [line["type"] for line in lines][:6] == ["file", *["diagnostic"] * 4, "file"]
    assert [
        {k: v for k, v in line.items() if k not in {"version", "type"}}
        for line in lines
        if line["type"] == "diagnostic"
    ] == document["diagnostics"]


def test_figures_stay_exact() -> None:
    """A decimal is a number where a double prints the same digits, and text where none does."""
    assert record.number(Decimal("47129.1895")) == 47129.1895
    assert record.number(Decimal("12.00")) == 12
    assert record.number(Decimal("0.1234567890123456789")) == "0.1234567890123456789"
    assert record.number("/") == "/"
    item = replace(samples.WRONG_FIGURE, actual=Decimal("1E+2"))
    assert json.loads(render("json", [samples.result(item)]))["diagnostics"][0]["actual"] == 100
