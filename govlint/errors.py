"""What can go wrong before there is a report to lint; every error speaks Chinese and English."""

from __future__ import annotations

from govlint.rule import Text


class GovlintError(Exception):
    """Something that the person who runs govlint can do something about.

    ``message`` says what is wrong, ``hint`` what to do about it, if anything can be said.
    """

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.zh)
        self.message = message
        self.hint = hint


class MissingExtra(GovlintError):  # noqa: N818 -- named for what it says, as GovlintError's other kinds are
    """A file's format needs a package that an optional extra of govlint brings.

    ``extra`` is the extra's name, ``command`` the command that installs it.
    """

    def __init__(self, extra: str, format_name: str) -> None:
        self.extra = extra
        self.command = f"pip install 'govlint[{extra}]'"
        super().__init__(
            Text(
                f"读取 {format_name} 文件需要安装可选组件 {extra}",
                f"reading {format_name} files needs the optional extra {extra}",
            ),
            Text(f"安装命令：{self.command}", f"install it with: {self.command}"),
        )


class UnreadableFile(GovlintError):  # noqa: N818 -- the same
    """A file that is no report that can be read: damaged, locked, too large, or of another kind."""
