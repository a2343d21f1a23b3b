"""Messages between two processes: the number of their bytes, then the bytes."""

from __future__ import annotations

import struct

from typing import IO, Final


_SIZE: Final = struct.Struct("<Q")


def send(stream: IO[bytes] | None, message: bytes) -> None:
    """Write a message.

    Raises:
        OSError: nobody reads any more.
    """
    if stream is not None:
        stream.write(_SIZE.pack(len(message)) + message)
        stream.flush()


def receive(stream: IO[bytes] | None) -> bytes:
    """Return the next message.

    Raises:
        EOFError: the stream ends before it does.
    """
    (size,) = _SIZE.unpack(_exactly(stream, _SIZE.size))
    return _exactly(stream, size)


def _exactly(stream: IO[bytes] | None, size: int) -> bytes:
    data = b"" if stream is None else stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
