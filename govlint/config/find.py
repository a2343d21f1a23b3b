"""Configuration found and read: the closest file upward from each linted file, and what the command line adds."""

from __future__ import annotations

import os
import os.path
import re

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.config.settings import COMMAND_LINE, Settings
from govlint.document.errors import ConfigError
from govlint.document.message import Text
from govlint.document.regular import read_regular


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from govlint.config.selection import Catalogue


OWN_FILE: Final = "govlint.toml"
SHARED_FILE: Final = "pyproject.toml"
_MOST_BYTES: Final = 1024 * 1024
"""Of a configuration file; its name may be another's choice."""
_MOST_DOTS: Final = 100
"""Of a key. TOML's reader takes a time that grows with the square of how many there are."""
_BETWEEN_KEYS: Final = re.compile(r"[\n,=#{}\[\]]")
_RESET_BY_SELECT: Final = ("extend_select", "ignore", "extend_ignore")
"""A new selection takes the place of that of the configuration below it."""


@dataclass(slots=True, eq=False)
class _Layer:
    """The values of one file or option, by field of `Settings`, and the key of each."""

    values: Mapping[str, object]
    names: Mapping[str, str]
    origin: Text


def _any_equation(_equation: str) -> None:
    """Accept every equation, where nobody checks them."""


@dataclass(slots=True, eq=False)
class SettingsFinder:
    """Finds the settings of each file; reads each configuration once.

    ``catalogue`` are the known rules; ``check_equation`` raises `GovlintError` for an equation that cannot be read.
    ``config`` are the values of ``--config``: a path, which then takes the place of every file that would be found, or
    ``key = value``. ``isolated`` reads no file. ``command_line`` are keys as TOML values, by the option that gave them:
    ``{"--select": ("select", ["GOV2"])}``.
    """

    catalogue: Catalogue
    config: Sequence[str] = ()
    isolated: bool = False
    command_line: Mapping[str, tuple[str, object]] = field(default_factory=dict)
    check_equation: Callable[[str], object] = _any_equation
    read: set[str] = field(default_factory=set)
    """The absolute paths of the configuration files that were read."""
    _folders: dict[str, Settings] = field(default_factory=dict)
    _given: tuple[str | None, tuple[_Layer, ...]] | None = None

    def for_path(self, path: str) -> Settings:
        """Return the settings of a file.

        Raises:
            ConfigError: its configuration cannot be used.
        """
        return self.for_folder(os.path.dirname(os.path.abspath(path)))

    def for_folder(self, folder: str) -> Settings:
        """Return the settings of the files in a folder.

        Raises:
            ConfigError: their configuration cannot be used.
        """
        if self._given is None:
            self._given = self._options()
        given, layers = self._given
        start = os.path.abspath(folder)
        if start not in self._folders:
            if given is not None:
                self._folders[start] = self._stack(given, layers)
            elif self.isolated:
                self._folders[start] = _combine(layers)
            else:
                self._folders[start] = self._found(start, layers)
        return self._folders[start]

    def _found(self, folder: str, layers: tuple[_Layer, ...]) -> Settings:
        path = find(folder)
        if path is not None:
            return self._stack(path, layers)
        above = os.path.dirname(folder)
        return _combine(layers) if above == folder else self.for_folder(above)

    def _stack(self, path: str, layers: tuple[_Layer, ...]) -> Settings:
        return _combine((*self._file_layers(path, ()), *layers))

    def _options(self) -> tuple[str | None, tuple[_Layer, ...]]:
        """Return the file that ``--config`` names, and the layers of the other options."""
        path: str | None = None
        layers: list[_Layer] = []
        for value in self.config:
            if "=" in value and not os.path.isfile(value):
                layers.append(self._layer(_parse(value, "--config"), "--config", os.getcwd()))
            elif path is None and not self.isolated:
                path = value
            else:
                zh, en = "只能指定一个配置文件", "only one configuration file can be named"
                if self.isolated:
                    zh, en = "与 --isolated 不能同用", "--isolated reads no file"
                raise ConfigError(Text(zh, en), path="--config", key=value)
        for option, (key, given) in self.command_line.items():
            layers.append(self._layer({key: given}, option, os.getcwd()))
        # Selecting anew drops what was ignored before it, so of options given together it comes first.
        layers.sort(key=lambda layer: "select" not in layer.values)
        return path, tuple(layers)

    def _file_layers(self, path: str, below: tuple[str, ...]) -> tuple[_Layer, ...]:
        """Return the layers of a file, those that it extends first."""
        from govlint.config.keys import EXTEND  # noqa: PLC0415 - the same

        here = os.path.abspath(path)
        shown = _shown(here)
        if here in below:
            raise ConfigError(
                Text("配置文件互相 extend", "configuration files extend each other"),
                path=shown,
                key=EXTEND,
            )
        table = dict(_table_of(here))
        self.read.add(here)
        base = table.pop(EXTEND, None)
        layers: tuple[_Layer, ...] = ()
        folder = os.path.dirname(here)
        if base is not None:
            if not isinstance(base, str):
                raise ConfigError(Text("应为字符串", "must be a string"), path=shown, key=EXTEND)
            above = os.path.join(folder, os.path.expanduser(base))
            layers = self._file_layers(above, (*below, here))
        return (*layers, self._layer(table, shown, folder))

    def _layer(self, table: Mapping[str, object], path: str, base: str) -> _Layer:
        """Return the values of a table, checked."""
        from govlint.config.keys import EXTEND, KEYS  # noqa: PLC0415 - most reports have no configuration
        from govlint.config.kinds import ConfigSource  # noqa: PLC0415 - the same

        by_name = {key.name: key for key in KEYS}
        source = ConfigSource(path, base, self.catalogue, self.check_equation)
        values: dict[str, object] = {}
        names: dict[str, str] = {}
        for name, value in table.items():
            key = by_name.get(name)
            if key is None:
                raise source.unknown_key(name, [*by_name, EXTEND])
            read = key.kind.read(source, name, value)
            names[key.field] = name
            if name == "ignore" and isinstance(read, tuple):
                values["ignore"] = tuple(item for item in read if isinstance(item, str))
                values["suppressions"] = tuple(item for item in read if not isinstance(item, str))
            else:
                values[key.field] = read
        origin = Text(f"{COMMAND_LINE.zh} {path}", f"{COMMAND_LINE.en} {path}")
        return _Layer(values, names, origin if path.startswith("--") else Text(path, path))


