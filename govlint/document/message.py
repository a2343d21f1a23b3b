"""Messages in the two languages of the output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Text:
    """A message in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the text in ``lang``, ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


def counted_en(number: int, noun: str, plural: str | None = None) -> str:
    """Return ``1 figure``, ``2 figures``; ``plural`` is for nouns that do not take an s."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed_en(items: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def listed(items: Sequence[Text]) -> Text:
    """Return ``甲、乙、丙`` and ``a, b and c``."""
    return Text("、".join(item.zh for item in items), listed_en([item.en for item in items]))
