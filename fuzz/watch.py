"""What is watched while a target is fuzzed: crashes, and inputs that take too long."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import traceback

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Callable


FOUND: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "found")
SLOW: Final = 1.0
"""Seconds of processor time that no input may take."""


@dataclass(frozen=True, slots=True)
class Count:
    """What came of the inputs of a target.

    ``driver`` is what made them, ``crashes`` the places of crashes, ``slow`` the inputs over `SLOW`; ``slowest`` and
    ``seconds``, of the slowest input and of all together, are seconds of processor time.
    """

    target: str
    driver: str
    inputs: int
    crashes: int
    slow: int
    slowest: float
    seconds: float

    @property
    def wrong(self) -> int:
        """How many faults were found."""
        return self.crashes + self.slow

    def __str__(self) -> str:
        """Say it in a line."""
        return (
            f"{self.target}: {self.inputs} inputs ({self.driver}), {self.crashes} places of crashes,"
            f" {self.slow} over {SLOW:g} s, slowest {self.slowest:.3f} s, {self.seconds:.0f} s in all"
        )


@dataclass(slots=True)
class Watch:
    """Runs a target, and keeps what is wrong below `FOUND`, unless ``keep`` is false."""

    name: str
    target: Callable[[bytes], None]
    driver: str = "plain"
    keep: bool = True
    inputs: int = 0
    crashes: dict[str, bytes] = field(default_factory=dict)
    slow: int = 0
    slowest: float = 0.0
    began: float = field(default_factory=time.process_time)

    def run(self, data: bytes) -> None:
        """Run one input; one crash is kept of those that happen at the same place."""
        began = time.process_time()
        try:
            self.target(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} {os.path.basename(frame.filename)}:{frame.lineno}"
            if where not in self.crashes:
                self.crashes[where] = data
                say(f"{self.name}: {where}: {error}"[:300])
                self._save("crash", data)
        took = time.process_time() - began
        self.inputs += 1
        self.slowest = max(self.slowest, took)
        if took > SLOW:
            self.slow += 1
            self._save("slow", data)

    def _save(self, kind: str, data: bytes) -> None:
        if not self.keep:
            return
        os.makedirs(FOUND, exist_ok=True)
        digest = hashlib.sha256(data).hexdigest()[:12]
        with open(os.path.join(FOUND, f"{self.name}-{kind}-{digest}"), "wb") as file:
            file.write(data)

    def count(self) -> Count:
        """Return what came of the inputs so far."""
        return Count(
            self.name,
            self.driver,
            self.inputs,
            len(self.crashes),
            self.slow,
            round(self.slowest, 3),
            round(time.process_time() - self.began, 1),
        )

    def finish(self) -> Count:
        """Say what came of the inputs, and write it where the command that runs all targets reads it."""
        count = self.count()
        say(str(count))
        os.makedirs(FOUND, exist_ok=True)
        with open(count_path(self.name), "w", encoding="utf-8") as file:
            json.dump(asdict(count), file)
        return count


def count_path(name: str) -> str:
    """Return the file that holds the count of a target's last run."""
    return os.path.join(FOUND, f"{name}-count.json")


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
