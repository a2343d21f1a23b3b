"""``python -m govlint``, and the command ``govlint``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ``--version`` is answered before anything else is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from govlint import __version__  # noqa: PLC0415 - nothing is loaded that is not needed

        sys.stdout.write(f"govlint {__version__}\n")
        return
    import gc  # noqa: PLC0415 - the same

    # Trees have no cycles and are dropped file by file, so looking for garbage finds next to none. The engine looks for
    # it now and then, between files, when there is least to look through.
    gc.disable()
    from govlint.cli.start import start  # noqa: PLC0415 - the same

    if start(sys.argv[1:]):
        return
    from govlint.cli.main import cli  # noqa: PLC0415 - the same

    cli.run()


if __name__ == "__main__":
    main()
