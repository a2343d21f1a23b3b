"""``python -m govlint``, and the command ``govlint``."""

from __future__ import annotations

import gc
import sys

from typing import Final


# After so many new objects Python looks for circles that nothing uses, instead of after 700: what a report is read into
# has few of them and lives until its end. For a text of 600,000 characters, looking so often takes a sixth of the time.
_COLLECT_AFTER: Final = 50_000


def main() -> None:
    """Run the command line with the arguments of this process, and end with its status."""
    gc.set_threshold(_COLLECT_AFTER)
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
