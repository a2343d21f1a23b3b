"""What must stay silent, and what is found in small collections that are written by hand."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from generate import model
from generate.document import document
from generate.organs import Level, Organ
from generate.write.html import tidy_html
from generate.write.text import write_text
from runs import brief, checked

import govlint

from govlint.form.edition import load


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generate.figures import Value
    from generate.model import ReportModel


PLACE = "丰禾县"


def report(organ: str, year: int, changes: Mapping[str, Value] | None = None) -> ReportModel:
    """Return a report of zeros, but for some figures."""
    edition = load("2021" if year > 2020 else "2019")
    facts: dict[str, Value] = {**dict.fromkeys(edition.facts, 0), **(changes or {})}
    owner = Organ(organ, Level.BUREAU, "我局", "全县")
    return model.assemble(Random(f"{organ}{year}"), owner, year, edition, facts)


def carried(row: str, number: int) -> dict[str, Value]:
    """Return figures with some requests of natural persons carried in or out."""
    other = "requests.granted" if row == "requests.carried_in" else "requests.received"
    rows = (row, other, *(("requests.concluded",) if other == "requests.granted" else ()))
    return {f"{r}.{c}": number for r in rows for c in ("natural_person", "total")}


def put(folder: Path, *reports: ReportModel) -> None:
    """Write reports into a folder, each under its organ's name and year."""
    for made in reports:
        written = write_text(document(made), "ragged", Random(1))
        (folder / f"{made.organ.name}{made.year}.txt").write_bytes(written.data)


def across(folder: Path, *previous: Path) -> list[tuple[str, str]]:
    """Return code and file of what is found between the reports of a folder."""
    _, results = checked(folder, [str(path) for path in previous])
    return [(d.code, d.path.rsplit("/", 1)[-1]) for r in results for d in r.diagnostics]


OUT = carried("requests.carried_out", 3)
IN = carried("requests.carried_in", 3)
WRONG = carried("requests.carried_in", 5)


def test_what_is_carried_over(tmp_path: Path) -> None:
    """Silent where it fits; found where it does not; one report alone has nothing to be compared with."""
    put(tmp_path, report(f"{PLACE}水务局", 2022, OUT), report(f"{PLACE}水务局", 2023, IN))
    assert across(tmp_path) == []
    put(tmp_path, report(f"{PLACE}水务局", 2023, WRONG))
    assert across(tmp_path) == [("GOV401", f"{PLACE}水务局2023.txt")]
    (tmp_path / f"{PLACE}水务局2022.txt").unlink()
    assert across(tmp_path) == []


def test_a_year_between_is_missing(tmp_path: Path) -> None:
    """Reports of 2021 and 2023 do not follow each other."""
    put(tmp_path, report(f"{PLACE}水务局", 2021, OUT), report(f"{PLACE}水务局", 2023, WRONG))

    assert across(tmp_path) == []


def test_an_abbreviated_name(tmp_path: Path) -> None:
    """It is the same organ."""
    put(
        tmp_path,
        report(f"{PLACE}市场监督管理局", 2022, OUT),
        report("县市场监管局", 2023, WRONG),
    )

    assert across(tmp_path) == [("GOV401", "县市场监管局2023.txt")]


def test_the_same_office_elsewhere(tmp_path: Path) -> None:
    """Another county's bureau is another organ."""
    put(tmp_path, report(f"{PLACE}水务局", 2022, OUT), report("清濂县水务局", 2023, WRONG))

    assert across(tmp_path) == []


def test_the_change_of_forms(tmp_path: Path) -> None:
    """From 2020 to 2021 only what both forms have is compared."""
    put(tmp_path, report(f"{PLACE}水务局", 2020, OUT), report(f"{PLACE}水务局", 2021, IN))
    assert across(tmp_path) == []
    put(tmp_path, report(f"{PLACE}水务局", 2021, WRONG))
    assert across(tmp_path) == [("GOV401", f"{PLACE}水务局2021.txt")]


def test_a_stock_that_was_counted_anew(tmp_path: Path) -> None:
    """Found without a word about it, silent with one."""
    stock = "disclosed.normative_documents.in_force"
    put(
        tmp_path,
        report(f"{PLACE}水务局", 2022, {stock: 10}),
        report(f"{PLACE}水务局", 2023, {stock: 4}),
    )
    assert across(tmp_path) == [("GOV402", f"{PLACE}水务局2023.txt")]
    path = tmp_path / f"{PLACE}水务局2023.txt"
    text = path.read_text("utf-8")
    said = "一、总体情况\n本年对行政规范性文件进行了全面清理。\n"
    path.write_text(text.replace("一、总体情况\n", said, 1), encoding="utf-8")
    assert across(tmp_path) == []


