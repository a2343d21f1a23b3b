"""The kinds of values that a configuration holds: each is read, described by a JSON Schema and shown in one place."""

from __future__ import annotations

import os.path
import re

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from govlint.config.selection import did_you_mean
from govlint.config.settings import Member, PathPattern
from govlint.document.errors import ConfigError
from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from govlint.config.selection import Catalogue


Schema: TypeAlias = "str | int | bool | list[Schema] | dict[str, Schema]"
"""A value of a JSON Schema."""


_FILE: Final = re.compile(r"/|\.[A-Za-z*]+$")
"""What is in the path of a file and not in the name of an organ."""


@dataclass(slots=True, eq=False)
class ConfigSource:
    """Where a configuration is read from, and what its values are held against.

    ``path`` is the file, or the option, that it stands in; ``base`` the folder that its paths start from.
    ``check_equation`` raises `GovlintError` for an equation that cannot be read.
    """

    path: str
    base: str
    catalogue: Catalogue
    check_equation: Callable[[str], object]

    def error(self, key: str, zh: str, en: str, hint: Text | None = None) -> ConfigError:
        """Return an error at a key."""
        return ConfigError(Text(zh, en), path=self.path, key=key, hint=hint)

    def unknown_key(self, name: str, known: Iterable[str], inside: str = "") -> ConfigError:
        """Return the error for a key that does not exist."""
        from difflib import get_close_matches  # noqa: PLC0415 - only for an error

        near = get_close_matches(name, list(known), n=1)
        hint = did_you_mean(near[0] if near else None)
        if name in {"rules", "plugins", "extension"}:
            hint = Text(
                "规则代码只能由命令行 --rules 指定", "only the option --rules names code to load"
            )
        where = f"{inside}.{name}" if inside else name
        return self.error(where, "没有这个键", "there is no such key", hint)


class Kind(Protocol):
    """A kind of value."""

    def read(self, source: ConfigSource, key: str, value: object) -> object:
        """Return a TOML value as the settings hold it.

        Raises:
            ConfigError: it is not of this kind; the error names the key.
        """

    def schema(self) -> dict[str, Schema]:
        """Return the JSON Schema of the TOML values that are taken."""

    def shown(self, value: object) -> object:
        """Return what the settings hold as the TOML value that it would be read from."""


class _AsIs:
    """A kind whose values the settings hold as TOML gives them."""

    __slots__ = ()

    def shown(self, value: object) -> object:
        return value


