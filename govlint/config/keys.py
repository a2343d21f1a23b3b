"""The keys of a configuration, each with the kind of its values and what it is for.

From this table come the reading of a key, the errors about it, its line of ``--show-settings``, its part of the JSON
Schema and its entry in the documentation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from govlint.config.kinds import (
    GLOB,
    SELECTOR,
    SELECTORS,
    STRING,
    Choice,
    ConfigSource,
    Day,
    Either,
    Entry,
    FilePath,
    GroupMember,
    Kind,
    ListOf,
    RuleName,
    TableOf,
    WebAddress,
    Whole,
    attribute,
)
from govlint.config.settings import (
    GroupEntry,
    IgnoreEntry,
    OrganEntry,
    PerFileIgnore,
    RelationEntry,
    ReportEntry,
)
from govlint.document.errors import ConfigError, GovlintError
from govlint.document.limits import MAX_CELLS, Limits
from govlint.output.formats import FORMATS
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True, eq=False)
class Key:
    """One key: what it is called, the kind of its values, what it is for.

    ``adds`` says that it adds to what ``extend`` brings, where other keys take its place.
    """

    name: str
    kind: Kind
    about: Text
    adds: bool = False

    @property
    def field(self) -> str:
        """The field of `govlint.config.settings.Settings` that holds its value."""
        return attribute(self.name)


EXTEND: Final = "extend"
EXTEND_ABOUT: Final = Text("以另一个配置文件为基础", "another configuration to build on")


def _suppression(source: ConfigSource, _key: str, values: Mapping[str, Any]) -> IgnoreEntry:
    return IgnoreEntry(**values, origin=source.path)


def _report(source: ConfigSource, key: str, values: Mapping[str, Any]) -> ReportEntry:
    if all(values[name] is None for name in ("organ", "year", "published")):
        raise source.error(
            key, "organ、year、published 至少写一个", "organ, year or published must be there"
        )
    return ReportEntry(**values)


def _relation(source: ConfigSource, key: str, values: Mapping[str, Any]) -> RelationEntry:
    try:
        source.check_equation(values["equation"])
    except GovlintError as error:
        raise ConfigError(error.text, path=source.path, key=f"{key}.{values['name']}") from error
    return RelationEntry(**values)


def _organ(source: ConfigSource, key: str, values: Mapping[str, Any]) -> OrganEntry:
    if values["names"] is None and values["merged"] is None:
        raise source.error(key, "names 和 merged 至少写一个", "names or merged must be there")
    return OrganEntry(values["name"], values["names"] or (), values["merged"] or ())


def _group(source: ConfigSource, _key: str, values: Mapping[str, Any]) -> GroupEntry:
    return GroupEntry(**values, origin=source.path)


def _limits(_source: ConfigSource, _key: str, values: Mapping[str, Any]) -> Limits:
    return Limits(**{name: most for name, most in values.items() if most is not None})


class _Relations(ListOf):
    """Equations, no two of one name."""

    def read(self, source: ConfigSource, key: str, value: object) -> tuple[object, ...]:
        found = super().read(source, key, value)
        names: set[str] = set()
        for relation in found:
            assert isinstance(relation, RelationEntry)  # noqa: S101 - for the type checker
            if relation.name in names:
                zh, en = f"名称 {relation.name} 重复", f"{relation.name} is there twice"
                raise source.error(key, zh, en)
            names.add(relation.name)
        return found


def _per_file_ignores(table: Mapping[Any, Any]) -> tuple[PerFileIgnore, ...]:
    return tuple(PerFileIgnore(pattern, codes) for pattern, codes in table.items())


def _codes_by_path(entries: tuple[PerFileIgnore, ...]) -> dict[object, object]:
    return {entry.path: entry.codes for entry in entries}


def _limit(most: int) -> Whole:
    return Whole(1, most, Text(f"应为 1 至 {most} 的整数", f"must be from 1 to {most}"))


_SEVERITY: Final = Choice(tuple(severity.value for severity in Severity), Severity)
_YEAR: Final = Whole(1900, 2999, Text("应为四位年份", "must be a year of four digits"))
_SUPPRESSION: Final = Entry(
    _suppression, {"path": GLOB, "code": RuleName(), "reason": STRING}, {"expires": Day()}
)
_REPORT: Final = Entry(
    _report,
    {"path": GLOB},
    {"organ": STRING, "year": _YEAR, "published": Day()},
    {"anyOf": [{"required": [name]} for name in ("organ", "year", "published")]},
)
_ORGAN: Final = Entry(
    _organ,
    {"name": STRING},
    {"names": ListOf(STRING), "merged": ListOf(STRING)},
    {"anyOf": [{"required": ["names"]}, {"required": ["merged"]}]},
)
_MEMBER: Final = GroupMember()
_GROUP: Final = Entry(
    _group,
    {"name": STRING, "government": _MEMBER, "members": ListOf(_MEMBER)},
    {"own": _MEMBER},
)
_RELATION: Final = Entry(_relation, {"name": STRING, "equation": STRING}, {"reason": STRING})
_LIMITS: Final = Entry(
    _limits,
    {},
    {"file-size": _limit(1 << 30), "text-length": _limit(1 << 30), "cells": _limit(MAX_CELLS)},
)

KEYS: Final = (
    Key(
        "select",
        SELECTORS,
        Text(
            "运行哪些规则：编号、编号前缀、名称或 ALL", "rules to run: codes, prefixes, names, ALL"
        ),
    ),
    Key("extend-select", SELECTORS, Text("另外运行的规则", "rules to run as well"), adds=True),
    Key(
        "ignore",
        ListOf(Either(SELECTOR, _SUPPRESSION)),
        Text(
            "不运行的规则；或写成表，忽略已知的一处问题（path、code、reason，可加 expires）",
            "rules not to run; or tables for single known findings (path, code, reason, maybe expires)",
        ),
    ),
    Key("extend-ignore", SELECTORS, Text("另外不运行的规则", "more rules not to run"), adds=True),
    Key(
        "severity",
        TableOf(SELECTOR, _SEVERITY),
        Text(
            "改变规则的级别：error、warning、info",
            "another severity for rules: error, warning, info",
        ),
        adds=True,
    ),
    Key(
        "per-file-ignores",
        TableOf(GLOB, SELECTORS, _per_file_ignores, _codes_by_path),
        Text("按路径不运行的规则", "rules not to run on some paths"),
        adds=True,
    ),
    Key(
        "exclude",
        ListOf(GLOB),
        Text(
            "不检查的路径，写法同 .gitignore；命令行写明的文件也不例外",
            "paths not to check, written as in .gitignore; also when they are named",
        ),
    ),
    Key(
        "fail-on", _SEVERITY, Text("达到此级别即失败", "the lowest severity that makes a run fail")
    ),
    Key(
        "lang",
        Choice(("zh", "en")),
        Text("输出语言：zh 或 en", "language of the output: zh or en"),
    ),
    Key("output-format", Choice(FORMATS), Text("输出格式", "output format")),
    Key("baseline", FilePath(), Text("基线文件", "the baseline file")),
    Key(
        "docs-url",
        WebAddress(),
        Text(
            "本文档网站的地址，填写后输出中的规则编号带链接",
            "where this documentation is published; findings then link to their rules' pages",
        ),
    ),
    Key(
        "report",
        ListOf(_REPORT),
        Text(
            "为没有写明机关或年度的文件指定机关和年度；公开日期（published）",
            "organ and year of files that do not state them; the day of publication (published)",
        ),
        adds=True,
    ),
    Key(
        "organs",
        ListOf(_ORGAN),
        Text(
            "机关的其他名称（names）；由哪些机关合并而成（merged）",
            "other names of an organ (names), and the organs it was made of (merged)",
        ),
        adds=True,
    ),
    Key(
        "groups",
        ListOf(_GROUP),
        Text(
            "哪些机关的数据汇总成政府的报告：政府、成员、本级，写名称（可用 *）或路径",
            "whose figures a government's report adds up: government, members, own, names (with *) or paths",
        ),
        adds=True,
    ),
    Key(
        "relations",
        _Relations(_RELATION),
        Text(
            "自定义的勾稽关系，写法同报告格式", "the user's own equations, written as in the forms"
        ),
        adds=True,
    ),
    Key(
        "limits",
        _LIMITS,
        Text(
            "文件大小（字节）、正文长度（字）、单元格数的上限，超过的不读",
            "the most bytes of a file, characters of its text, and cells of its tables that are read",
        ),
    ),
)
