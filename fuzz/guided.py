"""Fuzzing guided by coverage: atheris records which inputs reach new code, and mutates those further."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import sys
import time

from random import Random
from typing import Final, NoReturn

from fuzz.mutate import LONG, LONGEST, mutated
from fuzz.seeds import SEEDS, WORDS
from fuzz.watch import FOUND, Watch


_HANGS: Final = 60
"""Seconds after which libFuzzer gives an input up, and the run with it."""


def installed() -> bool:
    """Tell whether atheris is."""
    return importlib.util.find_spec("atheris") is not None


def run(name: str, runs: int, until: float, own: list[str]) -> NoReturn:
    """Run ``runs`` inputs, or until a point of `time.monotonic`, and end the process: libFuzzer never returns.

    ``own`` are options for libFuzzer itself.
    """
    import atheris  # noqa: PLC0415 - an extra

    with atheris.instrument_imports(include=["govlint", "rules"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - has to be imported under the instruments

    watch = Watch(name, TARGETS[name], f"atheris {importlib.metadata.version('atheris')}")

    def one(data: bytes) -> None:
        watch.run(data)
        if watch.inputs >= runs or time.monotonic() > until:
            status = min(watch.finish().wrong, 1)
            sys.stdout.flush()
            # Whatever else ends the process is for libFuzzer a crash.
            os._exit(status)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        # libFuzzer knows bytes; ours also know elements, attributes and lines, which bytes seldom leave whole.
        random = Random(seed)
        if random.random() < 0.5:
            return mutated(data, random, SEEDS[name], most)
        mutant: bytes = atheris.Mutate(data, most)
        return mutant

    limits = [f"-max_len={LONGEST.get(name, LONG)}", "-rss_limit_mb=4096", f"-timeout={_HANGS}"]
    places = [
        f"-dict={_dictionary()}",
        f"-artifact_prefix={os.path.join(FOUND, name)}-",
        _corpus(name),
    ]
    atheris.Setup([sys.argv[0], *limits, *own, *places], one, custom_mutator=changed)
    atheris.Fuzz()
    raise SystemExit(1)


def _corpus(name: str) -> str:
    """Write the seeds where libFuzzer also puts what it learns, and return that folder."""
    folder = os.path.join(FOUND, f"{name}-corpus")
    os.makedirs(folder, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        with open(os.path.join(folder, f"seed{number}"), "wb") as file:
            file.write(seed)
    return folder


def _dictionary() -> str:
    os.makedirs(FOUND, exist_ok=True)
    path = os.path.join(FOUND, "words")
    with open(path, "w", encoding="ascii") as dictionary:
        dictionary.writelines(
            '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in WORDS
        )
    return path
