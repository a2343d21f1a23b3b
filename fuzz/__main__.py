"""Fuzz: ``python -m fuzz all -runs=73000`` for every target in turn, ``python -m fuzz TARGET -runs=73000`` for one.

atheris guides the inputs by coverage (``pip install govlint[fuzz]``); without it, or with ``--plain``, seeds are
mutated at random, the same ones for the same ``-seed``. ``-max_total_time`` ends a target after that many seconds;
other options with one dash are libFuzzer's own. ``--both`` gives each target first so many seconds of guided inputs, as
``-max_total_time`` says, then all its plain ones. ``command`` is no target but the installed command, run over folders
of mutated files. Inputs that crash or take more than a second of processor time are
kept below ``fuzz/found``, and the status is 1 if there are any. With ``all``, each target has a process of its own,
and what came out is written to ``fuzz/counts.json``, which the page of benchmarks shows; `PART` says which
targets get fewer inputs.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Final

from fuzz import guided, installed
from fuzz.mutate import inputs
from fuzz.seeds import SEEDS
from fuzz.watch import FOUND, SLOW, Count, Watch, count_path, say
from govlint import __version__


COUNTS: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "counts.json")
PART: Final = {"output": 8, "prose": 4, "parser": 2, installed.NAME: 8}
"""Targets that get one of so many inputs: each of theirs takes so much longer than those of the others."""
KNOWN: Final = ("runs", "seed", "max_total_time")


def main(arguments: list[str]) -> int:
    """Run what the command line says and return the exit status."""
    options = dict(
        a.lstrip("-").partition("=")[::2] for a in arguments if a.startswith("-") and a != "--plain"
    )
    names = [a for a in arguments if not a.startswith("-")]
    plain = "--plain" in arguments or not guided.installed()
    runs = int(options.get("runs", "1000"))
    if names == ["all"]:
        return _all(runs, arguments)
    if names == [installed.NAME]:
        return min(installed.run(runs, int(options.get("seed", "1"))).wrong, 1)
    if len(names) != 1 or names[0] not in SEEDS:
        say((__doc__ or "") + "\nTargets: " + ", ".join(SEEDS))
        return 2
    until = time.monotonic() + float(options.get("max_total_time") or "inf")
    if not plain:
        own = [f"-{k}={v}" for k, v in options.items() if k == "seed" or k not in KNOWN]
        guided.run(names[0], runs, until, own)
    return min(_plain(names[0], int(options.get("seed", "1")), runs, until).wrong, 1)


def _plain(name: str, seed: int, runs: int, until: float) -> Count:
    from fuzz.targets import TARGETS  # noqa: PLC0415 - atheris has to be there before it is imported

    watch = Watch(name, TARGETS[name])
    for data in inputs(name, seed, runs):
        watch.run(data)
        if time.monotonic() > until:
            break
    return watch.finish()


def _all(runs: int, arguments: list[str]) -> int:
    """Run every target in processes of its own and the installed command, and write the counts."""
    began = time.monotonic()
    os.makedirs(FOUND, exist_ok=True)
    own = [a for a in arguments if a.startswith("-") and a[:6] != "-runs=" and a != "--both"]
    ways = [own]
    if "--both" in arguments:
        ways = [own, [a for a in own if not a.startswith("-max_total_time")] + ["--plain"]]
    counts = []
    for name in SEEDS:
        share = f"-runs={max(1, runs // PART.get(name, 1))}"
        counts += [_run(name, [share, *way]) for way in ways]
    counts.append(installed.run(max(1, runs // PART[installed.NAME])))
    total = {
        "date": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "python": platform.python_version(),
        "minutes": round((time.monotonic() - began) / 60, 1),
        "limit": SLOW,
        "inputs": sum(count.inputs for count in counts),
        "crashes": sum(count.crashes for count in counts),
        "slow": sum(count.slow for count in counts),
        "slowest": max(count.slowest for count in counts),
        "targets": [asdict(count) for count in counts],
    }
    with open(COUNTS, "w", encoding="utf-8") as file:
        file.write(json.dumps(total, indent=1) + "\n")
    say(f"{total['inputs']} inputs in {total['minutes']} minutes: {os.path.relpath(COUNTS)}")
    return min(sum(count.wrong for count in counts), 1)


def _run(name: str, options: list[str]) -> Count:
    """Run a target in a process of its own; what libFuzzer writes goes to a log."""
    if os.path.exists(count_path(name)):
        os.remove(count_path(name))
    with open(os.path.join(FOUND, f"{name}-log"), "wb") as log:
        done = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-m", "fuzz", name, *options], stderr=log, check=False
        )
    return _counted(name, done.returncode)


def _counted(name: str, status: int) -> Count:
    """Return what a process counted; one that ended before it could is a crash of the interpreter, or a hang."""
    try:
        with open(count_path(name), encoding="utf-8") as file:
            return Count(**json.load(file))
    except FileNotFoundError:
        say(f"{name}: ended with status {status} before its time; see {name}-log in {FOUND}")
        return Count(name, "atheris", 0, 1, 0, 0.0, 0.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
