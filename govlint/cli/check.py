"""The command ``check`` and its options."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from govlint.cli.command import Command, language
from govlint.cli.options import (
    complete_codes,
    config_option,
    isolated_option,
    lang_option,
    option,
    paths_argument,
    rules_option,
    stdin_filename_option,
)
from govlint.output.formats import FORMATS


@click.command(
    cls=Command,
    help="检查报告（默认命令）。",
    english="Check reports (the default command).",
)
@paths_argument
@option(
    "--select",
    zh="只运行这些规则，逗号分隔。",
    en="Run only these rules, separated by commas.",
    metavar="CODES",
    shell_complete=complete_codes,
)
@option(
    "--ignore",
    zh="不运行这些规则。",
    en="Do not run these rules.",
    metavar="CODES",
    shell_complete=complete_codes,
)
@option(
    "--extend-select",
    zh="另外运行这些规则。",
    en="Run these rules as well.",
    metavar="CODES",
    shell_complete=complete_codes,
)
@option(
    "--fail-on",
    zh="有达到这一级别的发现即返回 1，默认 error。",
    en="The least severity that returns 1; error by default.",
    type=click.Choice(("error", "warning", "info")),
)
@option(
    "--output-format",
    "formats",
    zh="输出格式，可重复。",
    en="Output format; may be repeated.",
    type=click.Choice(FORMATS),
    multiple=True,
)
@option(
    "--output-file",
    "files",
    zh="对应各格式的输出文件，默认标准输出。",
    en="The file of each format; standard output by default.",
    metavar="PATH",
    multiple=True,
)
@stdin_filename_option
@config_option
@isolated_option
@option(
    "--jobs",
    zh="进程数，0 为自动。",
    en="Number of processes; 0 chooses.",
    type=click.IntRange(min=0),
    default=0,
)
@option(
    "--color",
    zh="颜色，默认 auto。",
    en="Colour; auto by default.",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
)
@option("--statistics", zh="最后列出各规则的次数。", en="Count the findings by rule.", is_flag=True)
@option("--exit-zero", zh="有发现也返回 0。", en="Return 0 even with findings.", is_flag=True)
@option(
    "--show-settings",
    zh="列出生效的设置及其来源，可指定文件或目录。",
    en="Show the settings in force, of the paths if any, and where each is from.",
    is_flag=True,
)
@option(
    "--baseline",
    zh="不再报告这份基线已有的问题。",
    en="Do not report what this baseline has.",
    metavar="PATH",
)
@option(
    "--write-baseline",
    zh="把现有的问题写成基线。",
    en="Write all findings into a baseline.",
    metavar="PATH",
)
@option(
    "--prune-baseline",
    zh="从基线中删去已不存在的条目。",
    en="Remove from the baseline what is no longer found.",
    is_flag=True,
)
@option(
    "--force-exclude",
    zh="排除的文件始终排除，此选项仅为兼容。",
    en="Excluded files always are; accepted for compatibility.",
    is_flag=True,
)
@option(
    "--previous",
    zh="用来比较的上年报告，文件或目录，可重复；只比较，不检查。",
    en="Reports of the year before to compare with, files or folders; may be repeated.",
    metavar="PATH",
    multiple=True,
)
@option(
    "--no-collection",
    zh="不在几份报告之间作比较。",
    en="Do not compare the reports with each other.",
    is_flag=True,
)
@option(
    "--allow-non-reports",
    zh="指定的文件不是年度报告时只作说明，不算错误；供提交钩子使用。",
    en="A named file that is no report is information and no error; for commit hooks.",
    is_flag=True,
)
@option(
    "--no-progress", zh="不在终端上显示进度。", en="Show no progress on a terminal.", is_flag=True
)
@option(
    "--quiet",
    "-q",
    zh="只写结果和错误，不写汇总和进度。",
    en="Write results and errors only: no summary, no progress.",
    is_flag=True,
)
@option(
    "--watch", zh="文件改动后重新检查。", en="Check again whenever a file changes.", is_flag=True
)
@option(
    "--fix",
    zh="修正标点、全角数字、发文字号的括号和千分位逗号，再检查；数字的值从不改动。",
    en="Put punctuation, full-width digits, brackets of document numbers and commas of thousands right, then check; "
    "the value of a figure is never changed.",
    is_flag=True,
)
@option(
    "--diff",
    zh="只显示 --fix 会作的改动，不写文件；有改动时返回 1。",
    en="Show what --fix would change and write no file; returns 1 if there is anything.",
    is_flag=True,
)
@rules_option
@lang_option
def check(paths: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401 - one for each option above
    """Check reports."""
    from govlint.cli.inputs import with_stdin  # noqa: PLC0415 - the same
    from govlint.cli.request import CheckOptions  # noqa: PLC0415 - help does without what checks reports
    from govlint.cli.run import run_check  # noqa: PLC0415 - the same

    today = datetime.now(tz=UTC).astimezone().date()
    paths = with_stdin(paths, options["stdin_filename"])
    given = CheckOptions(paths=paths, today=today, **options)
    if given.diff:
        from govlint.cli.fixes import show_differences  # noqa: PLC0415 - the same

        return show_differences(given, language(given.lang))
    if given.watch:
        from govlint.cli.watch import watch  # noqa: PLC0415 - the same

        watch(given, language(given.lang))
    return run_check(given, language(given.lang))
