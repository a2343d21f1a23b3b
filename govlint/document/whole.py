"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os

from typing import TYPE_CHECKING

from govlint.document.errors import ConfigError
from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextlib.contextmanager
def written_whole(path: str) -> Iterator[TextIO]:
    """Open a file to write text to; it takes its name when the block ends well, and is removed when it does not.

    The text is UTF-8 with the line endings it has; what UTF-8 cannot hold is written as backslash escapes.

    Raises:
        ConfigError: the file cannot be written.
    """
    unfinished = f"{path}.{os.getpid()}.tmp"
    try:
        with open(
            unfinished, "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as file:
            yield file
        os.replace(unfinished, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"无法写入：{reason}", f"cannot be written: {reason}"), path=path
        ) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
