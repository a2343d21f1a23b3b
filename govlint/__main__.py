"""``python -m govlint``, and the command ``govlint``."""

from __future__ import annotations

from govlint.cli.main import cli


def main() -> None:
    """Run the command line with the arguments of this process, and end with its status."""
    cli.main()


if __name__ == "__main__":
    main()
