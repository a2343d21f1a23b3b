"""What all commands share: their language, their help in it, and how an error ends them."""

from __future__ import annotations

import os
import sys

from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.output.terminal import say


if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


LANGS: Final = ("zh", "en")
_DEFAULT_COMMAND: Final = "check"
_INTERRUPTED: Final = 130
_HELP: Final = Text("显示本说明。", "Show this message.")


def language(given: str | None) -> str:
    """Return the language of messages: the option, else ``GOVLINT_LANG``, else Chinese."""
    wanted = given or os.environ.get("GOVLINT_LANG") or "zh"
    return wanted if wanted in LANGS else "zh"


def fail(error: GovlintError, lang: str) -> NoReturn:
    """Write in one line why govlint cannot run, and end with status 2."""
    text = error.text.in_language(lang)
    if error.hint is not None:
        text += ("；" if lang == "zh" else "; ") + error.hint.in_language(lang)
    say(f"govlint: {text}")
    sys.exit(2)


class HelpContext(click.Context):
    """What click knows of a command that is run; its help is laid out by display cells."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what lays help out."""
        from govlint.cli.help import Formatter  # noqa: PLC0415 - only for help

        lang = language(self.params.get("lang"))
        return Formatter(lang, self.terminal_width, self.max_content_width)


class Option(click.Option):
    """An option whose help is in two languages: ``help`` is the Chinese, ``english`` the English."""

    def __init__(self, *args: Any, english: str, **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **attributes)
        self.about = Text(self.help or "", english)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option as it is written, and its help in the language of the command."""
        self.help = self.about.in_language(language(ctx.params.get("lang")))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command that returns its exit status; its help is in two languages, as that of an `Option` is."""

    context_class = HelpContext

    def __init__(self, *args: Any, english: str, **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **attributes)
        self.about = Text(self.help or "", english)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, which is looked at after ``--lang``."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.is_eager = False
            option.help = _HELP.in_language(language(ctx.params.get("lang")))
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the line of the list of commands, whole."""
        del limit
        return self.about.in_language(language(None))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, in the language asked for."""
        self.help = self.about.in_language(language(ctx.params.get("lang")))
        super().format_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what keeps it from running is one line and status 2."""
        try:
            return super().invoke(ctx)
        except GovlintError as error:
            fail(error, language(ctx.params.get("lang")))


class Group(click.Group):
    """A group of commands of which ``check`` need not be named."""

    command_class = Command
    context_class = HelpContext

    def __init__(self, *args: Any, english: str, **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **attributes)
        self.about = Text(self.help or "", english)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what govlint does."""
        self.help = self.about.in_language(language(None))
        super().format_help_text(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.in_language(language(None))
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before arguments that name no command."""
        own = {"--help", "-h", "--version", "-V"}
        if args and args[0] not in self.commands and args[0] not in own:
            args.insert(0, _DEFAULT_COMMAND)
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> NoReturn:  # noqa: ANN401 - as click has it
        """Run with the arguments given, or those of this process, and end with the status of the command."""
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            from govlint.cli.usage import usage_error  # noqa: PLC0415 - only for an error

            fail(usage_error(error), language(None))
        except click.Abort:
            sys.exit(_INTERRUPTED)
        sys.exit(status if isinstance(status, int) else 0)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands and options of the group, and what ``check`` takes."""
        own = super().shell_complete(ctx, incomplete)
        default = self.commands[_DEFAULT_COMMAND]
        known = {item.value for item in own}
        more = default.shell_complete(click.Context(default, parent=ctx), incomplete)
        if not incomplete.startswith("-"):
            more += default.params[0].shell_complete(ctx, incomplete)
        return own + [item for item in more if item.value not in known]
