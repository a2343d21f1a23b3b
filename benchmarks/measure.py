"""Times of functions and of whole processes, taken in turns, so that other work on the machine affects all alike."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


ROOT = Path(__file__).parents[1]
_LONG = 30.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds on the clock, seconds of processors, and most memory at once in MB."""

    wall: float
    cpu: float
    memory: float


_LAUNCHER = """
import os, sys, time
null = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)]
began = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - began
unit = 1 if sys.platform == "darwin" else 1024
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6, os.waitstatus_to_exitcode(status))
"""
"""Starts a process and says what it took.

The most memory of a process counts from before it takes on its program, when it is still a copy of the one that starts
it; so it is started by one that is small.
"""


def environment() -> dict[str, str]:
    """Return the environment that programs are run in: ours, with govlint found, its bytecode kept and its defaults."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "GOVLINT_LANG"}
    return {k: v for k, v in os.environ.items() if k not in dropped} | {"PYTHONPATH": str(ROOT)}


def process(command: Sequence[str], folder: Path = ROOT) -> Cost:
    """Run a command with its output thrown away, and return what it took; its children count.

    Raises:
        RuntimeError: it ended with a status that is neither 0 nor 1, so that it did not do what is measured.
    """
    done = subprocess.run(  # noqa: S603 - commands of the benchmarks
        (sys.executable, "-I", "-S", "-c", _LAUNCHER, *command),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    wall, cpu, memory, status = (float(word) for word in done.stdout.split())
    if status not in {0, 1}:
        message = f"status {status:.0f}: {' '.join(command)}"
        raise RuntimeError(message)
    return Cost(wall, cpu, memory)


def processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
    """Return the median cost of each command, run in turns.

    A first round, that fills caches, is not counted, except for commands that take long: those are run once.
    """
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    slow: set[str] = set()
    for number in range(rounds + 1):
        for name, command in commands.items():
            if name in slow:
                continue
            cost = process(command)
            if not number and cost.wall > _LONG:
                slow.add(name)
            if number or name in slow:
                taken[name].append(cost)
    return {
        name: Cost(
            statistics.median(c.wall for c in costs),
            statistics.median(c.cpu for c in costs),
            max(c.memory for c in costs),
        )
        for name, costs in taken.items()
    }


def functions(calls: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median milliseconds of processor time of each call, made in turns."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(rounds + 3):
        for name, call in calls.items():
            began = time.process_time_ns()
            call()
            if number >= 3:
                taken[name].append((time.process_time_ns() - began) / 1e6)
    return {name: statistics.median(times) for name, times in taken.items()}


def machine() -> str:
    """Return what the figures were taken on."""
    name = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{name} × {count}, {platform.system()}, Python {platform.python_version()}"


def load() -> str:
    """Return how many processes want a processor, the last minute's mean."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"


def answer(command: Sequence[str]) -> str | None:
    """Return the last line that a command writes, None where it cannot be run or fails."""
    try:
        done = subprocess.run(  # noqa: S603 - commands of the benchmarks
            command, capture_output=True, text=True, timeout=300, check=False, cwd=ROOT
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[-1].strip() if lines and done.returncode == 0 else None
