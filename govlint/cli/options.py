"""The options of `govlint check`, in a table of which the command line is made.

Most runs, and all those of a hook, are paths and a few options. `plain` reads those by the table, since importing click
takes as long as linting a report. Whatever it does not know for certain it leaves to click: help, other commands, and
anything that is not right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.output.formats import FORMATS


if TYPE_CHECKING:
    from collections.abc import Sequence


LANGS: Final = ("zh", "en")


class Option(NamedTuple):
    """An option: how it is written, the field of `govlint.cli.check.CheckOptions` it fills, and what may stand there.

    An option without ``takes`` is a flag; one that is ``many`` may be given several times; one whose ``default`` is a
    number takes a number.
    """

    flag: str
    dest: str
    help: str
    takes: str | None = None
    choices: tuple[str, ...] = ()
    many: bool = False
    default: str | int | None = None


CHECK_OPTIONS: Final = (
    Option("--select", "select", "只运行这些规则，逗号分隔。Run only these rules.", "CODES"),
    Option("--ignore", "ignore", "不运行这些规则。Do not run these rules.", "CODES"),
    Option(
        "--extend-select",
        "extend_select",
        "另外运行这些规则。Run these rules as well.",
        "CODES",
    ),
    Option(
        "--fail-on",
        "fail_on",
        "达到这一级别即返回 1，默认 error。The least severity that returns 1.",
        "LEVEL",
        choices=("error", "warning", "info"),
    ),
    Option(
        "--output-format",
        "formats",
        "输出格式，可重复。Output format; may be repeated.",
        "FORMAT",
        choices=FORMATS,
        many=True,
    ),
    Option(
        "--output-file",
        "files",
        "对应各格式的输出文件，默认标准输出。The file of each format; standard output.",
        "PATH",
        many=True,
    ),
    Option(
        "--stdin-filename", "stdin_filename", "标准输入的文件名。Name of standard input.", "NAME"
    ),
    Option(
        "--config",
        "config",
        "配置文件或单个设置。A configuration file, or one setting.",
        "PATH|'key = value'",
        many=True,
    ),
    Option("--isolated", "isolated", "不读任何配置文件。Read no configuration file."),
    Option("--jobs", "jobs", "进程数，0 为自动。Processes; 0 chooses.", "NUMBER", default=0),
    Option(
        "--color",
        "color",
        "颜色。Colour.",
        "WHEN",
        choices=("auto", "always", "never"),
        default="auto",
    ),
    Option("--statistics", "statistics", "最后列出各规则的次数。Count the findings by rule."),
    Option("--exit-zero", "exit_zero", "有发现也返回 0。Return 0 even with findings."),
    Option(
        "--show-settings", "show_settings", "列出生效的设置及其来源。Show the settings in force."
    ),
    Option("--baseline", "baseline", "不再报告这份基线已有的问题。Known findings.", "PATH"),
    Option("--write-baseline", "write_baseline", "把现有的问题写成基线。Write a baseline.", "PATH"),
    Option(
        "--prune-baseline",
        "prune_baseline",
        "从基线中删去已不存在的条目。Prune the baseline.",
    ),
    Option(
        "--force-exclude",
        "force_exclude",
        "排除的文件始终排除，此选项仅为兼容。Excluded files always are.",
    ),
    Option(
        "--no-progress",
        "no_progress",
        "不在终端上显示进度。Do not show on a terminal how far the run is.",
    ),
    Option("--watch", "watch", "文件改动后重新检查。Check again whenever a file changes."),
    Option(
        "--rules", "rule_paths", "另外加载的规则模块或目录。Rules of one's own.", "PATH", many=True
    ),
    Option(
        "--lang",
        "lang",
        "消息的语言，默认 zh（或 GOVLINT_LANG）。Language of messages.",
        "LANG",
        choices=LANGS,
    ),
)
"""In the order in which help lists them."""

_BY_FLAG: Final = {option.flag: option for option in CHECK_OPTIONS}


def plain(args: Sequence[str]) -> dict[str, object] | None:
    """Return what the arguments say, by field of `govlint.cli.check.CheckOptions`, or None to leave them to click.

    A first word without a dot or a slash may be a command, and is left to click as well.
    """
    paths: list[str] = []
    given: dict[str, object] = {
        option.dest: () if option.many else option.default if option.takes else False
        for option in CHECK_OPTIONS
    }
    rest = list(args[1:] if args[:1] == ["check"] else args)
    named = args[:1] == ["check"]
    if not rest or (not named and not rest[0].startswith("-") and not set(rest[0]) & set("./\\")):
        return None
    rest.reverse()
    while rest:
        word = rest.pop()
        if not word.startswith("-") or word == "-":
            paths.append(word)
            continue
        flag, equals, value = word.partition("=")
        option = _BY_FLAG.get(flag)
        if option is None or (equals and not option.takes):
            return None
        if option.takes and not equals:
            if not rest:
                return None
            value = rest.pop()
        if not _take(given, option, value):
            return None
    return {"paths": tuple(paths), **given}


def _take(given: dict[str, object], option: Option, value: str) -> bool:
    """Note an option's value, if it is surely one."""
    known = given[option.dest]
    if option.choices and value not in option.choices:
        return False
    if not option.takes:
        given[option.dest] = True
    elif isinstance(known, tuple):
        given[option.dest] = (*known, value)
    elif isinstance(option.default, int):
        if not (value.isascii() and value.isdecimal()):
            return False
        given[option.dest] = int(value)
    else:
        given[option.dest] = value
    return True
