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


class NotationError(GovlintError):
    """An equation that cannot be read; ``column`` counts from 0."""

    def __init__(self, equation: str, column: int, unknown_set: str | None = None) -> None:
        mark = f"{equation}\n{' ' * column}^"
        super().__init__(
            Text(
                f"等式中没有名为 {unknown_set} 的集合\n{mark}",
                f"no set named {unknown_set}\n{mark}",
            )
            if unknown_set
            else Text(
                f"等式在第 {column + 1} 个字符处读不下去\n{mark}",
                f"equation unreadable at column {column + 1}\n{mark}",
            )
        )
        self.equation = equation
        self.column = column
