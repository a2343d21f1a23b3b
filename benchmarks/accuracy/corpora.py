"""Prose and tables whose truth was written down by a reader: what is read of each collection."""

from __future__ import annotations

import json

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from benchmarks.accuracy.figures import Figures, share
from benchmarks.measure import ROOT
from benchmarks.page import Section, Words
from benchmarks.prose import default_path, load, score
from govlint.document.figure import State
from govlint.engine.examine import examine


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Collection:
    """Labelled sentences: where they are, who wrote them, and whether the reader was made without looking at them."""

    path: Path
    name: str
    origin: Words


COLLECTIONS: Final = (
    Collection(
        ROOT / "tests" / "prose" / "cases.jsonl",
        "tests/prose/cases.jsonl",
        Words("自编，按它开发", "our own, developed on"),
    ),
    Collection(
        ROOT / "tests" / "prose" / "independent.jsonl",
        "tests/prose/independent.jsonl",
        Words("另一人在看到读取程序之前编写", "written by another person before seeing the reader"),
    ),
    Collection(
        ROOT / "tests" / "prose" / "blind.jsonl",
        "tests/prose/blind.jsonl",
        Words(
            "另外两人编写，没有看过读取程序；初次读取的结果见测试，此后改正了读错的",
            "written by two others who had not seen the reader; the test has the first reading, mended since",
        ),
    ),
    Collection(
        ROOT / "tests" / "prose" / "blind2.jsonl",
        "tests/prose/blind2.jsonl",
        Words(
            "另外七人编写，没有看过读取程序；初次读取的结果见测试，此后改正了读错的",
            "written by seven others who had not seen the reader; the test has the first reading, mended since",
        ),
    ),
    Collection(
        ROOT / "tests" / "prose" / "blind3.jsonl",
        "tests/prose/blind3.jsonl",
        Words(
            "另外三人编写，没有看过读取程序；初次读取的结果见测试，此后改正了读错的",
            "written by three others who had not seen the reader; the test has the first reading, mended since",
        ),
    ),
    Collection(
        ROOT / "tests" / "prose" / "blind4.jsonl",
        "tests/prose/blind4.jsonl",
        Words(
            "又有三人编写，专写别的年份和别的单位的数，没有看过读取程序；初次读取的结果见测试，此后改正了读错的",
            "written by three more, on figures of other years and bodies; the test has the first reading, mended since",
        ),
    ),
    Collection(
        ROOT / "tests" / "prose" / "blind5.jsonl",
        "tests/prose/blind5.jsonl",
        Words(
            "又有三人编写，乡镇、市级部门和一般机关的写法，没有看过读取程序；初次读取的结果见测试，此后改正了读错的",
            "written by three more, on towns, city departments, bureaus; the test has the first reading, mended since",
        ),
    ),
    Collection(
        default_path(),
        "prose.jsonl",
        Words("改写自真实报告，按它开发", "reworded from real reports, developed on"),
    ),
    Collection(
        default_path().with_name("prose2.jsonl"),
        "prose2.jsonl",
        Words(
            "多个机关和年份的真实段落，改名改数；先标注，后读取，以后也按它改进",
            "passages of many organs and years, renamed; labelled before any reading, later developed on",
        ),
    ),
)
_KINDS: Final = ("claims", "absences", "closed sums", "percentages")
_TABLES: Final = default_path().with_name("tables")


def measure() -> Figures:
    """Return the figures of every collection that is there."""
    figures: Figures = {}
    for collection in COLLECTIONS:
        if not collection.path.exists():
            continue
        counts = score(load(collection.path), [])
        name = collection.name
        for kind in _KINDS:
            figures[f"prose {name} {kind}"] = (counts[f"{kind} read"], counts[kind])
        figures[f"prose {name} precise"] = (counts["certain right"], counts["certain given"])
        figures[f"prose {name} decoys"] = (counts["decoys taken"], counts["decoys"])
    return figures | _tables()


def _tables() -> Figures:
    if not _TABLES.is_dir():
        return {}
    counts: Counter[str] = Counter()
    for truth in sorted(_TABLES.glob("*.json")):
        stated = json.loads(truth.read_text(encoding="utf-8"), parse_float=Decimal)
        (path,) = (p for p in truth.parent.glob(f"{truth.stem}.*") if p != truth)
        facts = examine(path.read_bytes(), path.name).binding.facts
        read = {key: f.value for key, f in facts.items() if f.state is State.VALUE}
        counts["files"] += 1
        for key, value in stated.get("facts", {}).items():
            counts["figures"] += 1
            counts["read"] += read.get(key) == value
            counts["misread"] += key in read and read[key] != value
    return {
        "tables read": (counts["read"], counts["figures"]),
        "tables misread": (counts["misread"], counts["figures"]),
        "tables files": (counts["files"], counts["files"]),
    }


def sections(figures: Figures) -> Iterator[Section]:
    """Yield the tables of prose and of table skeletons, as far as they were measured."""
    yield Section(
        Words("正文", "Prose"),
        Words(
            "每个集合的句子都标注了其中的数、列举和百分比。“准确”：有把握读出的数里，读对的；“误取”：把与报表无关的数"
            "当作报表的数。`tests/` 以外的集合随仓库之外的语料提供。",
            "The figures, lists and percentages of every sentence of a collection are labelled. Precise: of the claims "
            "read with certainty, those that are right. Decoys: numbers that are no figure of the form, and taken for "
            "one. Collections outside `tests/` belong to a corpus outside this repository.",
        ),
        (
            Words("集合", "collection"),
            Words("来源", "origin"),
            Words("数", "claims"),
            Words("“无”", "absences"),
            Words("列举", "closed sums"),
            Words("百分比", "percentages"),
            Words("准确", "precise"),
            Words("误取", "decoys taken"),
        ),
        [
            (
                collection.name,
                collection.origin,
                *(share(figures[f"prose {collection.name} {kind}"]) for kind in _KINDS),
                share(figures[f"prose {collection.name} precise"]),
                "{} / {}".format(*figures[f"prose {collection.name} decoys"]),
            )
            for collection in COLLECTIONS
            if f"prose {collection.name} precise" in figures
        ],
    )
    if "tables read" in figures:
        files, (right, count) = figures["tables files"][0], figures["tables read"]
        misread = figures["tables misread"][0]
        yield Section(
            Words("真实报告的表格", "Tables of real reports"),
            Words(
                f"{files} 份真实报告的表格部分，保留导出文本的原样（表头被截、标签粘连、缺格）：{count:,} 个数里"
                f"读对 {right:,} 个（{share((right, count))}），读错 {misread} 个，其余没有读。",
                f"The table parts of {files} real reports, as text dumps lay them out (heads cut off, labels glued, "
                f"cells missing): of {count:,} figures {right:,} are read right ({share((right, count))}), "
                f"{misread} wrong; the others are not read.",
            ),
        )
