"""The command as it is run when it is installed: a script in a folder of its own, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from pathlib import Path
from typing import Final


ROOT: Final = Path(__file__).parents[2]

SCRIPT: Final = """import sys
from govlint.__main__ import main
sys.exit(main())
"""

WATCHED: Final = (
    """import atexit, json, os, sys
log = []
def hook(event, args):
    if event == "open" and isinstance(args[0], str):
        flags = args[2] if isinstance(args[2], int) else 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND):
            log.append(["write", os.path.abspath(args[0])])
    elif event == "exec":
        log.append(["run", os.path.abspath(args[0].co_filename)])
    elif event in (
        "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.truncate"
    ):
        log.append(["change", str(args)])
    elif event.split(".")[0] in ("socket", "subprocess", "ctypes", "urllib", "ftplib", "http", "smtplib") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn", "os.startfile", "pty.spawn", "webbrowser.open"
    ):
        log.append(["reach", event])
sys.addaudithook(hook)
def report():
    written = json.dumps(log)
    sys.stderr.write("\\nAUDIT " + written + "\\n")
atexit.register(report)
"""
    + SCRIPT
)
"""The same, reporting at the end what it wrote, ran and connected to: Python's own audit events."""


def script(folder: Path, text: str = SCRIPT) -> Path:
    """Return the command, written into a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / "govlint"
    path.write_text(text, encoding="utf-8")
    return path


def environment() -> dict[str, str]:
    """Return an environment in which govlint is found as if it were installed."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GOVLINT", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def run(command: Path, *arguments: str | bytes, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command and return what came of it."""
    return subprocess.run(
        [sys.executable, str(command), *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=300,
    )
