"""A long run, watched: when its results come, what its processes need in memory, whether it shows how far it is."""

from __future__ import annotations

import contextlib
import os
import pty
import statistics
import subprocess
import threading
import time

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT, environment


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO


_EVERY = 0.25
"""Seconds between two looks at the memory."""


@dataclass(slots=True)
class Watched:
    """What was seen of a run.

    ``wall`` and ``cpu`` are seconds, ``samples`` the megabytes of all its processes, in order; ``first`` and ``last``
    say after how many seconds the first and the last line was written, of ``lines``; ``shown`` counts how often the
    progress line on the terminal was written, and ``status`` is how it ended.
    """

    wall: float = 0.0
    cpu: float = 0.0
    status: int = 0
    first: float = 0.0
    last: float = 0.0
    lines: int = 0
    shown: int = 0
    samples: list[float] = field(default_factory=list)

    def quarter(self, number: int) -> float:
        """Return the median of the memory in a quarter of the run, 0 to 3."""
        size = max(1, len(self.samples) // 4)
        at = len(self.samples) - size if number == 3 else number * size
        return statistics.median(self.samples[at : at + size] or [0.0])


def watch(command: Sequence[str]) -> Watched:
    """Run a command with its errors on a terminal, and return what was seen."""
    seen = Watched()
    ours, theirs = pty.openpty()
    settings = {k: v for k, v in environment().items() if k != "CI"} | {"TERM": "xterm"}
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=theirs
    ) as running:
        os.close(theirs)
        readers = [
            threading.Thread(target=_lines, args=(running.stdout, seen, began)),
            threading.Thread(target=_progress, args=(ours, seen)),
        ]
        for reader in readers:
            reader.start()
        while True:
            pid, status, used = os.wait4(running.pid, os.WNOHANG)
            if pid:
                break
            seen.samples.append(sum(_memory(process) for process in _tree(running.pid)))
            time.sleep(_EVERY)
        seen.wall = time.perf_counter() - began
        running.returncode = seen.status = os.waitstatus_to_exitcode(status)
        for reader in readers:
            reader.join()
    os.close(ours)
    seen.cpu = used.ru_utime + used.ru_stime
    return seen


def _lines(stream: IO[bytes] | None, seen: Watched, began: float) -> None:
    """Note when lines come."""
    for _ in stream or ():
        seen.last = time.perf_counter() - began
        seen.first = seen.first or seen.last
        seen.lines += 1


def _progress(terminal: int, seen: Watched) -> None:
    """Count how often a line is written over."""
    with contextlib.suppress(OSError):  # the terminal is closed with the process that wrote to it
        while piece := os.read(terminal, 1 << 12):
            seen.shown += piece.count(b"\r")


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all below it, where the system lists them."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in children.read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _memory(pid: int) -> float:
    """Return the megabytes that a process has in memory, its share of what several have; 0 where that is unknown."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0