class String(_AsIs):
    """A text that is not empty."""

    def read(self, source: ConfigSource, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise source.error(key, "应为字符串", "must be a string")
        if not value.strip():
            raise source.error(key, "不能为空", "must not be empty")
        return value

    def schema(self) -> dict[str, Schema]:
        return {"type": "string", "minLength": 1}


class FilePath(String):
    """The path of a file, from the folder of the configuration."""

    def read(self, source: ConfigSource, key: str, value: object) -> str:
        return os.path.join(source.base, super().read(source, key, value))


class WebAddress(String):
    """The address of a page."""

    def read(self, source: ConfigSource, key: str, value: object) -> str:
        url = super().read(source, key, value)
        # It ends up in links that are sent to a terminal: nothing but printed ASCII belongs into an address.
        printed = all("!" <= char <= "~" for char in url)
        if not url.startswith(("https://", "http://")) or not printed:
            raise source.error(
                key, "应为 https:// 或 http:// 地址", "must begin with https:// or http://"
            )
        return url

    def schema(self) -> dict[str, Schema]:
        return {"type": "string", "pattern": "^https?://[!-~]*$"}


class Selector(String):
    """A code, a prefix of codes or a name, of known rules."""

    def read(self, source: ConfigSource, key: str, value: object) -> str:
        selector = super().read(source, key, value)
        source.catalogue.require(selector, path=source.path, key=key)
        return selector

    def schema(self) -> dict[str, Schema]:
        # Codes are not listed one by one: plug-ins bring their own.
        return {
            "type": "string",
            "pattern": "^(ALL|[A-Za-z]+[0-9]*|[a-z0-9]+(-[a-z0-9]+)*)$",
            "description": "编号、编号前缀或名称 / a code, a prefix of codes, or a name",
        }


class RuleName(String):
    """The code or the name of one rule; the settings hold its code."""

    def read(self, source: ConfigSource, key: str, value: object) -> str:
        name = super().read(source, key, value)
        code = source.catalogue.code(name)
        if code is None:
            raise source.catalogue.unknown(name, path=source.path, key=key)
        return code


class PathGlob(String):
    """A pattern for paths, in the notation of ``.gitignore``."""

    def read(self, source: ConfigSource, key: str, value: object) -> PathPattern:  # type: ignore[override]
        found = PathPattern(super().read(source, key, value), source.base)
        try:
            found.matches(source.base)
        except ValueError:
            zh, en = f"{found.glob!r} 不是路径模式", f"{found.glob!r} is no pattern for paths"
            raise source.error(key, zh, en) from None
        return found

    def shown(self, value: object) -> object:
        return value.glob if isinstance(value, PathPattern) else value


class GroupMember(String):
    """The name of an organ, with ``*`` for anything; or a pattern for paths, known by its slash or suffix."""

    def read(self, source: ConfigSource, key: str, value: object) -> Member:  # type: ignore[override]
        text = super().read(source, key, value)
        if not _FILE.search(text):
            return Member(text)
        return Member(text, GLOB.read(source, key, text))

    def shown(self, value: object) -> object:
        return value.text if isinstance(value, Member) else value


class Day:
    """A date, as TOML writes it or in a string."""

    def read(self, source: ConfigSource, key: str, value: object) -> date:
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise source.error(key, "应为日期，如 2025-12-31", "must be a date such as 2025-12-31")
        return value

    def schema(self) -> dict[str, Schema]:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def shown(self, value: object) -> object:
        return value


@dataclass(slots=True, eq=False)
class Whole(_AsIs):
    """A whole number from ``least`` to ``most``; ``wanted`` is the text of an error."""

    least: int
    most: int
    wanted: Text

    def read(self, source: ConfigSource, key: str, value: object) -> int:
        if (
            not isinstance(value, int)
            or isinstance(value, bool)
            or not self.least <= value <= self.most
        ):
            raise source.error(key, self.wanted.zh, self.wanted.en)
        return value

    def schema(self) -> dict[str, Schema]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(slots=True, eq=False)
class Choice:
    """One of some words; ``made`` makes of it what the settings hold."""

    words: tuple[str, ...]
    made: Callable[[str], object] = str

    def read(self, source: ConfigSource, key: str, value: object) -> object:
        if value not in self.words:
            known = ", ".join(self.words)
            hint = Text(f"可用 {known}", f"one of {known}")
            raise source.error(key, f"{value!r} 不可用", f"{value!r} is not possible", hint)
        return self.made(str(value))

    def schema(self) -> dict[str, Schema]:
        return {"enum": [*self.words]}

    def shown(self, value: object) -> object:
        return value.value if isinstance(value, Enum) else value


@dataclass(slots=True, eq=False)
class ListOf:
    """An array of values of one kind."""

    items: Kind

    def read(self, source: ConfigSource, key: str, value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            if isinstance(self.items, String):
                raise source.error(key, "应为字符串数组", "must be an array of strings")
            raise source.error(key, "应为数组", "must be an array")
        return tuple(self.items.read(source, key, item) for item in value)

    def schema(self) -> dict[str, Schema]:
        return {"type": "array", "items": self.items.schema()}

    def shown(self, value: object) -> object:
        return [self.items.shown(item) for item in value] if isinstance(value, tuple) else value


@dataclass(slots=True, eq=False)
class TableOf:
    """A table whose keys are the user's: of one kind, as their values are.

    ``made`` makes of the table what the settings hold, and ``table`` the table of that.
    """

    names: Kind
    values: Kind
    made: Callable[[dict[object, object]], object] = dict
    table: Callable[[Any], Mapping[object, object]] = dict

    def read(self, source: ConfigSource, key: str, value: object) -> object:
        return self.made(
            {
                self.names.read(source, key, name): self.values.read(source, f"{key}.{name}", item)
                for name, item in _table(source, key, value).items()
            }
        )

    def schema(self) -> dict[str, Schema]:
        return {"type": "object", "additionalProperties": self.values.schema()}

    def shown(self, value: object) -> object:
        return {
            self.names.shown(name): self.values.shown(item)
            for name, item in self.table(value).items()
        }


@dataclass(slots=True, eq=False)
class Entry:
    """A table with known keys, which becomes an object with an attribute for each of them.

    ``needed`` are the keys that must be there. ``made`` makes the object of the values by attribute, those that are not
    there being ``None``, and raises `ConfigError` for values that do not go together; ``also`` adds the same to the
    schema.
    """

    made: Callable[[ConfigSource, str, Mapping[str, Any]], object]
    needed: Mapping[str, Kind]
    optional: Mapping[str, Kind]
    also: Mapping[str, Schema] = field(default_factory=dict)

    @property
    def _kinds(self) -> dict[str, Kind]:
        return {**self.needed, **self.optional}

    def read(self, source: ConfigSource, key: str, value: object) -> object:
        table = _table(source, key, value)
        for name in table:
            if name not in self._kinds:
                raise source.unknown_key(name, self._kinds, key)
        for name in sorted(self.needed.keys() - table.keys()):
            raise source.error(key, f"缺少 {name}", f"{name} is missing")
        found = {
            attribute(name): kind.read(source, f"{key}.{name}", table[name])
            if name in table
            else None
            for name, kind in self._kinds.items()
        }
        return self.made(source, key, found)

    def schema(self) -> dict[str, Schema]:
        return {
            "type": "object",
            "properties": {name: kind.schema() for name, kind in self._kinds.items()},
            "required": [*self.needed],
            "additionalProperties": False,
            **self.also,
        }

    def shown(self, value: object) -> object:
        found = {
            name: (kind, getattr(value, attribute(name))) for name, kind in self._kinds.items()
        }
        return {name: kind.shown(held) for name, (kind, held) in found.items() if held is not None}


@dataclass(slots=True, eq=False)
class Either:
    """A string of one kind, or a table of another."""

    string: String
    table: Entry

    def read(self, source: ConfigSource, key: str, value: object) -> object:
        kind: Kind = self.string if isinstance(value, str) else self.table
        return kind.read(source, key, value)

    def schema(self) -> dict[str, Schema]:
        return {"anyOf": [self.string.schema(), self.table.schema()]}

    def shown(self, value: object) -> object:
        kind: Kind = self.string if isinstance(value, str) else self.table
        return kind.shown(value)


def attribute(name: str) -> str:
    """Return the name of the attribute that holds the value of a key."""
    return name.replace("-", "_")


def _table(source: ConfigSource, key: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise source.error(key, "应为表", "must be a table")
    return value


STRING: Final = String()
GLOB: Final = PathGlob()
SELECTOR: Final = Selector()
SELECTORS: Final = ListOf(SELECTOR)
