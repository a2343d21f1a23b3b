"""The keys of a configuration: how each is read and what it is for; the JSON Schema is made from the same table."""

from __future__ import annotations

import os.path

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from govlint.config.selection import did_you_mean
from govlint.config.settings import (
    IgnoreEntry,
    PathPattern,
    PerFileIgnore,
    RelationEntry,
    ReportEntry,
)
from govlint.document.errors import ConfigError, GovlintError
from govlint.document.limits import MAX_CELLS, Limits
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govlint.config.selection import Catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """A configuration that is being read.

    ``path`` is the file, or the option, it stands in; ``base`` the folder that its paths start from. ``check_equation``
    raises `GovlintError` for an equation that does not hold water.
    """

    path: str
    base: str
    catalogue: Catalogue
    formats: tuple[str, ...]
    check_equation: Callable[[str], object]

    def error(self, key: str, zh: str, en: str, hint: Text | None = None) -> ConfigError:
        """Return an error at a key."""
        return ConfigError(Text(zh, en), path=self.path, key=key, hint=hint)

    def string(self, key: str, value: object) -> str:
        """Return a text that says something."""
        if not isinstance(value, str):
            raise self.error(key, "应为字符串", "must be a string")
        if not value.strip():
            raise self.error(key, "不能为空", "must not be empty")
        return value

    def strings(self, key: str, value: object) -> tuple[str, ...]:
        """Return a list of texts."""
        if not isinstance(value, list):
            raise self.error(key, "应为字符串数组", "must be an array of strings")
        return tuple(self.string(key, item) for item in value)

    def choice(self, key: str, value: object, choices: Iterable[str]) -> str:
        """Return one of some words."""
        known = list(choices)
        if value not in known:
            given = ", ".join(known)
            raise self.error(
                key,
                f"{value!r} 不可用",
                f"{value!r} is not possible",
                Text(f"可用 {given}", f"one of {given}"),
            )
        return str(value)

    def selectors(self, key: str, value: object) -> tuple[str, ...]:
        """Return codes, prefixes of codes and names, all of known rules."""
        found = self.strings(key, value)
        for selector in found:
            self.catalogue.require(selector, path=self.path, key=key)
        return found

    def pattern(self, key: str, value: object) -> PathPattern:
        """Return a pattern for paths."""
        found = PathPattern(self.string(key, value), self.base)
        try:
            found.matches(self.base)
        except ValueError:
            raise self.error(
                key, f"{found.glob!r} 不是路径模式", f"{found.glob!r} is no pattern for paths"
            ) from None
        return found

    def table(self, key: str, value: object) -> dict[str, object]:
        """Return a table."""
        if not isinstance(value, dict):
            raise self.error(key, "应为表", "must be a table")
        return value

    def entry(
        self, key: str, value: object, needed: set[str], allowed: set[str]
    ) -> dict[str, object]:
        """Return a table with known keys, the needed ones among them."""
        table = self.table(key, value)
        for name in table:
            if name not in needed | allowed:
                raise self.unknown_key(name, needed | allowed, key)
        for name in sorted(needed - set(table)):
            raise self.error(key, f"缺少 {name}", f"{name} is missing")
        return table

    def unknown_key(self, name: str, known: Iterable[str], inside: str = "") -> ConfigError:
        """Return the error for a key that does not exist."""
        from difflib import get_close_matches  # noqa: PLC0415  only for an error

        near = get_close_matches(name, list(known), n=1)
        hint = did_you_mean(near[0] if near else None)
        if name in {"rules", "plugins", "extension"}:
            hint = Text(
                "规则代码只能由命令行 --rules 指定", "only the option --rules names code to load"
            )
        where = f"{inside}.{name}" if inside else name
        return self.error(where, "没有这个键", "there is no such key", hint)


def _codes(reading: Reading, key: str, value: object) -> object:
    return reading.selectors(key, value)


def _severity(reading: Reading, key: str, value: object) -> object:
    return Severity(reading.choice(key, value, [*Severity]))


