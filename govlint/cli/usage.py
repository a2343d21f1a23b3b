"""What is wrong with the arguments of a command, in words of our own and in one line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

import click

from govlint.config.selection import did_you_mean
from govlint.document.errors import GovlintError
from govlint.document.message import Text


_OTHERS: Final = {
    "--explain": Text(
        "规则的说明用 govlint rule 编号，一句话如何识别用 govlint explain",
        "govlint rule CODE shows the page of a rule, govlint explain how a sentence is read",
    ),
    "--format": Text("用 --output-format", "use --output-format"),
    "--output": Text("用 --output-file", "use --output-file"),
    "--verbose": Text(
        "全部内容已在结果里，各规则的次数用 --statistics",
        "results hold everything; --statistics counts them by rule",
    ),
}
"""Options of other linters, and what there is here instead."""


def usage_error(error: click.UsageError) -> GovlintError:
    """Return an error of click's as one of ours, with where to read on."""
    command = error.ctx.command_path if error.ctx else "govlint"
    see = Text(f"选项见 {command} --help", f"see {command} --help")
    match error:
        case click.NoSuchOption():
            if error.option_name in _OTHERS:
                missing = error.option_name
                text = Text(f"没有选项 {missing}", f"there is no option {missing}")
                return GovlintError(text, _OTHERS[missing])
            near = get_close_matches(error.option_name, error.possibilities or (), n=1)
            text = Text(f"没有选项 {error.option_name}", f"there is no option {error.option_name}")
            return GovlintError(text, did_you_mean(near[0]) if near else see)
        case click.BadOptionUsage():
            text = Text(f"{error.option_name} 后面缺少值", f"{error.option_name} needs a value")
            return GovlintError(text, see)
        case click.MissingParameter(param=click.Parameter() as param):
            name = _name(param, error.ctx)
            return GovlintError(Text(f"缺少 {name}", f"{name} is missing"), see)
        case click.BadParameter(param=click.Parameter() as param):
            return _bad_value(param, error, see)
    said = error.format_message().rstrip(".")
    return GovlintError(Text(f"参数有误：{said}", said), see)


def _bad_value(param: click.Parameter, error: click.BadParameter, see: Text) -> GovlintError:
    name = _name(param, error.ctx)
    if isinstance(param.type, click.Choice):
        value = error.message.partition(" is not ")[0]
        known = ", ".join(map(str, param.type.choices))
        text = Text(f"{name}: {value} 不可用", f"{name}: {value} is not possible")
        return GovlintError(text, Text(f"可用 {known}", f"one of {known}"))
    if isinstance(param.type, click.IntRange):
        value = error.message.partition(" is not ")[0].strip("'")
        low = param.type.min
        text = Text(f"{name}: {value} 不可用", f"{name}: {value} is not possible")
        return GovlintError(text, Text(f"应为不小于 {low} 的整数", f"a whole number from {low} on"))
    said = error.message.rstrip(".")
    return GovlintError(Text(f"{name} 不可用：{said}", f"{name}: {said}"), see)


def _name(param: click.Parameter, context: click.Context | None) -> str:
    """Return how people know a parameter: an option as it is written, an argument by its placeholder."""
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.make_metavar(context) if context else str(param.name)
