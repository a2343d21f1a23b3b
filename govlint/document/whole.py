"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile

from io import TextIOWrapper
from typing import TYPE_CHECKING

from govlint.document.errors import ConfigError
from govlint.document.message import Text
from govlint.document.signals import held_back


if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedRandom
    from typing import BinaryIO, TextIO


@contextlib.contextmanager
def written_whole(path: str) -> Iterator[TextIO]:
    """Open a file to write text to; what was written is put there when the block ends well, and only then.

    Until then it is kept in a file without a name, of which nothing is left however the process ends. An existing file
    keeps its mode and the links to it; a device or a pipe is written to. The text is UTF-8 with the line endings it
    has; what UTF-8 cannot hold is written as backslash escapes.

    Raises:
        ConfigError: the file cannot be written.
    """
    with written_whole_bytes(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
        yield text
        with _errors_of(path):
            text.flush()
        text.detach()


@contextlib.contextmanager
def written_whole_bytes(path: str) -> Iterator[BinaryIO]:
    """Open a file to write bytes to, as `written_whole` does for text.

    Raises:
        ConfigError: the file cannot be written.
    """
    with _errors_of(path):
        target = _target(path)
        kept = _nameless(os.path.dirname(target))
    with kept:
        yield kept
        with _errors_of(path):
            kept.flush()
            kept.seek(0)
            _put(kept, target)


def put_whole(path: str, content: bytes) -> None:
    """Write the bytes of a file, whole or not at all, as `written_whole` does.

    Raises:
        ConfigError: the file cannot be written.
    """
    with _errors_of(path):
        target = _target(path)
        with _nameless(os.path.dirname(target)) as kept:
            kept.write(content)
            kept.seek(0)
            _put(kept, target)


def require_writable(path: str) -> None:
    """Make sure, before there is anything to write, that a file can be written.

    Raises:
        ConfigError: it cannot.
    """
    with _errors_of(path):
        _target(path)


@contextlib.contextmanager
def _errors_of(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"无法写入：{reason}", f"cannot be written: {reason}"), path=path
        ) from error


def _target(path: str) -> str:
    """Return the path of the file that a path names, its links followed, after making sure that it can be written.

    Raises:
        OSError: it cannot.
    """
    if os.path.isdir(path):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    target = os.path.realpath(path)
    if os.path.exists(path) and not (os.path.exists(target) and os.path.samefile(path, target)):
        target = path  # a link of the system to an open file, such as /dev/stdout, leads to no path
    folder = os.path.dirname(target)
    if not os.path.isdir(folder or os.curdir):
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    if not os.access(target if os.path.exists(target) else folder or os.curdir, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return target


def _nameless(folder: str) -> BufferedRandom:
    """Return a file without a name, on the disk of ``folder`` if it may be there."""
    try:
        return tempfile.TemporaryFile("w+b", dir=folder)
    except OSError:
        return tempfile.TemporaryFile("w+b")


def _put(kept: BinaryIO, target: str) -> None:
    """Put what was kept where it belongs: by a new file that takes the place of the old one, where that is possible."""
    try:
        before = os.stat(target)
    except FileNotFoundError:
        _replace(kept, target, None)
        return
    if not stat.S_ISREG(before.st_mode):
        with open(target, "wb") as file:
            shutil.copyfileobj(kept, file)
    elif _replaceable(before, os.path.dirname(target)):
        _replace(kept, target, stat.S_IMODE(before.st_mode))
    else:
        with held_back(), open(target, "wb") as file:
            shutil.copyfileobj(kept, file)


def _replaceable(before: os.stat_result, folder: str) -> bool:
    """Return whether a new file in the place of this one would be the same to everybody: no other name, one owner."""
    owner = os.geteuid() if hasattr(os, "geteuid") else before.st_uid
    return before.st_nlink == 1 and before.st_uid == owner and os.access(folder, os.W_OK)


def _replace(kept: BinaryIO, target: str, mode: int | None) -> None:
    """Write a new file beside the target and let it take its name; a signal waits until that is done."""
    unfinished = f"{target}.{os.getpid()}.tmp"
    with held_back():
        try:
            with open(unfinished, "xb") as file:
                shutil.copyfileobj(kept, file)
            if mode is not None:
                os.chmod(unfinished, mode)
            os.replace(unfinished, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(unfinished)
            raise
