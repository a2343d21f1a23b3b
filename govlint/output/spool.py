"""Text that has to wait until something before it is written: on disk, so that a long run needs no more memory."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Callable


_PIECE: Final = 1 << 13


class Spool:
    """Keeps text until it is poured out, once; a run that ends early lets go of it too."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below

    def write(self, text: str) -> None:
        """Keep ``text``."""
        self._file.write(text)

    def pour(self, write: Callable[[str], object]) -> None:
        """Hand all that was kept to ``write``, piece by piece, and forget it."""
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            write(piece)
        self._file.close()

    def __del__(self) -> None:
        """Let go of the file."""
        self._file.close()
