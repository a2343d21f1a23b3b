"""What can keep govlint from running, each with a text for whoever started it."""

from __future__ import annotations

import os.path

from typing import TYPE_CHECKING

from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Collection


def raised_at(error: BaseException) -> str:
    """Return where an error was raised, as in ``document.py:12``."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{os.path.basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno}" if at else "?"


class GovlintError(Exception):
    """A problem that the user can put right: ``text`` states it, ``hint`` says what to do."""

    def __init__(self, text: Text, hint: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Let it be sent to another process with all that it holds, whatever a subclass is made from."""
        return _remade, (type(self), self.args, self.__dict__)


class MissingExtra(GovlintError):  # noqa: N818 - named for its cause, as the other kinds of GovlintError are
    """Something needs a package that an optional extra of govlint brings.

    ``purpose`` is what needs it, ``extra`` the extra's name, ``command`` the command that installs it.
    """

    def __init__(self, extra: str, purpose: Text) -> None:
        self.extra = extra
        self.command = f"pip install 'govlint[{extra}]'"
        super().__init__(
            Text(
                f"{purpose.zh}需要安装可选组件 {extra}",
                f"{purpose.en} needs the optional extra {extra}",
            ),
            Text(f"安装命令：{self.command}", f"install it with: {self.command}"),
        )


class UnreadableFile(GovlintError):  # noqa: N818 - the same
    """A file that is no report that can be read: damaged, locked, too large, or of another kind."""


class RuleError(GovlintError):
    """A rule that cannot be loaded."""


class ConfigError(GovlintError):
    """A configuration that cannot be used: ``path`` is the file, or the option, and ``key`` the key in it.

    The text begins with both; ``hint`` says what is accepted, as a short clause.
    """

    def __init__(
        self,
        problem: Text,
        *,
        path: str | None = None,
        key: str | None = None,
        hint: Text | None = None,
    ) -> None:
        parts = (path,) if path == f"--{key}" else (path, key)
        place = "".join(f"{part}: " for part in parts if part)
        super().__init__(Text(place + problem.zh, place + problem.en), hint)
        self.path = path
        self.key = key


class NotationError(GovlintError):
    """An equation that cannot be read; ``column`` counts from 0."""

    def __init__(
        self,
        equation: str,
        column: int,
        unknown_set: str | None = None,
        *,
        problem: Text | None = None,
    ) -> None:
        mark = f"{equation}\n{' ' * column}^"
        super().__init__(
            Text(f"{problem.zh}\n{mark}", f"{problem.en}\n{mark}")
            if problem
            else Text(
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


def unknown_figure(equation: str, key: str, figures: Collection[str]) -> NotationError:
    """Return the error for an equation with a figure that the form does not have, and the one that was meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - a mistake in a configuration is rare

    near = get_close_matches(key, figures, 1)
    zh = f"，是不是 {near[0]}" if near else ""
    en = f"; did you mean {near[0]}" if near else ""
    column = max(0, equation.find(key.partition(".")[0]))
    problem = Text(f"等式中没有名为 {key} 的数据项{zh}", f"no figure named {key}{en}")
    return NotationError(equation, max(column, equation.find(key)), problem=problem)


def _remade(
    kind: type[GovlintError], args: tuple[object, ...], state: dict[str, object]
) -> GovlintError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error
