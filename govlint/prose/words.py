"""The words of grammar, by what they do: ``rules/forms/words.toml`` as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document.prepared import document


if TYPE_CHECKING:
    from collections.abc import Mapping


_LISTS: Final[Mapping[str, str]] = document("words")

FALLING: Final = frozenset(word[1:] for word in _LISTS["CHANGE"].split() if word.startswith("-"))
"""The words of CHANGE that say that something became less."""

WORDS: Final[Mapping[str, str]] = {
    **{word.lstrip("-"): kind for kind, listed in _LISTS.items() for word in listed.split()},
    **dict.fromkeys(("。", "\n", "!", "?"), "STOP"),
}
"""Each word and the kind of token it makes; FILL makes none, SHIELD a GAP."""