def _severities(reading: Reading, key: str, value: object) -> object:
    found = {}
    for selector, severity in reading.table(key, value).items():
        reading.catalogue.require(selector, path=reading.path, key=key)
        found[selector] = _severity(reading, f"{key}.{selector}", severity)
    return found


def _per_file_ignores(reading: Reading, key: str, value: object) -> object:
    return tuple(
        PerFileIgnore(reading.pattern(key, glob), reading.selectors(f"{key}.{glob}", codes))
        for glob, codes in reading.table(key, value).items()
    )


def _patterns(reading: Reading, key: str, value: object) -> object:
    return tuple(reading.pattern(key, glob) for glob in reading.strings(key, value))


def _lang(reading: Reading, key: str, value: object) -> object:
    return reading.choice(key, value, ("zh", "en"))


def _format(reading: Reading, key: str, value: object) -> object:
    return reading.choice(key, value, reading.formats)


def _file(reading: Reading, key: str, value: object) -> object:
    return os.path.join(reading.base, reading.string(key, value))


def _url(reading: Reading, key: str, value: object) -> object:
    url = reading.string(key, value)
    # It ends up in links that are sent to a terminal: nothing but printed ASCII belongs into an address.
    if not url.startswith(("https://", "http://")) or not all("!" <= char <= "~" for char in url):
        raise reading.error(
            key,
            "应为 https://、http:// 或 file:// 地址",
            "must begin with https://, http:// or file://",
        )
    return url


