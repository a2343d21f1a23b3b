"""Mutation without a fuzzer: seeded, so that the same number gives the same input on every machine."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from fuzz.seeds import SEEDS, WORDS


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


LONGEST: Final = 4096
"""Bytes of an input; growth is measured elsewhere."""


def inputs(target: str, seed: int, count: int) -> Iterator[bytes]:
    """Yield ``count`` inputs for a target: its seeds as they are, then mutations of them."""
    random = Random(f"{target} {seed}")
    corpus = SEEDS[target]
    for number in range(count):
        yield (
            corpus[number]
            if number < len(corpus)
            else mutated(random.choice(corpus), random, corpus)
        )


def mutated(data: bytes, random: Random, corpus: tuple[bytes, ...]) -> bytes:
    """Return ``data`` changed in one to eight places."""
    if len(data) > LONGEST:
        data = data[:LONGEST]
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        data = random.choice(_CHANGES)(data, random, corpus)
    return data[:LONGEST]


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + int(random.expovariate(1 / 12)))


def _flip(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    if not data:
        return bytes([random.randrange(256)])
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _insert_word(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(WORDS) * random.choice((1, 1, 1, 2, 30)) + data[at:]


def _replace_piece(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + random.choice(WORDS) + data[end:]


def _delete(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    start, end = _piece(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 9, 60)) + data[end:]


def _move(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    start, end = _piece(data, random)
    rest = data[:start] + data[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _splice(data: bytes, random: Random, corpus: tuple[bytes, ...]) -> bytes:
    other = random.choice(corpus)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _lines(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines[: random.randint(1, len(lines))])


_CHANGES: Final[tuple[Callable[[bytes, Random, tuple[bytes, ...]], bytes], ...]] = (
    _flip, _flip, _insert_word, _insert_word, _replace_piece, _replace_piece, _delete, _repeat, _move, _splice, _lines,
)  # fmt: skip
