"""The command line: thin over the engine and the output formats."""

from __future__ import annotations

import os
import sys

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from govlint import __version__
from govlint.errors import GovlintError
from govlint.output.formats import FORMATS
from govlint.terminal import echo, say


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem


_DEFAULT_COMMAND = "check"
_LANGS = ("zh", "en")


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
            from govlint.usage import usage_error  # noqa: PLC0415 - only for an error

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


def language(given: str | None) -> str:
    """Return the language to speak: the option, else ``GOVLINT_LANG``, else Chinese."""
    wanted = given or os.environ.get("GOVLINT_LANG") or "zh"
    return wanted if wanted in _LANGS else "zh"


def fail(error: GovlintError, lang: str) -> None:
    """Say why govlint cannot run, in one line, and end with status 2."""
    text = error.text.in_language(lang)
    if error.hint is not None:
        text += ("；" if lang == "zh" else "; ") + error.hint.in_language(lang)
    say(f"govlint: {text}")
    sys.exit(2)


def _codes(
    _ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the codes and names that complete what was typed of one, or of the last in a list."""
    from click.shell_completion import CompletionItem as Item  # noqa: PLC0415 - only a shell asks

    from govlint.registry import all_rules  # noqa: PLC0415 - loads every rule

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


lang_option = click.option(
    "--lang",
    type=click.Choice(_LANGS),
    help="消息的语言，默认 zh（或 GOVLINT_LANG）。Language of messages.",
)
paths_argument = click.argument(
    "paths", nargs=-1, type=click.Path(path_type=str), metavar="[PATHS]..."
)
rules_option = click.option(
    "--rules",
    "rule_paths",
    multiple=True,
    metavar="PATH",
    help="另外加载的规则模块或目录。Rules of one's own.",
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
@_options(
    click.option(
        "--select",
        metavar="CODES",
        shell_complete=_codes,
        help="只运行这些规则，逗号分隔。Run only these rules.",
    ),
    click.option(
        "--ignore",
        metavar="CODES",
        shell_complete=_codes,
        help="不运行这些规则。Do not run these rules.",
    ),
    click.option(
        "--extend-select",
        metavar="CODES",
        shell_complete=_codes,
        help="另外运行这些规则。Run these rules as well.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info"]),
        help="达到这一级别即返回 1，默认 error。The least severity that returns 1.",
    ),
    click.option(
        "--output-format",
        "formats",
        multiple=True,
        type=click.Choice(FORMATS),
        help="输出格式，可重复。Output format; may be repeated.",
    ),
    click.option(
        "--output-file",
        "files",
        multiple=True,
        metavar="PATH",
        help="对应各格式的输出文件，默认标准输出。The file of each format; standard output.",
    ),
    click.option(
        "--stdin-filename", metavar="NAME", help="标准输入的文件名。Name of standard input."
    ),
    click.option(
        "--config",
        multiple=True,
        metavar="PATH|'key = value'",
        help="配置文件或单个设置。A configuration file, or one setting.",
    ),
    click.option("--isolated", is_flag=True, help="不读任何配置文件。Read no configuration file."),
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        help="进程数，0 为自动。Processes; 0 chooses.",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="颜色。Colour.",
    ),
    click.option(
        "--statistics", is_flag=True, help="最后列出各规则的次数。Count the findings by rule."
    ),
    click.option("--exit-zero", is_flag=True, help="有发现也返回 0。Return 0 even with findings."),
    click.option(
        "--show-settings", is_flag=True, help="列出生效的设置及其来源。Show the settings in force."
    ),
    click.option("--baseline", metavar="PATH", help="不再报告这份基线已有的问题。Known findings."),
    click.option(
        "--write-baseline", metavar="PATH", help="把现有的问题写成基线。Write a baseline."
    ),
    click.option(
        "--prune-baseline", is_flag=True, help="从基线中删去已不存在的条目。Prune the baseline."
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="排除的文件始终排除，此选项仅为兼容。Excluded files always are.",
    ),
    click.option(
        "--watch", is_flag=True, help="文件改动后重新检查。Check again whenever a file changes."
    ),
    rules_option,
    lang_option,
)
def check(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - one for each option above
    """检查报告（默认命令）。Check reports (the default command)."""
    from govlint.check import CheckOptions, run_check, watch  # noqa: PLC0415 - `rules` and `facts` do without

    given = CheckOptions(paths=paths or (".",), today=_today(), **options)
    lang = language(given.lang)
    try:
        sys.exit(watch(given, lang) if given.watch else run_check(given, lang))
    except GovlintError as error:
        fail(error, lang)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has had enough; nothing is left to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _today() -> Any:  # noqa: ANN401 - a date; its type would have to be imported
    return datetime.now(tz=UTC).astimezone().date()


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
    from govlint.check import run_facts  # noqa: PLC0415 - loads what reads reports

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
    from govlint.catalogue import rules_as_json, rules_as_text  # noqa: PLC0415 - loads every rule

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
            from govlint.authoring import new_rule  # noqa: PLC0415 - loads every rule

            echo("".join(f"{path}\n" for path in new_rule(new_name, code)))
            return
        from govlint.catalogue import rule_as_json, rule_as_text  # noqa: PLC0415 - the same

        echo(rule_as_json(code, rule_paths) if fmt == "json" else rule_as_text(code, rule_paths))
    except GovlintError as error:
        fail(error, speak)


@cli.command("test-rule")
@click.argument("path", type=click.Path(path_type=str))
@lang_option
def test_rule(path: str, lang: str | None) -> None:
    """用示例和夹具试验一条规则，或目录中的全部规则。Try a rule, or all of a folder, on its examples and fixtures."""
    from govlint.authoring import run_test_rule  # noqa: PLC0415 - loads what reads reports

    speak = language(lang)
    try:
        sys.exit(run_test_rule(path, speak))
    except GovlintError as error:
        fail(error, speak)
