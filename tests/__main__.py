"""Run every check of the project: ``python -m tests``."""

from __future__ import annotations

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
    ("pytest", ("-m", "pytest")),
)


def main() -> int:
    """Run the checks one after the other, all of them, and return 1 if any fails."""
    failed = []
    for name, arguments in CHECKS:
        print(f"== {name}", flush=True)
        began = time.monotonic()
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False)  # noqa: S603 - the commands above
        print(f"== {name}: {time.monotonic() - began:.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
    print("failed: " + ", ".join(failed) if failed else "all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
