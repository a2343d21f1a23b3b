"""``python -m govlint``, and the command ``govlint``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ``--version`` is answered before anything else is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from govlint import __version__  # noqa: PLC0415 - nothing is loaded that is not needed

        sys.stdout.write(f"govlint {__version__}\n")
        return
    from govlint.cli import cli  # noqa: PLC0415 - the same

    cli.run()


if __name__ == "__main__":
    main()
