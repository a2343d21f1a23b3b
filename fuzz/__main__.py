"""Fuzz a target: ``python -m fuzz TARGET -runs=100000``, ``python -m fuzz all --plain -runs=1000``.

Options with one dash are libFuzzer's, of which ``-runs``, ``-seed`` and ``-max_total_time`` are known without it too.
By default atheris guides the inputs by coverage (``pip install govlint[fuzz]``); ``--plain`` mutates seeds at random
instead, with no package to install. Inputs that crash or take more than a second are kept below ``fuzz/found``, and
the last line counts them; the status is 1 if there are any.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import traceback

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Callable


FOUND: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "found")
SLOW: Final = 1.0
"""Seconds of processor time that no input may take."""


@dataclass(slots=True)
class Watch:
    """Runs a target, and keeps what is wrong."""

    name: str
    target: Callable[[bytes], None]
    runs: int = 0
    crashes: dict[str, bytes] = field(default_factory=dict)
    slow: int = 0
    slowest: float = 0.0
    keep: bool = True

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
                _say(f"{self.name}: {where}: {error}"[:300])
                self._keep("crash", data)
        took = time.process_time() - began
        self.runs += 1
        self.slowest = max(self.slowest, took)
        if took > SLOW:
            self.slow += 1
            self._keep("slow", data)

    def _keep(self, kind: str, data: bytes) -> None:
        if not self.keep:
            return
        os.makedirs(FOUND, exist_ok=True)
        digest = hashlib.sha256(data).hexdigest()[:12]
        with open(os.path.join(FOUND, f"{self.name}-{kind}-{digest}"), "wb") as file:
            file.write(data)

    def report(self) -> None:
        """Say how many inputs there were and what came of them."""
        _say(
            f"{self.name}: {self.runs} inputs, {len(self.crashes)} places of crashes,"
            f" {self.slow} over {SLOW:g} s, slowest {self.slowest:.3f} s"
        )


def main(arguments: list[str]) -> int:
    """Run what the command line says and return the exit status."""
    options = dict(
        a.lstrip("-").partition("=")[::2] for a in arguments if a.startswith("-") and a != "--plain"
    )
    names = [a for a in arguments if not a.startswith("-")]
    if "--plain" in arguments:
        return _plain(names, options)
    if len(names) != 1 or names == ["all"]:
        _say((__doc__ or "") + "\nTargets: " + ", ".join(_targets()))
        return 2
    return _guided(names[0], arguments)


def _targets() -> dict[str, Callable[[bytes], None]]:
    from fuzz.targets import TARGETS  # noqa: PLC0415 - atheris has to be there before it is imported

    return TARGETS


def _plain(names: list[str], options: dict[str, str]) -> int:
    from fuzz.mutate import inputs  # noqa: PLC0415 - not needed when atheris makes the inputs

    targets = _targets()
    wrong = 0
    for name in targets if names == ["all"] else names:
        watch = Watch(name, targets[name])
        until = time.monotonic() + float(options.get("max_total_time") or "inf")
        for data in inputs(name, int(options.get("seed", "1")), int(options.get("runs", "1000"))):
            watch.run(data)
            if time.monotonic() > until:
                break
        watch.report()
        wrong += len(watch.crashes) + watch.slow
    return min(wrong, 1)


def _guided(name: str, arguments: list[str]) -> int:
    import atheris  # noqa: PLC0415 - an extra

    from fuzz.seeds import SEEDS, WORDS  # noqa: PLC0415 - plain data; nothing to be instrumented

    with atheris.instrument_imports(include=["govlint", "rules"]):
        targets = _targets()
    corpus = os.path.join(FOUND, f"{name}-corpus")
    os.makedirs(corpus, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        with open(os.path.join(corpus, f"seed{number}"), "wb") as file:
            file.write(seed)
    words = os.path.join(FOUND, "words")
    with open(words, "w", encoding="ascii") as dictionary:
        dictionary.writelines(
            '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in WORDS
        )
    watch = Watch(name, targets[name])
    last = [0]

    def one(data: bytes) -> None:
        watch.run(data)
        last[0] += 1
        # libFuzzer ends the process itself when it has done its runs, so there is no "after" to report in.
        if last[0] % 1000 == 0 or last[0] == runs:
            watch.report()

    runs = next((int(a[6:]) for a in arguments if a.startswith("-runs=")), 0)
    own = [a for a in arguments if a.startswith("-")]
    limits = ["-max_len=4096", "-rss_limit_mb=4096", f"-dict={words}"]
    atheris.Setup([sys.argv[0], *limits, *own, corpus], one)
    atheris.Fuzz()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
