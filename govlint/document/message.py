"""Messages in the two languages of the output."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A message in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the text in ``lang``, ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh
