"""What can keep govlint from running, each with a text for whoever started it."""

from __future__ import annotations

from govlint.rule import Text


class GovlintError(Exception):
    """Something that the user has to know and can mend; ``text`` says what and how."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class ConfigError(GovlintError):
    """A configuration that cannot be used: ``path`` is the file, or the option, and ``key`` the key in it.

    ``hint`` says what would do. The text is one line: place, problem, hint.
    """

    def __init__(
        self,
        problem: Text,
        *,
        path: str | None = None,
        key: str | None = None,
        hint: Text | None = None,
    ) -> None:
        place = ": ".join(part for part in (path, key) if part)
        zh = f"{problem.zh}；{hint.zh}" if hint else problem.zh
        en = f"{problem.en}; {hint.en}" if hint else problem.en
        super().__init__(Text(f"{place}: {zh}", f"{place}: {en}") if place else Text(zh, en))
        self.path = path
        self.key = key
        self.hint = hint
