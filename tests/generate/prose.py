"""The running text of a report: six parts, every word of it true to the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generate import sentences as say
from generate.organs import Level
from generate.passages import Claim, Kind, Passage, Quantity, Sum, Templates, closed, percentage


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from generate.figures import Value
    from generate.organs import Organ
    from govlint.form.edition import Edition


FIRST_FEE_YEAR = 2020  # the rules on 信息处理费 (国办函〔2020〕109号)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the five subjects of part 1, and its content."""

    name: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a report, paragraph by paragraph; tables stand between parts 1 and 5."""

    preamble: Passage
    opening: Passage | None
    aspects: tuple[Aspect, ...]
    problems: tuple[Passage, ...]
    others: tuple[Passage, ...]


def quantities(edition: Edition) -> dict[str, Quantity]:
    """Return what the names in the templates stand for, on one edition of the form."""
    names: dict[str, Quantity] = {}
    for row in edition.sets["row"]:
        names[row] = Quantity((f"requests.{row}.total",))
    received, carried = names["received"].keys, names["carried_in"].keys
    names["received"] = Quantity(received, ((*received, *carried),))
    names["handled"] = Quantity((*received, *carried), (received,))
    for group in ("refused", "unavailable", "not_processed", "other"):
        keys = tuple(
            f"requests.{r}.total" for r in edition.sets["outcome"] if r.split(".")[0] == group
        )
        names["other_results" if group == "other" else group] = Quantity(keys)
    names |= _applicants(edition)
    for key in edition.facts:
        table, _, rest = key.partition(".")
        if table == "disclosed":
            rest = rest.replace("normative_documents", "documents")
            for end in (".decisions", ".amount"):
                rest = rest.removesuffix(end)
            names[rest] = Quantity((key,))
        elif table != "requests":
            names[key.removesuffix(".total")] = Quantity((key,))
    direct, after = "litigation_direct.total", "litigation_after_reconsideration.total"
    names |= {
        "direct": Quantity((direct,)),
        "after": Quantity((after,)),
        "litigation": Quantity((direct, after)),
    }
    names["cases"] = Quantity(("reconsideration.total", direct, after))
    return names


def _applicants(edition: Edition) -> dict[str, Quantity]:
    first, *bodies = edition.sets["applicant"]
    names = {}
    for name, group in ((first, [first]), ("bodies", bodies), *((b, [b]) for b in bodies)):
        new = tuple(f"requests.received.{a}" for a in group)
        old = tuple(f"requests.carried_in.{a}" for a in group)
        names[f"{name}"] = Quantity(new, ((*new, *old),))
    return names


class Author:
    """Writes the prose of one report."""

    def __init__(
        self, random: Random, edition: Edition, organ: Organ, year: int, facts: Mapping[str, Value]
    ) -> None:
        self.random = random
        self.edition = edition
        self.organ = organ
        self.year = year
        self.templates = Templates(random, facts, quantities(edition))

    def write(self) -> Prose:
        """Return the prose."""
        aspects = (
            Aspect("主动公开", self._proactive()),
            Aspect("依申请公开", self._on_request()),
            Aspect("政府信息管理", self._management()),
            Aspect("政府信息公开平台建设", self._one(say.PLATFORM)),
            Aspect("监督保障", self._supervision()),
        )
        opening = self._one(say.OPENING) if self.random.random() < 0.7 else None
        return Prose(self._preamble(), opening, aspects, self._problems(), self._others())

    def _own(self, text: str) -> str:
        """Return a template with the words that are this report's own."""
        for mark, words in (
            ("<own>", self.organ.own),
            ("<area>", self.organ.area),
            ("<year>", str(self.year)),
            ("<before>", str(self.year - 1)),
        ):
            text = text.replace(mark, words)
        return text

    def _one(self, templates: Sequence[str]) -> Passage:
        return self.templates.fill(self._own(self.random.choice(templates)))

    def _maybe(self, templates: Sequence[str], chance: float = 0.6) -> Passage:
        return self._one(templates) if self.random.random() < chance else Passage("")

    def _value(self, name: str) -> Value:
        return self.templates.value(name)

    def _preamble(self) -> Passage:
        form = self.edition.sources["form"]
        period = self.random.choice(
            (
                f"本报告所列数据的统计期限自{self.year}年1月1日起至{self.year}年12月31日止。",
                f"本报告中所列数据的统计期限为{self.year}年1月1日至{self.year}年12月31日。",
            )
        )
        parts = self.random.choice(("", "报告由总体情况等六个部分组成。", "全文共六个部分。"))
        law = "根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）"
        return Passage(f"{law}和{form}的规定，编制本报告。{parts}{period}")

    # --- part 1

    def _proactive(self) -> Passage:
        passage = self._one(say.PROACTIVE) if self.random.random() < 0.6 else self._posts()
        decisions = say.DECISIONS_2021 if self.edition.id == "2021" else say.DECISIONS_2019
        passage += self._maybe(decisions, 0.5)
        return passage + self._maybe(say.FEES_2021, 0.4) if self.edition.id == "2021" else passage

    def _posts(self) -> Passage:
        """Return a sum that has nothing to do with the form."""
        kinds = self.random.sample(say.POST_KINDS, self.random.randint(2, 4))
        numbers = [self.random.randint(1, 900) for _ in kinds]
        passage = self._number(self.random.choice(say.POSTS), sum(numbers), "条，其中")
        parts = Passage("")
        for kind, number in zip(kinds, numbers, strict=True):
            parts += self._number(("、" if parts.text else "") + kind, number, "条")
        return closed(passage, parts, whole_at=0) + Passage("。")

    def _number(self, before: str, number: Value, after: str) -> Passage:
        return Passage(
            f"{before}{number}{after}",
            (Claim(Kind.OTHER, number, len(before), len(before) + len(str(number))),),
        )

    def _on_request(self) -> Passage:
        passage = self._received()
        if self._value("concluded"):
            passage += self._results()
            passage += self._details()
            passage += self._maybe(say.SHARE, 0.25)
        if self._value("received"):
            passage += self._maybe(say.APPLICANTS, 0.4)
            passage += self._growth()
        return passage + (self._cases() if self.random.random() < 0.8 else Passage(""))

    def _received(self) -> Passage:
        if not self._value("handled"):
            return self._one(say.NO_REQUESTS)
        if not self._value("carried_in"):
            passage = self._one((*say.REQUESTS_NEW_ONLY, *say.REQUESTS))
        elif not self._value("received"):
            passage = self._one(say.ONLY_CARRIED)
        elif self.random.random() < 0.25:
            passage = self._one(say.REQUESTS_SUMMED)
            passage = Passage(passage.text, passage.claims, (Sum(0, (1, 2)),))
        else:
            passage = self._one((*say.REQUESTS, *say.REQUESTS_HANDLED))
        if not self._value("carried_out"):
            return passage + self._one(say.ALL_CONCLUDED)
        return passage + self._one(say.CONCLUDED) + Passage("。")

    def _results(self) -> Passage:
        """Return the outcomes, with a sentence that lists all of them."""
        all_of_them = self.random.random() < 0.3
        listed = [n for n in say.GROUPS if all_of_them or self._value(n)]
        parts = self._list([say.GROUPS[n] + "{" + n + "}件" for n in listed])
        return closed(self._one(say.RESULTS), parts, whole_at=0) + Passage("。")

    def _list(self, items: Sequence[str]) -> Passage:
        passage = Passage("")
        for item in items:
            passage += self.templates.fill(("、" if passage.text else "") + item)
        return passage

    def _details(self) -> Passage:
        """Return what the rows of a group come to, for groups of which more than one row counts."""
        passage = Passage("")
        for group in ("refused", "unavailable", "not_processed"):
            rows = [r for r in say.ROWS if r.startswith(group) and self._value(r)]
            if len(rows) > 1 and self.random.random() < 0.4:
                lead = self.random.choice(say.DETAIL).format(words=say.GROUPS[group], name=group)
                parts = self._list([say.ROWS[r] + "{" + r + "}件" for r in rows])
                passage += closed(self.templates.fill(lead), parts, whole_at=0) + Passage("。")
        return passage

    def _growth(self) -> Passage:
        """Return a comparison with last year's number."""
        received = int(self._value("received"))
        previous = max(1, received + self.random.randint(-received, received + 5))
        if previous == received or self.random.random() < 0.7:
            return Passage("")
        template = self.random.choice(say.MORE if received > previous else say.FEWER)
        share = percentage(abs(received - previous), previous, self.random.randint(0, 2))
        before, middle = self._own(template).split("{previous}")
        after, end = middle.split("{growth}")
        passage = self.templates.fill(before) + self._number("", previous, after)
        claim = Claim(Kind.SHARE, share, 0, len(str(share)), name="growth")
        return passage + Passage(f"{share}{end}", (claim,))

    def _cases(self) -> Passage:
        if not self._value("cases"):
            return self._one(say.NO_CASES)
        if self._value("reconsideration"):
            passage = self._one(say.RECONSIDERATION)
            if self.random.random() < 0.7:
                passage = closed(
                    passage + Passage("，其中"), self._outcomes("reconsideration"), whole_at=0
                )
        else:
            passage = self._one(say.NO_RECONSIDERATION)
        passage += Passage("；")
        if not self._value("litigation"):
            return passage + self._one(say.NO_LITIGATION)
        litigation = self._one(say.LITIGATION)
        return passage + Passage(litigation.text, litigation.claims, (Sum(0, (1, 2)),))

    def _outcomes(self, proceeding: str) -> Passage:
        names = [n for n in say.OUTCOMES if self._value(f"{proceeding}.{n}")]
        return self._list([say.OUTCOMES[n] + "{" + f"{proceeding}.{n}" + "}件" for n in names])

    def _management(self) -> Passage:
        passage = Passage("")
        if self.edition.id == "2019":
            if self.organ.level is Level.CITY:
                passage += self._maybe(say.RULES_2019)
            return passage + self._maybe(say.DOCUMENTS_2019) + self._one(say.MANAGEMENT)
        if self.organ.level is Level.CITY:
            passage += self._maybe(say.RULES_2021)
        if self._value("documents.issued") or self._value("documents.repealed"):
            passage += self._maybe(say.DOCUMENTS_2021)
        else:
            passage += self._maybe((*say.DOCUMENTS_2021, *say.NO_DOCUMENTS))
        return passage + self._one(say.MANAGEMENT)

    def _supervision(self) -> Passage:
        passage = self._one(say.SUPERVISION)
        return passage + self._one(say.ACCOUNTABILITY) if self.organ.is_government else passage

    # --- parts 5 and 6

    def _problems(self) -> tuple[Passage, ...]:
        count = self.random.randint(1, 3)
        chosen = self.random.sample(range(len(say.PROBLEMS)), count)
        marks = ("一是", "二是", "三是")[:count] if count > 1 else ("",)
        paragraphs = []
        kinds: tuple[tuple[Sequence[str], Sequence[str]], ...] = (
            (say.PROBLEMS_LEAD, say.PROBLEMS),
            (say.REMEDIES_LEAD, say.REMEDIES),
        )
        for lead, items in kinds:
            text = "；".join(mark + items[i] for mark, i in zip(marks, chosen, strict=True))
            paragraphs.append(Passage(self._own(self.random.choice(lead)) + text + "。"))
        return tuple(paragraphs)

    def _others(self) -> tuple[Passage, ...]:
        templates: Sequence[str] = (
            say.FEES if self.edition.id == "2021" else (*say.FEES, *say.FEES_2019)
        )
        if self.year < FIRST_FEE_YEAR:
            templates = say.FEES_2019
        passages = [self._one(templates), self._one(say.CLOSING)]
        return tuple(p for p in passages if p.text)
