"""An invented county over several years: offices and towns that report, and a government that adds them up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from generate import figures, model
from generate.document import document
from generate.organs import BUREAUS, TOWNS, Level, Organ
from generate.write.ways import WAYS
from govlint.form.edition import load


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from generate.document import Document
    from generate.figures import Value
    from generate.model import ReportModel
    from generate.write.output import Written


Key = tuple[str, int]
"""The name of an organ, and a year."""

NAME = "清濂县"
GOVERNMENT = f"{NAME}人民政府"
OWN = f"{NAME}人民政府办公室"
CONFIGURATION = f"""[[groups]]
name = "{NAME}"
government = "{GOVERNMENT}"
members = ["{NAME}*局", "{NAME}*镇人民政府"]
own = "{OWN}"
"""
_WAYS = tuple(WAYS.values())
DOCUMENTS = "disclosed.normative_documents"


@dataclass(frozen=True, slots=True)
class County:
    """The reports of a county by organ and year, each as a model and as what is written of it."""

    seed: int
    models: Mapping[Key, ReportModel]
    documents: Mapping[Key, Document]

    def changed(self, key: Key, change: Callable[[Document], Document]) -> County:
        """Return the county with one report written otherwise."""
        return replace(self, documents={**self.documents, key: change(self.documents[key])})

    def without(self, key: Key) -> County:
        """Return the county without a report."""
        return replace(self, documents={k: d for k, d in self.documents.items() if k != key})

    def with_facts(self, key: Key, facts: Mapping[str, Value]) -> County:
        """Return the county with other figures in one report, which are told by its words too."""
        old = self.models[key]
        random = Random(f"{self.seed} {key}")
        new = model.assemble(random, old.organ, old.year, old.edition, facts)
        models = {**self.models, key: new}
        return replace(self, models=models).changed(key, lambda _: document(new))

    def files(self) -> Iterator[tuple[Key, Written]]:
        """Yield every report as a file, each way of writing one in turn, begun with another one for each seed."""
        for number, (key, report) in enumerate(self.documents.items()):
            yield (
                key,
                _WAYS[(self.seed + number) % len(_WAYS)](report, Random(f"{self.seed} {key}")),
            )

    def write(self, folder: Path) -> dict[Key, Path]:
        """Write every report into a folder by year, and the configuration; return the paths."""
        (folder / "govlint.toml").write_text(CONFIGURATION, encoding="utf-8")
        paths = {}
        for (organ, year), written in self.files():
            path = folder / str(year) / f"{organ}{written.name[written.name.rfind('.') :]}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(written.data)
            paths[organ, year] = path
        return paths


def build(seed: int, *, members: int = 16, years: tuple[int, ...] = (2021, 2022, 2023)) -> County:
    """Return a county in which everything fits."""
    random = Random(seed)
    models: dict[Key, ReportModel] = {}
    before: dict[str, Mapping[str, Value]] = {}
    edition = load("2021")
    for year in years:
        tables = []
        for organ in _organs(random if year == years[0] else Random(seed), members):
            facts = _facts(random, before.get(organ.name))
            tables.append(facts)
            models[organ.name, year] = model.assemble(random, organ, year, edition, facts)
            before[organ.name] = facts
        county = Organ(GOVERNMENT, Level.COUNTY, "县政府", "全县")
        total = _sum(tables, _facts(random, before.get(GOVERNMENT)))
        models[GOVERNMENT, year] = model.assemble(random, county, year, edition, total)
        before[GOVERNMENT] = total
    return County(seed, models, {key: document(report) for key, report in models.items()})


def _organs(random: Random, members: int) -> list[Organ]:
    """Return the government's office, bureaus and towns."""
    towns = [
        Organ(f"{NAME}{town}镇人民政府", Level.TOWN, "镇政府", "全镇")
        for town in TOWNS[: members // 3]
    ]
    bureaus = [
        Organ(f"{NAME}{bureau}局", Level.BUREAU, "我局", "全系统")
        for bureau in BUREAUS[: members - 1 - len(towns)]
    ]
    del random
    return [Organ(OWN, Level.BUREAU, "我办", "全县"), *bureaus, *towns]


def _facts(random: Random, before: Mapping[str, Value] | None) -> dict[str, Value]:
    """Return figures that follow from those of the year before."""
    edition = load("2021")
    applicants, outcomes = edition.sets["applicant"], edition.sets["outcome"]
    carried_in: dict[str, int] = {}
    stock = random.randint(3, 30)
    if before is not None:
        carried_in = {a: int(before[f"requests.carried_out.{a}"]) for a in applicants}
        stock = int(before[f"{DOCUMENTS}.in_force"])
    results: dict[tuple[str, str], int] = {}
    carried_out: dict[str, int] = {}
    for applicant in random.sample(applicants, random.randint(1, 3)):
        for outcome in random.sample(outcomes, random.randint(1, 4)):
            results[outcome, applicant] = random.randint(1, 40)
        carried_out[applicant] = random.randint(0, 4)
    for applicant, number in carried_in.items():
        results["granted", applicant] = results.get(("granted", applicant), 0) + number
    issued, repealed = random.randint(0, 4), random.randint(0, min(3, stock))
    others: dict[str, Value] = {
        f"{DOCUMENTS}.issued": issued,
        f"{DOCUMENTS}.repealed": repealed,
        f"{DOCUMENTS}.in_force": stock + issued - repealed,
    }
    cases = {key: random.randint(0, 2) for key in random.sample(figures.case_keys("2021"), 3)}
    return figures.complete(edition, figures.Free(results, carried_out, carried_in, cases, others))


def _sum(tables: list[dict[str, Value]], own: Mapping[str, Value]) -> dict[str, Value]:
    """Return tables 3 and 4 added up, and table 2 as it is."""
    return {
        key: value if key.startswith("disclosed.") else sum(int(table[key]) for table in tables)
        for key, value in own.items()
    }