def test_other_names_and_mergers(tmp_path: Path) -> None:
    """The configuration says who was called what, and who was merged: then their figures are added up."""
    put(
        tmp_path,
        report(f"{PLACE}文化局", 2022, OUT),
        report(f"{PLACE}旅游局", 2022, carried("requests.carried_out", 2)),
        report(f"{PLACE}文化和旅游局", 2023, WRONG),
    )
    assert across(tmp_path) == []
    merged = f'[[organs]]\nname = "{PLACE}文旅局"\nmerged = ["{PLACE}文化局", "{PLACE}旅游局"]\n'
    (tmp_path / "govlint.toml").write_text(merged, encoding="utf-8")
    assert across(tmp_path) == []
    put(tmp_path, report(f"{PLACE}文化和旅游局", 2023, IN))
    assert across(tmp_path) == [("GOV401", f"{PLACE}文化和旅游局2023.txt")]


def test_several_files_of_one_report(tmp_path: Path) -> None:
    """The same report as a page is one report; another one makes the organ unclear, which is said once."""
    put(tmp_path, report(f"{PLACE}水务局", 2022, OUT), report(f"{PLACE}水务局", 2023, WRONG))
    page = tidy_html(document(report(f"{PLACE}水务局", 2023, WRONG)))
    (tmp_path / "网页.html").write_bytes(page.data)
    assert across(tmp_path) == [("GOV401", f"{PLACE}水务局2023.txt")]
    written = write_text(document(report(f"{PLACE}水务局", 2023, IN)), "ragged", Random(1))
    (tmp_path / "旧稿.txt").write_bytes(written.data)
    assert [code for code, _ in across(tmp_path)] == ["GOV407"]


def test_who_has_not_reported(tmp_path: Path) -> None:
    """Found when most others have; not while most have not, and not of an organ that was renamed."""
    names = [f"{PLACE}{name}局" for name in ("水务", "民政", "财政", "卫生和计划生育")]
    put(tmp_path, *(report(name, 2022) for name in names))
    put(tmp_path, report(names[0], 2023))
    assert across(tmp_path) == []
    put(tmp_path, *(report(name, 2023) for name in names[1:3]))
    assert across(tmp_path) == [("GOV406", f"{names[3]}2022.txt")]
    put(tmp_path, report(f"{PLACE}卫生健康局", 2023))
    assert across(tmp_path) == []


def test_a_list_of_members(tmp_path: Path) -> None:
    """An organ that a group names and that has no report is reported at the configuration."""
    group = f"""[[groups]]
name = "{PLACE}"
government = "{PLACE}人民政府"
members = ["{PLACE}水务局", "{PLACE}民政局"]
"""
    (tmp_path / "govlint.toml").write_text(group, encoding="utf-8")
    put(tmp_path, report(f"{PLACE}人民政府", 2023), report(f"{PLACE}水务局", 2023))
    _, (result,) = checked(tmp_path)
    (item,) = result.diagnostics

    assert result.path.endswith("govlint.toml")
    assert (item.code, item.organ, item.year) == ("GOV406", f"{PLACE}民政局", 2023)
    assert item.location.address == f"[[groups]] {PLACE}"


def test_last_years_report_from_elsewhere(tmp_path: Path) -> None:
    """Reports to compare with are read and not checked: nothing is reported in them."""
    (tmp_path / "今年").mkdir()
    (tmp_path / "往年").mkdir()
    put(tmp_path / "今年", report(f"{PLACE}水务局", 2023, WRONG))
    put(tmp_path / "往年", report(f"{PLACE}水务局", 2022, OUT), report(f"{PLACE}民政局", 2022))

    assert across(tmp_path / "今年", tmp_path / "往年") == [("GOV401", f"{PLACE}水务局2023.txt")]


