"""GitLab's code quality report: an array of entries with the fields it reads."""

from __future__ import annotations

import json

from dataclasses import replace

import jsonschema
import samples

from render import render

from govlint.document.source import Location


SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation says of the report; it publishes no schema."""


def test_fields() -> None:
    """Entries have every field that GitLab reads, an unreadable file too."""
    entries = json.loads(render("gitlab"))
    jsonschema.validate(entries, SCHEMA)

    assert [e["severity"] for e in entries] == [
        *("major", "major", "minor", "info", "minor", "blocker")
    ]
    assert entries[0]["location"] == {
        "path": "reports/yunxi-2023.txt",
        "lines": {"begin": 3, "end": 3},
    }
    assert entries[4]["description"].startswith("表三 第6行 自然人 ")
    assert len({e["fingerprint"] for e in entries}) == len(entries)


def test_a_moved_line_keeps_its_fingerprint() -> None:
    """GitLab distinguishes old from new by it."""
    item = samples.PART_HEADING
    moved = replace(item, location=Location(99, 1, 99, 2))
    first, second = (json.loads(render("gitlab", [samples.result(i)])) for i in (item, moved))

    assert first[0]["fingerprint"] == second[0]["fingerprint"]


def test_an_empty_run_and_paths() -> None:
    """No findings are an empty array; a path has no ``./`` before it."""
    assert json.loads(render("gitlab", [])) == []
    item = replace(samples.PART_HEADING, path="./a/../b.txt")
    assert json.loads(render("gitlab", [samples.result(item)]))[0]["location"]["path"] == "b.txt"
