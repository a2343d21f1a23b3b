"""Options and arguments that several commands take, and the values a shell is offered for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govlint.cli.command import LANGS, Option


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem


def option(*declarations: str, zh: str, en: str, **attributes: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - click's
    """Return an option with its help in Chinese and in English; everything else is click's."""
    return click.option(*declarations, cls=Option, help=zh, english=en, **attributes)


def complete_codes(
    _ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the codes and names of rules that begin as typed; of a list, the last one is completed."""
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


paths_argument = click.argument(
    "paths", nargs=-1, type=click.Path(path_type=str), metavar="[PATHS]..."
)
lang_option = option(
    "--lang",
    zh="消息的语言，默认 zh（或环境变量 GOVLINT_LANG）。",
    en="Language of messages; zh, or GOVLINT_LANG.",
    type=click.Choice(LANGS),
    is_eager=True,
)
rules_option = option(
    "--rules",
    "rule_paths",
    zh="另外加载的规则模块或目录，可重复。",
    en="A module or folder of further rules; may be repeated.",
    multiple=True,
    metavar="PATH",
)


def format_option(*choices: str) -> Callable[[Any], Any]:
    """Return the option that chooses how a command writes what it lists; the first choice is the default."""
    return option(
        "--output-format",
        "fmt",
        zh=f"输出格式，默认 {choices[0]}。",
        en=f"Output format; {choices[0]} by default.",
        type=click.Choice(choices),
        default=choices[0],
    )


config_option = option(
    "--config",
    zh="配置文件或单个设置，可重复。",
    en="A configuration file, or one setting; may be repeated.",
    metavar="PATH|'key = value'",
    multiple=True,
)
isolated_option = option(
    "--isolated", zh="不读任何配置文件。", en="Read no configuration file.", is_flag=True
)
stdin_filename_option = option(
    "--stdin-filename", zh="标准输入的文件名。", en="Name of standard input.", metavar="NAME"
)
file_option = option(
    "--output-file",
    "target",
    zh="写到这个文件，默认标准输出。",
    en="Write to this file; to standard output by default.",
    metavar="PATH",
)
