"""Generated reports with one fault each, in every layout and format: what is found, and what is reported besides."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from generate.write.ways import WAYS

from benchmarks.accuracy.faults import KINDS, drawn
from benchmarks.accuracy.figures import Figures, share
from benchmarks.corpus import build, document
from benchmarks.page import Section, Words
from govlint.document.figure import State
from govlint.engine.examine import examine
from govlint.engine.lint import lint
from govlint.engine.registry import built_in
from govlint.rule import Severity


if TYPE_CHECKING:
    from collections.abc import Iterator

    from generate.write.output import Written

    from benchmarks.accuracy.faults import Fault
    from govlint.rule.diagnostic import Diagnostic


_FIRST = 1_000_000
"""The seed of the first report: the tests use small ones."""


def reported(file: Written) -> tuple[Diagnostic, ...]:
    """Return the errors and warnings of a file."""
    found = lint(file.data, file.name, built_in()).diagnostics
    return tuple(d for d in found if d.severity in {Severity.ERROR, Severity.WARNING})


def faulty(kind: str, count: int) -> Iterator[tuple[str, Fault, tuple[Diagnostic, ...]]]:
    """Yield so many wrong reports of a kind, each with its way of writing and what is reported of it."""
    ways, number = tuple(WAYS), _FIRST
    made = 0
    while made < count:
        random = Random(number)
        number += 1
        for fault in drawn(kind, document(build(random)), random):
            way = ways[made % len(ways)]
            made += 1
            yield way, fault, reported(WAYS[way](fault.report, random))


def measure(count: int) -> Figures:
    """Return the figures of ``count`` reports of each kind, and as many right ones of each way of writing."""
    figures: Figures = {}
    ways = {way: Counter[str]() for way in WAYS}
    for way in WAYS:
        _right(way, count, ways[way])
    for kind in KINDS:
        counts: Counter[str] = Counter()
        for way, fault, diagnostics in faulty(kind, count):
            found = fault.is_found(diagnostics)
            named = sum(map(fault.is_named_by, diagnostics))
            misled = sum(map(fault.is_misled, diagnostics))
            for counter in (counts, ways[way]):
                counter.update(
                    faults=1, found=found, findings=len(diagnostics), named=named, misled=misled
                )
        figures |= _shares(f"kind {kind}", counts)
    for way, counts in ways.items():
        figures[f"way {way} clean"] = (counts["clean"], counts["reports"])
        figures[f"way {way} read"] = (counts["read"], counts["figures"])
        figures[f"way {way} misread"] = (counts["misread"], counts["figures"])
        figures |= _shares(f"way {way}", counts)
    return figures


def _shares(what: str, counts: Counter[str]) -> Figures:
    return {
        f"{what} found": (counts["found"], counts["faults"]),
        f"{what} precise": (counts["named"], counts["findings"]),
        f"{what} misled": (counts["misled"], counts["findings"]),
    }


def _right(way: str, count: int, counts: Counter[str]) -> None:
    """Count what is read of right reports, and how many have no finding."""
    for number in range(_FIRST, _FIRST + count):
        random = Random(number)
        report = document(build(random))
        file = WAYS[way](report, random)
        facts = examine(file.data, file.name).binding.facts
        read = {key: f.value for key, f in facts.items() if f.state is State.VALUE}
        counts["reports"] += 1
        counts["clean"] += not reported(file)
        counts["figures"] += len(report.model.facts)
        for key, value in report.model.facts.items():
            counts["read"] += read.get(key) == value
            counts["misread"] += key in read and read[key] != value


def sections(figures: Figures) -> Iterator[Section]:
    """Yield the two tables: by kind of fault, by way of writing."""
    yield Section(
        Words("各类错误", "Kinds of faults"),
        Words(
            f"生成的报告，数字全部自洽，然后弄错一处；{len(WAYS)} 种版式和格式轮流使用。“查出”：缺项由对应的规则报出，"
            "错数须给出每个错数的正确值（唯一的，或几种同样小的改法之一），错位须指出是哪几格。“相关”：全部错误和警告里"
            "涉及这处错误的；“错指”：把对的数说成错数的提示。",
            f"Generated reports whose figures all agree, then one thing made wrong; {len(WAYS)} layouts and formats "
            "take turns. Found: what is missing is reported by its rule; of wrong figures every right value is "
            "proposed, alone or among changes as small; of moved ones the cells are named. About it: the share of all "
            "errors and warnings that concern the fault. Misled: findings that call a right figure wrong.",
        ),
        (
            Words("错误", "fault"),
            Words("报告", "reports"),
            Words("查出", "found"),
            Words("相关", "about it"),
            Words("错指", "misled"),
        ),
        [
            (
                words,
                f"{figures[f'kind {kind} found'][1]:,}",
                share(figures[f"kind {kind} found"]),
                share(figures[f"kind {kind} precise"]),
                f"{figures[f'kind {kind} misled'][0]}",
            )
            for kind, (words, _) in KINDS.items()
        ],
    )
    yield Section(
        Words("各种版式和格式", "Layouts and formats"),
        Words(
            "“无误报”：正确的报告里，一条错误和警告都没有的；“读对”“读错”：正确报告各表的数；后三列同上，各类错误合在一起。",
            "Clean: right reports without any error or warning. Read, misread: figures of the tables of right reports. "
            "The last three columns as above, all kinds of faults together.",
        ),
        (
            Words("版式或格式", "layout or format"),
            Words("无误报", "clean"),
            Words("读对的数", "figures read"),
            Words("读错的数", "figures misread"),
            Words("查出", "found"),
            Words("相关", "about it"),
            Words("错指", "misled"),
        ),
        [
            (
                f"{way}",
                share(figures[f"way {way} clean"]),
                share(figures[f"way {way} read"]),
                f"{figures[f'way {way} misread'][0]:,}",
                share(figures[f"way {way} found"]),
                share(figures[f"way {way} precise"]),
                f"{figures[f'way {way} misled'][0]}",
            )
            for way in WAYS
        ],
    )