def find(folder: str) -> str | None:
    """Return the configuration file of one folder, if it has one.

    Raises:
        ConfigError: it has two, or one that is no TOML.
    """
    own = os.path.join(folder, OWN_FILE)
    shared = os.path.join(folder, SHARED_FILE)
    has_own = os.path.isfile(own)
    has_shared = os.path.isfile(shared) and _concerns_us(shared)
    if has_own and has_shared:
        raise ConfigError(
            Text(
                f"同一目录的 {SHARED_FILE} 里也有 [tool.govlint]",
                f"{SHARED_FILE} beside it has [tool.govlint] as well",
            ),
            path=_shown(own),
            hint=Text("只保留一处", "keep one of them"),
        )
    if has_own:
        return own
    return shared if has_shared else None


def _concerns_us(path: str) -> bool:
    """Tell whether a pyproject.toml has a table of ours; one without the word govlint is not even read as TOML."""
    content = _read(path)
    if b"govlint" not in content:
        return False
    tool = _parse(_decoded(content, path), _shown(path)).get("tool")
    return isinstance(tool, dict) and "govlint" in tool


def _table_of(path: str) -> Mapping[str, object]:
    """Return our table of a configuration file: all of ``govlint.toml``, ``[tool.govlint]`` of a pyproject.toml."""
    table = _parse(_decoded(_read(path), path), _shown(path))
    tool = table.get("tool")
    ours = tool.get("govlint") if isinstance(tool, dict) else None
    if isinstance(ours, dict):
        return ours
    if os.path.basename(path) == SHARED_FILE:
        raise ConfigError(
            Text("没有 [tool.govlint]", "there is no [tool.govlint]"), path=_shown(path)
        )
    return table


def _read(path: str) -> bytes:
    try:
        return read_regular(path, _MOST_BYTES)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"无法读取配置：{reason}", f"cannot be read: {reason}"), path=_shown(path)
        ) from error


def _decoded(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            Text("配置文件不是 UTF-8 编码", "is not in UTF-8"), path=_shown(path)
        ) from error


def _parse(text: str, path: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - most reports have no configuration

    try:
        if any(map(_is_endless, _BETWEEN_KEYS.split(text))):
            message = f"more than {_MOST_DOTS} dots in a key"
            raise ValueError(message)  # noqa: TRY301 - reported like everything else that is no TOML
        return tomllib.loads(text)
    except (
        ValueError,
        RecursionError,
    ) as error:  # also a number of too many digits, brackets nested too deep
        raise ConfigError(
            Text(f"TOML 语法错误：{error}", f"is not valid TOML: {error}"), path=path
        ) from error


def _is_endless(piece: str) -> bool:
    """Tell whether a piece of TOML is a key of absurdly many parts, rather than a text with many dots."""
    if piece.count(".") <= _MOST_DOTS:
        return False
    parts = 0
    for part in piece.split("."):
        parts = parts + 1 if len(part.split()) == 1 else 0
        if parts > _MOST_DOTS:
            return True
    return False


def _shown(path: str) -> str:
    """Return a path from the current folder, if it lies below it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith(os.pardir) else relative


def _combine(layers: Sequence[_Layer]) -> Settings:
    """Return the settings that the layers add up to; a later one has precedence."""
    if not layers:
        return Settings()
    from govlint.config.keys import KEYS  # noqa: PLC0415 - most reports have no configuration

    values: dict[str, object] = {}
    origins: dict[str, tuple[Text, ...]] = {}
    adding = {key.field for key in KEYS if key.adds} | {"suppressions"}
    for layer in layers:
        if "select" in layer.values:
            for name in _RESET_BY_SELECT:
                values.pop(name, None)
                origins.pop(name.replace("_", "-"), None)
        for name, value in layer.values.items():
            values[name] = _added(values.get(name), value) if name in adding else value
        for name, written in layer.names.items():
            kept = origins.get(written, ()) if name in adding or written == "ignore" else ()
            origins[written] = (*kept, layer.origin)
    known = set(Settings.__match_args__)
    return Settings(**{k: v for k, v in values.items() if k in known}, origins=origins)  # type: ignore[arg-type]


def _added(before: object, value: object) -> object:
    if isinstance(before, dict) and isinstance(value, dict):
        return {**before, **value}
    if isinstance(before, tuple) and isinstance(value, tuple):
        return (*before, *value)
    return value
