"""Paths to files: folders are walked for what govlint reads, named files are taken as they are."""

from __future__ import annotations

import os
import os.path
import stat

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.message import Text
from govlint.document.regular import read_regular


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from pathspec import GitIgnoreSpec


_HERE: Final = os.curdir + os.sep
_IGNORE_FILE: Final = ".gitignore"
_MOST_BYTES: Final = 64 * 1024
"""Of a ``.gitignore``; a larger one is not heeded."""
_LOCKS: Final = ("~$", ".~")
_DOCUMENTS: Final = frozenset(
    {".doc", ".dot", ".docm", ".wps", ".wpt", ".et", ".ofd", ".odt", ".ods", ".rtf", ".pdf"}
    | {".mht", ".mhtml", ".xlsb", ".ppt", ".pptx", ".pages", ".numbers", ".zip", ".rar", ".7z"}
)
"""What may hold a report in a format that is not read: such a file is named, others are passed over."""
_NEVER: Final = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".nox"}
)
"""Folders of tools, which hold no reports."""
_ENVIRONMENT: Final = "pyvenv.cfg"
"""What every virtual environment of Python has."""


class Target(NamedTuple):
    """A file to lint; or, with ``failure``, a path that leads to none, and why.

    ``empty`` says that the path is a folder that can be read, but holds nothing to lint. ``walked`` says that nobody
    named the file: it was found in a folder. ``unread`` is why a document of a folder is not read.
    """

    path: str
    failure: Text | None = None
    empty: bool = False
    walked: bool = False
    unread: Text | None = None


@dataclass(slots=True, eq=False)
class Walk:
    """How folders are walked.

    ``suffixes`` are those of the formats that are read, lower case and with their dot; ``excludes`` says whether a file
    or a folder is excluded by configuration, which holds for named files too. Entries come in the order of their
    names. Links to folders are not followed, so loops are harmless; only regular files are taken.
    With ``documents``, those in formats that are not read are yielded too, with the reason.
    """

    suffixes: Collection[str]
    excludes: Callable[[str], bool]
    documents: bool = False

    def targets(self, paths: Iterable[str]) -> Iterator[Target]:
        """Yield every file once, and every path that leads to none.

        An excluded path yields nothing, and neither does the lock file of an office program.
        """
        seen: set[str] = set()
        for path in paths:
            if _is_lock(os.path.basename(path)):
                continue
            for target in self._targets(path):
                whole = os.path.abspath(target.path)
                if whole not in seen:
                    seen.add(whole)
                    yield target

    def _targets(self, path: str) -> Iterator[Target]:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Target(path, _unreachable(error))
            return
        if self.excludes(path):
            return
        if stat.S_ISDIR(mode):
            whole = os.path.abspath(path)
            specs = _specs_above(whole)
            if _ignored(whole, specs, is_folder=True):  # named on purpose
                specs = ()
            empty = True
            for target in self._walk(path, specs):
                empty = empty and target.unread is not None
                yield target
            if empty:
                yield Target(
                    path, Text("目录里没有可检查的文件", "contains no file to check"), empty=True
                )
        elif stat.S_ISREG(mode):
            yield Target(path)
        else:
            yield Target(
                path,
                Text(
                    "不是普通文件，标准输入写作 -",
                    "is not a regular file; use - for standard input",
                ),
            )

    def _walk(self, folder: str, above: tuple[_Spec, ...]) -> Iterator[Target]:
        try:
            with os.scandir(folder) as found:
                entries = sorted(self._ours(found))
        except OSError as error:
            yield Target(folder, _unreachable(error))
            return
        specs = above
        if os.path.lexists(os.path.join(folder, _IGNORE_FILE)):
            specs = (*above, *_spec_of(os.path.abspath(folder)))
        for name, is_folder in entries:
            path = os.path.join(folder, name)
            if _ignored(os.path.abspath(path), specs, is_folder=is_folder):
                continue
            if self.excludes(path):
                continue
            if is_folder:
                yield from self._walk(path, specs)
            elif self._suffix(name) not in self.suffixes:
                yield Target(path.removeprefix(_HERE), walked=True, unread=_not_a_format(name))
            else:
                yield Target(path.removeprefix(_HERE), walked=True)

    def _ours(self, found: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, bool]]:
        """Yield the name of each folder to walk and each file to lint, and whether it is a folder.

        An entry holds ten times what its name does, and a folder may hold very many.
        """
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER and not _is_environment(entry.path):
                    yield entry.name, True
            elif self._is_ours(entry):
                yield entry.name, False

    @staticmethod
    def _suffix(name: str) -> str:
        return os.path.splitext(name)[1].lower()

    def _is_ours(self, entry: os.DirEntry[str]) -> bool:
        """Tell whether an entry is a regular file, or a link to one, of a kind that is read or could be a report."""
        suffix = self._suffix(entry.name)
        known = suffix in self.suffixes or (self.documents and suffix in _DOCUMENTS)
        if not known or _is_lock(entry.name):
            return False
        try:
            return stat.S_ISREG(entry.stat().st_mode)
        except OSError:  # a link to nowhere, or to itself
            return False


def _not_a_format(name: str) -> Text:
    suffix = os.path.splitext(name)[1].lower()
    return Text(f"不是能读取的格式（{suffix}）", f"no format that is read ({suffix})")


def _is_environment(folder: str) -> bool:
    """Return whether a folder is a virtual environment of Python, whatever its name."""
    return os.path.lexists(os.path.join(folder, _ENVIRONMENT))


def _is_lock(name: str) -> bool:
    """Return whether a file only says who has another one open in an office program, as ``~$report.docx`` does."""
    return name.startswith(_LOCKS)


def _unreachable(error: OSError | ValueError) -> Text:
    if isinstance(error, FileNotFoundError):
        return Text("没有这个文件或目录", "no such file or folder")
    if isinstance(error, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Text(f"无法读取：{reason}", f"cannot be read: {reason}")


@dataclass(slots=True, eq=False)
class _Spec:
    """One ``.gitignore``: its patterns, for paths below its folder."""

    folder: str
    patterns: GitIgnoreSpec


def _spec_of(folder: str) -> tuple[_Spec, ...]:
    from govlint.config.globs import spec_of_lines  # noqa: PLC0415  only where there is a .gitignore

    try:
        content = read_regular(os.path.join(folder, _IGNORE_FILE), _MOST_BYTES)
    except OSError:
        return ()
    lines = content.decode("utf-8", "surrogateescape").splitlines()
    return (_Spec(folder, spec_of_lines(lines)),)


def _specs_above(folder: str) -> tuple[_Spec, ...]:
    """Return the ``.gitignore`` files above a folder, the outermost first, up to the root of its repository."""
    found: tuple[_Spec, ...] = ()
    here = folder
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return ()
        here = above
        found = (*_spec_of(here), *found)
    return found


def _ignored(path: str, specs: tuple[_Spec, ...], *, is_folder: bool) -> bool:
    """Tell what the innermost ``.gitignore`` with a pattern for the path decides."""
    for spec in reversed(specs):
        relative = os.path.relpath(path, spec.folder).replace(os.sep, "/")
        include = spec.patterns.check_file(relative + "/" if is_folder else relative).include
        if include is not None:
            return include
    return False
