"""JUnit XML: well-formed, with the counts and elements that its readers expect."""

from __future__ import annotations

import io

from dataclasses import replace

import samples

from junitparser import JUnitXml
from lxml import etree
from render import OPTIONS, render

from govlint.output.formats import open_writer
from govlint.output.writer import write_results
from govlint.rule import Severity


def parsed(text: str) -> etree._Element:
    """Return the root of a document, its structure checked."""
    root = etree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        cases = list(suite)
        assert {case.tag for case in cases} == {"testcase"}
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error"))
        assert float(suite.attrib["time"]) >= 0
        for case in cases:
            assert {"classname", "name", "time"} == set(case.attrib)
            assert {child.tag for child in case} <= {"failure", "error", "system-out"}
            assert len(case) <= 1
    return root


def test_suites_and_cases() -> None:
    """A file is a suite, a diagnostic a case; what does not fail the run passes; a faultless file is there."""
    first, second, third, fourth = parsed(render("junit"))

    assert (first.attrib["tests"], first.attrib["failures"]) == ("4", "2")
    assert first[0].attrib["name"] == "GOV200 wrong-figure 3:162"
    assert "489 + 14 + 88" in (first[0][0].text or "")
    assert first[2][0].tag == "system-out"
    assert len(second[0]) == 0
    assert third[0].attrib["name"] == "GOV107 empty-cell 表三 第6行 自然人"
    assert fourth[0][0].tag == "error"


def test_fail_on() -> None:
    """What fails the run fails here."""
    text = render("junit", options=replace(OPTIONS, fail_on=Severity.INFO))

    assert parsed(text)[0].attrib["failures"] == "4"


def test_a_hostile_report() -> None:
    """Markup and characters that XML forbids stay text."""
    item = replace(samples.HOSTILE, code='"><x/>&\ufffe]]>')
    root = parsed(render("junit", [samples.result(item)]))

    assert '"><x/>&' in root[0][0].attrib["name"]


def test_another_encoding() -> None:
    """The document says that it is UTF-8, and a stream that is not gets references."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gbk")
    write_results(samples.results(), [open_writer("junit", stream, OPTIONS)])
    stream.flush()
    root = parsed(raw.getvalue().decode("ascii"))

    assert "其他处理 49 件" in root[0][0][0].attrib["message"]


def test_another_reader() -> None:
    """A reader of JUnit files that is not ours finds the same suites, cases and results."""
    text = render("junit")
    root = parsed(text)

    read = JUnitXml.fromstring(text.encode())

    assert [suite.name for suite in read] == [suite.attrib["name"] for suite in root]
    assert [len(list(suite)) for suite in read] == [len(suite) for suite in root]
    failed = sum(bool(case.is_failure) for suite in read for case in suite)
    assert failed == len(root.findall("testsuite/testcase/failure"))
