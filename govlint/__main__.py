"""``python -m govlint``, and the command ``govlint``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with the arguments of this process, and end with its status."""
    try:
        from govlint.cli.process import run_process  # noqa: PLC0415 - an interrupt may come while it is loaded
    except KeyboardInterrupt:
        sys.exit(130)
    run_process(_command)


def _command() -> None:
    from govlint.cli.main import cli  # noqa: PLC0415 - signals are looked after first

    cli.main()


if __name__ == "__main__":
    main()
