"""Run every check of the project: ``python -m tests``; with ``--all`` also the tests that take long."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

from pathlib import Path


ROOT = Path(__file__).parents[1]
CHECKS = (
    ("ruff check", ("-m", "ruff", "check", "--output-format", "concise", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
    ("dead code", ("-m", "vulture")),
)


def main() -> int:
    """Run the checks one after the other, all of them, and return 1 if any fails."""
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__)
    parser.add_argument("--all", action="store_true", help="also run the tests marked slow")
    slow = ("-m", "slow or not slow") if parser.parse_args().all else ()
    failed = []
    pytest = ("-m", "pytest", "-n", "auto", "--dist", "loadfile", *slow)
    for name, arguments in (*CHECKS, ("pytest", pytest)):
        _say(f"== {name}")
        began = time.monotonic()
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False)
        _say(f"== {name}: {time.monotonic() - began:.1f} s")
        if done.returncode:
            failed.append(name)
    _say("failed: " + ", ".join(failed) if failed else "all checks passed")
    return 1 if failed else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
