"""Results that depend on the data files and grammars alone: computed when those change, not at every start.

The forms are TOML, their equations are read by a grammar, and the grammars become parse tables. All that takes longer
than linting a report, and the result is always the same. ``prepared.json`` holds it, with the check sums of the files
that it was computed from: where one has changed since, it is computed again, so that a data file can be edited without
knowing of this. ``python -m govlint.build tables`` writes the file.
"""

from __future__ import annotations

import json
import os.path

from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import govlint


if TYPE_CHECKING:
    from collections.abc import Callable


PATH: Final = os.path.join(os.path.dirname(__file__), "prepared.json")
EDITIONS: Final = ("2021", "2019")
"""The editions of the form, by the names of their files, the newest first."""

_content: Final[list[dict[str, Any]]] = []
_made: Final[dict[str, dict[str, Any]]] = {}


def source(name: str) -> bytes:
    """Return the content of a data file by its path in the package, such as ``rules/forms/2021.toml``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    for folder in govlint.__path__:
        path = os.path.join(folder, *name.split("/"))
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return file.read()
    raise FileNotFoundError(name)


def prepared(key: str, sources: tuple[str, ...], work_out: Callable[[], Any]) -> Any:  # noqa: ANN401 - any JSON
    """Return what ``work_out`` returns, without calling it if it was called for these very sources before.

    Args:
        key: a name for the result.
        sources: the data files that the result depends on.
        work_out: makes the result; it must be JSON, lists for tuples.
    """
    stamp = [crc32(source(name)) for name in sources]
    known = _known().get(key)
    if known is not None and known["stamp"] == stamp:
        return known["result"]
    result = work_out()
    _made[key] = {"stamp": stamp, "result": result}
    return result


def document(name: str) -> Any:  # noqa: ANN401 - a table of TOML
    """Return a TOML file of ``rules/forms`` by its name.

    Raises:
        FileNotFoundError: there is no such file.
    """
    path = f"rules/forms/{name}.toml"
    return prepared(path, (path,), lambda: _toml(source(path).decode("utf-8")))


def names() -> tuple[str, ...]:
    """Return the names of the TOML files of ``rules/forms``."""
    found: set[str] = set()
    for folder in govlint.__path__:
        path = os.path.join(folder, "rules", "forms")
        if os.path.isdir(path):
            found.update(name[:-5] for name in os.listdir(path) if name.endswith(".toml"))
    return tuple(sorted(found))


def _toml(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - not needed where the result is prepared

    return tomllib.loads(text)


def _known() -> dict[str, Any]:
    """Return the file's content, read once; of a file that is not there, nothing."""
    if not _content:
        try:
            with open(PATH, "rb") as file:
                _content.append(json.loads(file.read()))
        except (OSError, ValueError):
            _content.append({})
    return _content[0]


def record(work: Callable[[], object]) -> str:
    """Return what the file has to hold: all that ``work`` makes, nothing of it taken from the file.

    What has been asked for before is not made again, so this is for a process that does nothing else.
    """
    _content[:] = [{}]
    work()
    lines = (
        f"{json.dumps(key)}: {json.dumps(found, ensure_ascii=False, separators=(',', ':'))}"
        for key, found in sorted(_made.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"
