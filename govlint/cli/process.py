"""How the process of the command begins and ends: its streams, its signals, a line and a status for every end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

from typing import TYPE_CHECKING, Final, NoReturn

from govlint.cli.command import language
from govlint.document.errors import raised_at
from govlint.document.message import Text
from govlint.document.signals import Stopped, ignore_further, raise_if_ended, raise_when_ended
from govlint.output.terminal import say


if TYPE_CHECKING:
    from collections.abc import Callable


_STREAMS: Final = (
    ("stdin", os.O_WRONLY, "r"),
    ("stdout", os.O_RDONLY, "w"),
    ("stderr", os.O_WRONLY, "w"),
)
"""By descriptor; what stands in for a standard input or output that was closed raises an error when it is used."""
_ENDED_BY: Final = 128
"""What a shell adds to the number of the signal that ended a process."""


def run_process(command: Callable[[], object]) -> NoReturn:
    """Run a command that ends with `SystemExit`, and end the process with its status.

    Whatever else ends it is one line on standard error and status 2; for a signal, 128 and its number.
    """
    raise_when_ended()
    _open_closed_streams()
    try:
        status = _status_of(command)
        if status < _ENDED_BY:
            raise_if_ended()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the results has had enough
        status = 1
    except Stopped as stopped:
        status = _ENDED_BY + stopped.number
        name = signal.Signals(stopped.number).name
        _say(
            Text(f"中断（{name}），结果不完整", f"interrupted ({name}); the results are incomplete")
        )
    except OSError as error:
        status = 2
        _say(_of_system(error))
    except MemoryError:
        status = 2
        _say(Text("内存不足", "memory has run out"))
    except Exception as error:  # noqa: BLE001 - the border: no traceback, and no status that means findings
        status = 2
        _say(_internal(error))
    ignore_further()
    if status not in {0, 1} or not _flushed():
        _discard_output()
    sys.exit(status)


def _status_of(command: Callable[[], object]) -> int:
    try:
        command()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _open_closed_streams() -> None:
    """Give this process the standard streams it was started without, so that no file takes their descriptors."""
    for name, access, mode in _STREAMS:
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, access)
            stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the end
            setattr(sys, name, stream)


def _flushed() -> bool:
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        return False
    return True


def _discard_output() -> None:
    """Lead standard output nowhere, so that what cannot be written is not tried again when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def _say(text: Text) -> None:
    with contextlib.suppress(OSError, ValueError):  # the terminal may be gone
        say(f"govlint: {text.in_language(language(None))}")


def _of_system(error: OSError) -> Text:
    """Return what the system refused."""
    try:
        os.getcwd()
    except OSError:
        return Text("当前目录已不存在", "the current folder does not exist any more")
    reason = error.strerror or str(error)
    if error.filename is not None:
        return Text(f"{error.filename}: {reason}", f"{error.filename}: {reason}")
    return Text(f"输出无法写入：{reason}", f"the output cannot be written: {reason}")


def _internal(error: Exception) -> Text:
    what = f"{type(error).__name__}: {error} ({raised_at(error)})"
    return Text(
        f"govlint 内部错误：{what}；把这一行报告给开发者",
        f"internal error of govlint: {what}; report this line to its developers",
    )