def _year(reading: Reading, key: str, value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1900 <= value <= 2999:
        raise reading.error(key, "应为四位年份", "must be a year of four digits")
    return value


def _reports(reading: Reading, key: str, value: object) -> object:
    found = []
    for item in _list(reading, key, value):
        table = reading.entry(key, item, {"path"}, {"organ", "year"})
        organ = reading.string(f"{key}.organ", table["organ"]) if "organ" in table else None
        year = _year(reading, f"{key}.year", table.get("year"))
        if organ is None and year is None:
            raise reading.error(key, "organ 和 year 至少写一个", "organ or year must be there")
        found.append(ReportEntry(reading.pattern(f"{key}.path", table["path"]), organ, year))
    return tuple(found)


def _list(reading: Reading, key: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise reading.error(key, "应为数组", "must be an array")
    return value


def _ignore(reading: Reading, key: str, value: object) -> object:
    """Return codes of rules that do not run and entries for known findings, in that order."""
    codes: list[str] = []
    entries: list[IgnoreEntry] = []
    for item in _list(reading, key, value):
        if isinstance(item, str):
            codes += reading.selectors(key, [item])
        else:
            entries.append(_suppression(reading, key, item))
    return tuple(codes), tuple(entries)


def _suppression(reading: Reading, key: str, item: object) -> IgnoreEntry:
    table = reading.entry(key, item, {"path", "code", "reason"}, {"expires"})
    name = reading.string(f"{key}.code", table["code"])
    code = reading.catalogue.code(name)
    if code is None:
        raise reading.catalogue.unknown(name, path=reading.path, key=f"{key}.code")
    expires = table.get("expires")
    if isinstance(expires, str):
        try:
            expires = date.fromisoformat(expires)
        except ValueError:
            expires = 0
    if expires is not None and (not isinstance(expires, date) or isinstance(expires, datetime)):
        at = f"{key}.expires"
        raise reading.error(at, "应为日期，如 2025-12-31", "must be a date such as 2025-12-31")
    return IgnoreEntry(
        reading.pattern(f"{key}.path", table["path"]),
        code,
        reading.string(f"{key}.reason", table["reason"]),
        expires,
        reading.path,
    )


def _relations(reading: Reading, key: str, value: object) -> object:
    found: dict[str, RelationEntry] = {}
    for item in _list(reading, key, value):
        table = reading.entry(key, item, {"name", "equation"}, {"reason"})
        name = reading.string(f"{key}.name", table["name"])
        if name in found:
            raise reading.error(key, f"名称 {name} 重复", f"{name} is there twice")
        equation = reading.string(f"{key}.equation", table["equation"])
        try:
            reading.check_equation(equation)
        except GovlintError as error:
            raise ConfigError(error.text, path=reading.path, key=f"{key}.{name}") from error
        reason = reading.string(f"{key}.reason", table["reason"]) if "reason" in table else None
        found[name] = RelationEntry(name, equation, reason, reading.path)
    return tuple(found.values())


def _limits(reading: Reading, key: str, value: object) -> object:
    """Return limits; those that are not named keep their defaults."""
    names = {name: name.replace("-", "_") for name in LIMITS}
    found: dict[str, int] = {}
    for name, most in reading.entry(key, value, set(), set(names)).items():
        if not isinstance(most, int) or isinstance(most, bool) or not 0 < most <= LIMITS[name]:
            zh, en = f"应为 1 至 {LIMITS[name]} 的整数", f"must be from 1 to {LIMITS[name]}"
            at = f"{key}.{name}"
            raise reading.error(at, zh, en)
        found[names[name]] = most
    return Limits(**found)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the field of `govlint.config.settings.Settings` it fills, how it is read, what it is for.

    ``adds`` says that it adds to what ``extend`` brings, where other keys take its place.
    """

    name: str
    field: str
    read: Callable[[Reading, str, object], object]
    about: Text
    adds: bool = False


EXTEND: Final = "extend"
LIMITS: Final = {"file-size": 1 << 30, "text-length": 1 << 30, "cells": MAX_CELLS}
"""How far a configuration may move each limit."""

KEYS: Final = (
    Key(
        "select",
        "select",
        _codes,
        Text(
            "运行哪些规则：编号、编号前缀、名称或 ALL", "rules to run: codes, prefixes, names, ALL"
        ),
    ),
    Key(
        "extend-select",
        "extend_select",
        _codes,
        Text("另外运行的规则", "rules to run as well"),
        adds=True,
    ),
    Key(
        "ignore",
        "ignore",
        _ignore,
        Text(
            "不运行的规则；或写成表，忽略已知的一处问题（path、code、reason，可加 expires）",
            "rules not to run; or tables for single known findings (path, code, reason, maybe expires)",
        ),
    ),
    Key(
        "extend-ignore",
        "extend_ignore",
        _codes,
        Text("另外不运行的规则", "more rules not to run"),
        adds=True,
    ),
    Key(
        "severity",
        "severity",
        _severities,
        Text(
            "改变规则的级别：error、warning、info",
            "another severity for rules: error, warning, info",
        ),
        adds=True,
    ),
    Key(
        "per-file-ignores",
        "per_file_ignores",
        _per_file_ignores,
        Text("按路径不运行的规则", "rules not to run on some paths"),
        adds=True,
    ),
    Key(
        "exclude",
        "exclude",
        _patterns,
        Text(
            "不检查的路径，写法同 .gitignore；点名的文件也不例外",
            "paths not to check, written as in .gitignore; also when they are named",
        ),
    ),
    Key(
        "fail-on",
        "fail_on",
        _severity,
        Text("达到此级别即失败", "the least severity that fails a run"),
    ),
    Key("lang", "lang", _lang, Text("输出语言：zh 或 en", "language of the output: zh or en")),
    Key("output-format", "output_format", _format, Text("输出格式", "output format")),
    Key("baseline", "baseline", _file, Text("基线文件", "the baseline file")),
    Key(
        "docs-url",
        "docs_url",
        _url,
        Text(
            "本文档网站的地址，填写后输出中的规则编号带链接",
            "where this documentation is published; findings then link to their rules' pages",
        ),
    ),
    Key(
        "report",
        "reports",
        _reports,
        Text("为不能自述的文件给出机关和年度", "organ and year of files that cannot say them"),
        adds=True,
    ),
    Key(
        "relations",
        "relations",
        _relations,
        Text("自定的勾稽关系，写法同报告格式", "equations of one's own, written as in the forms"),
        adds=True,
    ),
    Key(
        "limits",
        "limits",
        _limits,
        Text(
            "文件大小（字节）、正文长度（字）、单元格数的上限，超过的不读",
            "the most bytes of a file, characters of its text, and cells of its tables that are read",
        ),
    ),
)
