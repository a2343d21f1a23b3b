"""Signals that end a process: raised where they can be cleaned up after, held back where they must not come."""

from __future__ import annotations

import contextlib
import signal

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Ctrl-C, the request to end, and a terminal that was closed."""


class Stopped(BaseException):
    """The process was asked to end by the signal ``number``."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


_ended: Final[list[int]] = []
"""The signal that has asked this process to end, if one has."""


def raise_when_ended() -> None:
    """Let the signals that end a process raise `Stopped` in it, once; those that are ignored stay ignored."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def raise_if_ended() -> None:
    """Raise `Stopped` again if a signal has come: Python drops an exception that is raised in a destructor.

    Raises:
        Stopped: one has.
    """
    if _ended:
        raise Stopped(_ended[0])


def ignore_further() -> None:
    """Ignore the signals that end a process: it is ending."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)


def leave_to_parent() -> None:
    """In a process of a pool: an interrupt is for the process that started it, the other signals end this one."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN if number is signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Hold the signals back until the block is done, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(number: int, _frame: FrameType | None) -> None:
    ignore_further()
    _ended.append(number)
    raise Stopped(number)
