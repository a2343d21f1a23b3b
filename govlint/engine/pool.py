"""Many files over several processes, their outcomes in the order of the files.

Each process has a pipe of its own, over which it is sent a few paths at a time. Nothing else is shared: no semaphores,
which need ``/dev/shm``, and no threads. A process that is ended from outside is noticed by its pipe; its files are
linted again, one at a time, so that the one that cost the process its life is known by its name. A process whose
parent is gone reads the end of its pipe and ends too.
"""

from __future__ import annotations

import contextlib
import os
import sys

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.engine.lint import Outcome
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import TracebackType


# Below this many files a second process costs more than it brings.
_WORTH_PROCESSES: Final = 40
_CHUNK: Final = 8
_AHEAD: Final = 6
"""How many chunks for each process may be ahead of the one whose outcomes are taken next."""
_AT_ONCE: Final = 2
"""How many chunks a process is sent before it has answered, so that it need not wait for the next."""


class FileLinter(Protocol):
    """What works on the files; a process that is no copy of this one is sent it pickled."""

    def lint_file(self, path: str) -> Outcome:
        """Lint one file; only what keeps the whole run from going on is raised."""


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
    with _Pool(linter, files[1:], jobs) as pool:
        yield from pool.outcomes()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True, eq=False)
class _Worker:
    """A process with this end of its pipe, and the chunks it has been sent and not answered, by number."""

    process: BaseProcess
    pipe: Connection[Any, Any]
    sent: deque[int] = field(default_factory=deque)

    def send(self, number: int, paths: Sequence[str]) -> None:
        """Send a chunk; that the process is gone is noticed when its answer is read."""
        self.sent.append(number)
        with contextlib.suppress(OSError):
            self.pipe.send(list(paths))

    def answer(self) -> list[Outcome] | None:
        """Return the outcomes of the first chunk that was sent, None if the process is gone.

        Raises:
            GovlintError: what keeps the whole run from going on.
        """
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(answer, GovlintError):
            raise answer
        outcomes: list[Outcome] = answer
        return outcomes

    def end(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.join()
        self.pipe.close()


class _Pool:
    """Processes that lint the chunks of a list of files; none of them is left when the block ends."""

    def __init__(self, linter: FileLinter, files: Sequence[str], jobs: int) -> None:
        self._linter = linter
        self._chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._next = 0
        """The first chunk that has been given to nobody."""
        self._again: deque[int] = deque()
        """Chunks to be given out again, since the process that had them is gone."""
        self._done: dict[int, list[Outcome]] = {}

    def __enter__(self) -> Self:
        """Start the processes."""
        for _ in range(self._jobs):
            self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes in the order of the files."""
        for number, chunk in enumerate(self._chunks):
            while number not in self._done and self._workers:
                self._give_out(number + self._jobs * _AHEAD)
                self._take()
            if number in self._done:
                yield from self._done.pop(number)
            else:  # no process could be started, or none is left
                yield from map(self._linter.lint_file, chunk)

    def _give_out(self, end: int) -> None:
        """Send chunks before ``end`` to processes that have few to do."""
        for worker in self._workers:
            while len(worker.sent) < _AT_ONCE:
                if self._again:
                    number = self._again.popleft()
                elif self._next < min(end, len(self._chunks)):
                    number, self._next = self._next, self._next + 1
                else:
                    break
                worker.send(number, self._chunks[number])

    def _take(self) -> None:
        """Wait for answers, and take those that are there."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - only a large run needs it

        by_pipe: dict[object, _Worker] = {w.pipe: w for w in self._workers if w.sent}
        for pipe in wait(list(by_pipe)):  # type: ignore[arg-type]
            worker = by_pipe[pipe]
            outcomes = worker.answer()
            if outcomes is None:
                self._replace(worker)
            else:
                self._done[worker.sent.popleft()] = outcomes

    def _replace(self, worker: _Worker) -> None:
        """Lint singly what a process that is gone was at; give out again what it had not begun."""
        self._workers.remove(worker)
        worker.end()
        first, *others = worker.sent
        self._again.extend(others)
        self._done[first] = [self._singly(path) for path in self._chunks[first]]
        self._start()

    def _singly(self, path: str) -> Outcome:
        """Lint one file in a process of its own, which it may end."""
        worker = _start(self._linter, [w.pipe for w in self._workers])
        if worker is None:
            return self._linter.lint_file(path)
        try:
            worker.send(0, [path])
            outcomes = worker.answer()
        finally:
            worker.end()
        if outcomes is None:
            return Outcome(FileResult(path, failure=_killed(worker.process.exitcode)))
        return outcomes[0]

    def _start(self) -> None:
        worker = _start(self._linter, [w.pipe for w in self._workers])
        if worker is not None:
            self._workers.append(worker)


def _start(linter: FileLinter, pipes: list[Connection[Any, Any]]) -> _Worker | None:
    """Return a new process that lints, None where none can be started; ``pipes`` are this process's ends of others."""
    from multiprocessing import get_context  # noqa: PLC0415 - only a large run needs it

    from govlint.document.signals import held_back  # noqa: PLC0415 - the same

    forks = sys.platform == "linux"
    context = get_context("fork" if forks else None)
    try:
        ours, theirs = context.Pipe()
    except (ImportError, OSError):  # some systems have no processes to share work with
        return None
    # A copy of this process has copies of all ends of pipes; a pipe ends when nobody has its other end any more.
    inherited = [*pipes, ours] if forks else []
    process = context.Process(target=_work, args=(linter, theirs, inherited), daemon=True)
    try:
        # A signal while the process starts would reach it before it knows what to do with it.
        with held_back():
            process.start()
    except OSError:
        ours.close()
        return None
    finally:
        theirs.close()
    return _Worker(process, ours)


def _work(
    linter: FileLinter, pipe: Connection[Any, Any], inherited: Sequence[Connection[Any, Any]]
) -> None:
    """Lint what comes over the pipe until it ends."""
    from govlint.document.signals import leave_to_parent  # noqa: PLC0415 - only a process of a pool needs it

    leave_to_parent()
    for other in inherited:
        other.close()
    with contextlib.suppress(EOFError, OSError):  # the parent is gone
        while True:
            paths = pipe.recv()
            try:
                answer: object = [linter.lint_file(path) for path in paths]
            except GovlintError as error:
                answer = error
            pipe.send(answer)


def _killed(status: int | None) -> Text:
    shown = "?" if status is None else str(status)
    return Text(
        f"检查这个文件的进程中途终止（状态 {shown}），可能是内存不足",
        f"the process that checked this file was ended (status {shown}); memory may have run out",
    )
