"""The command line: thin over the engine and the output formats."""

from __future__ import annotations

import sys

from typing import TYPE_CHECKING, Any

import click

from govlint import __version__
from govlint.cli.options import CHECK_OPTIONS
from govlint.cli.start import fail, language, run
from govlint.document.errors import GovlintError
from govlint.output.terminal import echo


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from govlint.cli.options import Option


_DEFAULT_COMMAND = "check"


class DefaultGroup(click.Group):
    """A group of commands of which ``check`` need not be named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before arguments that name no command."""
        own = {"--help", "-h", "--version", "-V"}
        if args and args[0] not in self.commands and args[0] not in own:
            args.insert(0, _DEFAULT_COMMAND)
        return super().parse_args(ctx, args)

    def run(self) -> None:
        """Run with the arguments of this process, saying in one line what is wrong with them, and end it."""
        try:
            status = self.main(standalone_mode=False)
        except click.UsageError as error:
            from govlint.cli.usage import usage_error  # noqa: PLC0415 - only for an error

            fail(usage_error(error), language(None))
        except click.Abort:
            sys.exit(130)
        sys.exit(status if isinstance(status, int) else 0)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer what the group has, and what ``check`` takes."""
        own = super().shell_complete(ctx, incomplete)
        default = self.commands[_DEFAULT_COMMAND]
        known = {item.value for item in own}
        more = default.shell_complete(click.Context(default, parent=ctx), incomplete)
        if not incomplete.startswith("-"):
            more += default.params[0].shell_complete(ctx, incomplete)
        return own + [item for item in more if item.value not in known]


def _codes(
    _ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the codes and names that complete what was typed of one, or of the last in a list."""
    from click.shell_completion import CompletionItem as Item  # noqa: PLC0415 - only a shell asks

    from govlint.engine.registry import all_rules  # noqa: PLC0415 - loads every rule

    before, comma, last = incomplete.rpartition(",")
    rules = [loaded.rule for loaded in all_rules()]
    return [
        Item(before + comma + name, help=rule.summary)
        for rule in rules
        for name in (rule.code, rule.name)
        if (name.lower().startswith(last.lower()) if last else name == rule.code)
    ]


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Join options into one decorator, in the order they are to be listed."""

    def decorate(command: Any) -> Any:  # noqa: ANN401 - click's decorators take and give anything
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _click_option(option: Option) -> Callable[[Any], Any]:
    """Return an option of the table as click has it."""
    kind: Any = str
    if option.choices:
        kind = click.Choice(option.choices)
    elif isinstance(option.default, int):
        kind = click.IntRange(min=0)
    return click.option(
        option.flag,
        option.dest,
        is_flag=option.takes is None,
        type=kind if option.takes else None,
        multiple=option.many,
        default=option.default if option.takes else False,
        metavar=None if option.choices or isinstance(option.default, int) else option.takes,
        help=option.help,
        shell_complete=_codes if option.takes == "CODES" else None,
    )


_BY_DEST = {option.dest: option for option in CHECK_OPTIONS}
lang_option = _click_option(_BY_DEST["lang"])
rules_option = _click_option(_BY_DEST["rule_paths"])
paths_argument = click.argument(
    "paths", nargs=-1, type=click.Path(path_type=str), metavar="[PATHS]..."
)


@click.group(
    cls=DefaultGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(__version__, "-V", "--version", message="govlint %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """检查政府信息公开工作年度报告的内容、数据和正文。Check annual reports on open government information.

    `govlint report.txt` is short for `govlint check report.txt`.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command()
@paths_argument
@_options(*map(_click_option, CHECK_OPTIONS))
def check(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - one for each option above
    """检查报告（默认命令）。Check reports (the default command)."""
    run({"paths": paths, **options})


@cli.command()
@paths_argument
@click.option(
    "--output-format",
    "fmt",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="输出格式。Output format.",
)
@click.option("--stdin-filename", metavar="NAME", help="标准输入的文件名。Name of standard input.")
@lang_option
def facts(paths: tuple[str, ...], fmt: str, stdin_filename: str | None, lang: str | None) -> None:
    """列出报告中的每一个数及其位置，不作检查。Every figure of the form, with its place; no checking."""
    from govlint.cli.check import run_facts  # noqa: PLC0415 - loads what reads reports

    try:
        sys.exit(run_facts(paths or (".",), fmt, stdin_filename, language(lang)))
    except GovlintError as error:
        fail(error, language(lang))


@cli.command("rules")
@click.option(
    "--output-format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式。Output format.",
)
@rules_option
@lang_option
def list_rules(fmt: str, rule_paths: tuple[str, ...], lang: str | None) -> None:
    """列出全部规则。The catalogue of rules."""
    from govlint.cli.catalogue import rules_as_json, rules_as_text  # noqa: PLC0415 - loads every rule

    speak = language(lang)
    try:
        echo(rules_as_json(rule_paths) if fmt == "json" else rules_as_text(rule_paths, speak))
    except GovlintError as error:
        fail(error, speak)


@cli.command()
@click.argument("code", metavar="CODE|PATH", shell_complete=_codes)
@click.option(
    "--new",
    "new_name",
    metavar="NAME",
    help="在目录 PATH 中新建规则及其夹具。Write a new rule and its fixtures into the folder PATH.",
)
@click.option(
    "--output-format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式。Output format.",
)
@rules_option
@lang_option
def rule(
    code: str, new_name: str | None, fmt: str, rule_paths: tuple[str, ...], lang: str | None
) -> None:
    """显示一条规则的说明；govlint rule --new NAME PATH 新建一条规则。One rule's page, or a new rule."""
    speak = language(lang)
    try:
        if new_name is not None:
            from govlint.authoring.authoring import new_rule  # noqa: PLC0415 - loads every rule

            echo("".join(f"{path}\n" for path in new_rule(new_name, code)))
            return
        from govlint.cli.catalogue import rule_as_json, rule_as_text  # noqa: PLC0415 - the same

        echo(rule_as_json(code, rule_paths) if fmt == "json" else rule_as_text(code, rule_paths))
    except GovlintError as error:
        fail(error, speak)


@cli.command("test-rule")
@click.argument("path", type=click.Path(path_type=str))
@lang_option
def test_rule(path: str, lang: str | None) -> None:
    """用示例和夹具试验一条规则，或目录中的全部规则。Try a rule, or all of a folder, on its examples and fixtures."""
    from govlint.authoring.authoring import run_test_rule  # noqa: PLC0415 - loads what reads reports

    speak = language(lang)
    try:
        sys.exit(run_test_rule(path, speak))
    except GovlintError as error:
        fail(error, speak)
