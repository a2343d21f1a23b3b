"""Mutation without a fuzzer: seeded, so that the same number gives the same input on every machine."""

from __future__ import annotations

import re

from random import Random
from typing import TYPE_CHECKING, Final

from fuzz.seeds import SEEDS, WORDS


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


LONGEST: Final = {"xls": 8192, "prose": 1024, "output": 2048}
"""Bytes of an input, by target; growth is measured elsewhere."""
LONG: Final = 4096
"""The same for all other targets."""

_TAG: Final = re.compile(rb"(<[^<>]*>)")
_VALUE: Final = re.compile(rb"(?<==[\"'])[^\"'<>]*(?=[\"'])")
_VALUES: Final = (b"", b"0", b"1", b"2", b"-1", b"99", b"65536", b"999999999999", b"A1", b"s", b"b")


def inputs(target: str, seed: int, count: int) -> Iterator[bytes]:
    """Yield ``count`` inputs for a target: its seeds as they are, then mutations of them."""
    random = Random(f"{target} {seed}")
    corpus, longest = SEEDS[target], LONGEST.get(target, LONG)
    for number in range(count):
        yield (
            corpus[number]
            if number < len(corpus)
            else mutated(random.choice(corpus), random, corpus, longest)
        )


def mutated(data: bytes, random: Random, corpus: tuple[bytes, ...], longest: int) -> bytes:
    """Return ``data`` changed in one to eight places, and cut to ``longest`` bytes."""
    data = data[:longest]
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        data = random.choice(_CHANGES)(data, random, corpus)
    return data[:longest]


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


def _element(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    """Take an element away, repeat it, nest it in itself, or put it after another one; the rest stays well formed."""
    tokens = _TAG.split(data)
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.startswith(b"</"):
            if opened:
                found.append((opened.pop(), at + 1))
        elif token.endswith(b"/>"):
            found.append((at, at + 1))
        elif token.startswith(b"<") and token[1:2] not in {b"?", b"!"}:
            opened.append(at)
    if not found:
        return _repeat(data, random, ())
    start, end = random.choice(found)
    piece = b"".join(tokens[start:end])
    change = random.randrange(4)
    if change == 0:
        tokens[start:end] = []
    elif change == 1:
        tokens[start:end] = [piece * random.choice((2, 2, 3, 40))]
    elif change == 2:
        tokens[start:end] = [
            tokens[start],
            piece * random.choice((1, 1, 8)),
            *tokens[start + 1 : end],
        ]
    else:
        tokens.insert(random.choice(found)[1], piece)
    return b"".join(tokens)


def _value(data: bytes, random: Random, _: tuple[bytes, ...]) -> bytes:
    """Give an attribute or a string another value, perhaps that of another one."""
    found = list(_VALUE.finditer(data))
    if not found:
        return _flip(data, random, ())
    place = random.choice(found)
    other = random.choice((random.choice(_VALUES), random.choice(found)[0]))
    return data[: place.start()] + other + data[place.end() :]


_CHANGES: Final[tuple[Callable[[bytes, Random, tuple[bytes, ...]], bytes], ...]] = (
    _flip, _flip, _insert_word, _insert_word, _replace_piece, _replace_piece, _delete, _repeat, _move, _splice, _lines,
    _element, _element, _value,
)  # fmt: skip
