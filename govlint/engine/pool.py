"""Many files over several processes, their outcomes in the order of the files."""

from __future__ import annotations

import contextlib
import os
import sys

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Protocol


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.engine.lint import Outcome


# Below this many files a second process costs more than it brings.
_WORTH_PROCESSES = 40
_CHUNK = 8
_AHEAD = 6
"""How many chunks may be under way for each process."""


class FileLinter(Protocol):
    """What works on the files; a process that is no copy of this one is sent it pickled."""

    def lint_file(self, path: str) -> Outcome:
        """Lint one file."""


def spread(linter: FileLinter, files: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each file, in the order of ``files`` whatever the number of processes.

    Raises:
        ConfigError: a file's configuration cannot be used.
    """
    jobs = min(jobs, len(files) // _WORTH_PROCESSES + 1)
    if jobs <= 1:
        yield from map(linter.lint_file, files)
        return
    # Where processes are copies of this one, they need not load what the first report has had loaded here.
    yield linter.lint_file(files[0])
    yield from _in_processes(linter, files[1:], jobs)


def _in_processes(linter: FileLinter, files: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """Yield the outcomes of files that are linted by several processes, in order.

    No more are given out than a few for each process ahead of what has been taken, so that results do not pile up
    where they are written more slowly than made.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only a large run needs it
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    context = get_context("fork" if sys.platform == "linux" else None)
    chunks = (files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK))
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(linter,)) as pool:
        try:
            # An interrupt while processes are started would reach them before they can leave it to this one.
            with _uninterrupted():
                first = islice(chunks, jobs * _AHEAD)
                waiting = deque([pool.submit(_lint_some, chunk) for chunk in first])
            while waiting:
                yield from waiting.popleft().result()
                waiting.extend(pool.submit(_lint_some, chunk) for chunk in islice(chunks, 1))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold an interrupt back until the block is done, where that can be."""
    import signal  # noqa: PLC0415 - only a large run needs it

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_linter: list[FileLinter] = []
"""The linter of a process of the pool."""


def _start(linter: FileLinter) -> None:
    """Prepare a process of the pool; an interrupt is for the one that started it."""
    import signal  # noqa: PLC0415 - only a large run needs it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _linter[:] = [linter]


def _lint_some(paths: Sequence[str]) -> list[Outcome]:
    return [_linter[0].lint_file(path) for path in paths]