def test_files_that_were_named_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook names the files that changed: nothing is missing, and no sum is compared with some of the members."""
    monkeypatch.chdir(tmp_path)
    names = [f"{PLACE}{name}局" for name in ("水务", "民政", "财政", "林业")]
    some = {"requests.received.natural_person": 2, "requests.received.total": 2}
    some |= {"requests.granted.natural_person": 2, "requests.granted.total": 2}
    some |= {"requests.concluded.natural_person": 2, "requests.concluded.total": 2}
    put(tmp_path, *(report(name, 2022) for name in names), report(f"{PLACE}人民政府", 2022))
    put(tmp_path, *(report(name, 2023, some) for name in names[:3]))
    put(tmp_path, report(f"{PLACE}人民政府", 2023))
    (tmp_path / "govlint.toml").write_text(
        f'[[groups]]\nname = "{PLACE}"\ngovernment = "{PLACE}人民政府"\nmembers = ["{PLACE}*局"]\n',
        encoding="utf-8",
    )
    named = sorted(path.name for path in tmp_path.glob("*.txt"))

    def found(*paths: str, previous: tuple[str, ...] = ()) -> set[str]:
        results = govlint.check_many(paths, previous=previous)
        return {d.code for r in results for d in r.diagnostics if d.code.startswith("GOV4")}

    assert found(*named) == set()
    assert found(".") == {"GOV406"}
    put(tmp_path, report(names[3], 2023, some))
    assert found(".") == {"GOV404"}
    assert found(f"{PLACE}人民政府2023.txt", f"{PLACE}水务局2023.txt") == set()
    assert found(f"{PLACE}人民政府2023.txt", previous=(".",)) == {"GOV404"}


def test_a_report_to_compare_with_that_is_not_there(tmp_path: Path) -> None:
    """It is an error before anything is checked."""
    put(tmp_path, report(f"{PLACE}水务局", 2023))

    with pytest.raises(govlint.ConfigError, match=r"no such file|没有这个文件"):
        list(govlint.check_many(tmp_path, previous=[tmp_path / "none"]))


TEXT = "".join(
    f"第{number}项工作由办公室牵头{word}，各科室按照分工落实了{word}的要求，群众反映良好。"
    for number, word in enumerate(
        (
            "公开目录",
            "窗口值班",
            "栏目更新",
            "文件解读",
            "业务培训",
            "线上答复",
            "档案移交",
            "热线回访",
        ),
        1,
    )
)


@pytest.mark.parametrize(("organ", "year"), [("水务", 2023), ("民政", 2022)])
def test_copied_text(organ: str, year: int, tmp_path: Path) -> None:
    """Last year's words, or another organ's of the same year, but for figures; other words are not found."""
    put(tmp_path, report(f"{PLACE}水务局", 2022), report(f"{PLACE}{organ}局", year))
    for path in tmp_path.glob("*.txt"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("一、总体情况\n", f"一、总体情况\n{TEXT}\n", 1), "utf-8")
    assert across(tmp_path) == []  # the rest of the part differs
    for path in tmp_path.glob("*.txt"):
        text = path.read_text("utf-8")
        head, rest = text.split("一、总体情况\n", 1)
        tail = rest[rest.index("二、") :]
        path.write_text(f"{head}一、总体情况\n{TEXT}\n{tail}", "utf-8")

    assert [code for code, _ in across(tmp_path)] == ["GOV403"]


@pytest.mark.parametrize(
    ("organ", "day", "late"),
    [
        (f"{PLACE}水务局", "2024-01-31", False),
        (f"{PLACE}水务局", "2024-02-01", True),
        (f"{PLACE}人民政府", "2024-03-31", False),
        (f"{PLACE}人民政府", "2024-04-01", True),
        (f"{PLACE}大柏镇人民政府", "2024-04-01", False),
        ("某学会", "2024-04-01", False),
    ],
)
def test_the_day_of_publication(organ: str, day: str, *, late: bool, tmp_path: Path) -> None:
    """Of a page that says so, or of the configuration; the last day is in time."""
    page = tidy_html(document(report(organ, 2023))).data.decode()
    page = page.replace("<head>", f'<head><meta name="PubDate" content="{day} 10:12">', 1)
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    put(tmp_path, report(organ, 2022))
    (tmp_path / "govlint.toml").write_text(
        f'select = ["GOV405"]\n[[report]]\npath = "*.txt"\npublished = {int(day[:4]) - 1}{day[4:]}\n',
        encoding="utf-8",
    )
    single, _ = checked(tmp_path)

    assert [code for code, *_ in brief(d for r in single for d in r.diagnostics)] == (
        ["GOV405", "GOV405"] if late else []
    )
