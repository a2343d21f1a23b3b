"""The commands other than ``check``, each a line or two over the rooms that do the work."""

from __future__ import annotations

import sys

import click

from govlint.cli.command import Command, language
from govlint.cli.options import (
    complete_codes,
    config_option,
    file_option,
    format_option,
    isolated_option,
    lang_option,
    option,
    paths_argument,
    rules_option,
    stdin_filename_option,
)
from govlint.document.errors import MissingExtra
from govlint.document.message import Text
from govlint.output.terminal import colour, echo, width


@click.command(
    cls=Command,
    help="列出报告中的每一个数及其位置，不作检查。",
    english="List every figure of the form, with its place; no checking.",
)
@paths_argument
@format_option("table", "json", "csv", "parquet", "xlsx")
@option(
    "--wide",
    zh="一份报告一行，一个数据项一列，写 csv 或 xlsx。",
    en="A row for each report and a column for each figure, as csv or xlsx.",
    is_flag=True,
)
@file_option
@option(
    "--table",
    "table",
    zh="parquet 写哪张表，默认 facts；reports 和 diagnostics 也作检查。",
    en="The table that parquet holds, facts by default; for reports and diagnostics files are checked too.",
    type=click.Choice(("facts", "reports", "claims", "diagnostics")),
    default="facts",
)
@stdin_filename_option
@lang_option
def facts(
    paths: tuple[str, ...],
    fmt: str,
    wide: bool,  # noqa: FBT001 - a flag of the command line
    target: str | None,
    table: str,
    stdin_filename: str | None,
    lang: str | None,
) -> int:
    """List the figures of reports."""
    from govlint.cli.facts import run_facts, run_parquet  # noqa: PLC0415 - loads what reads reports
    from govlint.cli.inputs import with_stdin  # noqa: PLC0415 - the same

    paths = with_stdin(paths, stdin_filename) or (".",)
    if wide or fmt == "xlsx":
        from govlint.cli.overview import run_wide_facts  # noqa: PLC0415 - the same
        from govlint.engine.linter import Options  # noqa: PLC0415 - the same

        return run_wide_facts(paths, Options(select=()), fmt, target, language(lang))
    if fmt == "parquet":
        return run_parquet(paths, table, language(lang))
    return run_facts(paths, fmt, stdin_filename, language(lang))


@click.command(
    cls=Command,
    help="一个机关一个年度一行：读出没有、错误和警告、主要数据，最后是合计。",
    english="A row for each organ and year: read or not, errors and warnings, key figures; sums last.",
)
@paths_argument
@format_option("table", "csv", "json", "html", "xlsx")
@file_option
@config_option
@isolated_option
@rules_option
@option(
    "--jobs",
    zh="进程数，默认为处理器数。",
    en="Processes; all processors by default.",
    type=int,
    default=0,
)
@lang_option
def overview(
    paths: tuple[str, ...],
    fmt: str,
    target: str | None,
    config: tuple[str, ...],
    isolated: bool,  # noqa: FBT001 - a flag of the command line
    rule_paths: tuple[str, ...],
    jobs: int,
    lang: str | None,
) -> int:
    """Show the whole folder at a glance."""
    from govlint.cli.overview import run_overview  # noqa: PLC0415 - loads what reads reports
    from govlint.engine.linter import Options  # noqa: PLC0415 - the same

    options = Options(config=config, isolated=isolated, rules=rule_paths)
    return run_overview(paths or (".",), options, fmt, target, jobs, language(lang))


@click.command(
    cls=Command,
    help="写出 Word 文件的副本，每处问题是一条批注。",
    english="Write a copy of a Word file with a comment at each finding.",
)
@click.argument("path", type=click.Path(path_type=str), metavar="FILE")
@option(
    "--output-file",
    "target",
    zh="副本的文件名，默认在原文件旁边，加“.批注”。",
    en="The name of the copy; beside the file with .annotated by default.",
    metavar="PATH",
)
@rules_option
@lang_option
def annotate(path: str, target: str | None, rule_paths: tuple[str, ...], lang: str | None) -> int:
    """Write a copy of a Word file with a comment at each finding."""
    from govlint.cli.annotate import run_annotate  # noqa: PLC0415 - loads what reads reports

    return run_annotate(path, target, rule_paths, language(lang))


@click.command("rules", cls=Command, help="列出全部规则。", english="List all rules.")
@format_option("text", "json")
@rules_option
@lang_option
def list_rules(fmt: str, rule_paths: tuple[str, ...], lang: str | None) -> None:
    """List all rules."""
    from govlint.cli.catalogue import rules_as_json, rules_as_text  # noqa: PLC0415 - loads every rule

    echo(rules_as_json(rule_paths) if fmt == "json" else rules_as_text(rule_paths, language(lang)))


@click.command(
    cls=Command,
    help="显示一条规则的说明；govlint rule --new NAME PATH 新建一条规则。",
    english="Show a rule's page; govlint rule --new NAME PATH begins a new rule.",
)
@click.argument("code", metavar="CODE|PATH", shell_complete=complete_codes)
@option(
    "--new",
    "new_name",
    zh="在目录 PATH 中新建规则及其测试样例。",
    en="Write a new rule and its fixtures into the folder PATH.",
    metavar="NAME",
)
@format_option("text", "json")
@rules_option
@lang_option
def rule(
    code: str, new_name: str | None, fmt: str, rule_paths: tuple[str, ...], lang: str | None
) -> None:
    """Show a rule's page, or begin a new rule."""
    if new_name is not None:
        from govlint.authoring.authoring import new_rule  # noqa: PLC0415 - loads every rule

        echo("".join(f"{path}\n" for path in new_rule(new_name, code)))
        return
    from govlint.cli.catalogue import rule_as_json, rule_as_text  # noqa: PLC0415 - the same

    if fmt == "json":
        echo(rule_as_json(code, rule_paths))
        return
    page = rule_as_text(code, rule_paths, language(lang))
    if sys.stdout.isatty():
        from govlint.cli.rule_page import laid_out  # noqa: PLC0415 - only for a terminal

        page = laid_out(page, width(), color=colour("auto", sys.stdout))
    echo(page)


@click.command(
    cls=Command,
    help="说明一句正文怎样读：TEXT 为句子本身，FILE:LINE 为文件的一行。",
    english="Show how prose is read: TEXT is the sentence itself, FILE:LINE a line of a file.",
)
@click.argument("what", metavar="TEXT|FILE:LINE")
@option(
    "--year",
    zh="句子所在报告的年度，默认上一年；文件的年度从文件读出。",
    en="Year of the sentence's report, last year by default; a file says its own.",
    type=click.IntRange(2008, 2100),
)
@option(
    "--organ",
    zh="句子所在报告的机关，用来分辨别的单位的数。",
    en="Organ of the sentence's report, to tell other bodies' figures from its own.",
    metavar="NAME",
)
@format_option("text", "json")
@lang_option
def explain(what: str, year: int | None, organ: str | None, fmt: str, lang: str | None) -> int:
    """Show how a sentence, or a line of a report, is read."""
    from datetime import UTC, datetime  # noqa: PLC0415 - no other command here needs it

    from govlint.cli.explain import run_explain  # noqa: PLC0415 - loads what reads reports

    return run_explain(what, fmt, year or datetime.now(UTC).year - 1, organ, language(lang))


@click.command(
    cls=Command,
    help="语言服务器：在编辑器里检查正在编写的报告，通过标准输入输出通信。",
    english="The language server: check a report in an editor while it is written, over standard input and output.",
)
@config_option
@isolated_option
@rules_option
@option(
    "--stdio",
    zh="通过标准输入输出通信，不写也是如此。",
    en="Talk over standard input and output, as it does anyway.",
    is_flag=True,
)
@lang_option
def server(
    *,
    config: tuple[str, ...],
    isolated: bool,
    rule_paths: tuple[str, ...],
    stdio: bool,
    lang: str | None,
) -> None:
    """Serve an editor until it ends the connection."""
    del stdio  # editors add it to every server
    from govlint.engine.linter import Options  # noqa: PLC0415 - loads every rule

    try:
        from govlint.editor.handlers import serve  # noqa: PLC0415 - an extra
    except ImportError as error:
        extra, purpose = "lsp", Text("语言服务器", "the language server")
        raise MissingExtra(extra, purpose) from error
    options = Options(config=config, isolated=isolated, rules=rule_paths)
    serve(options, lang, language(None))


@click.command(
    "test-rule",
    cls=Command,
    help="用示例和测试样例试运行一条规则，或目录中的全部规则。",
    english="Try a rule, or all rules of a folder, on its examples and fixtures.",
)
@click.argument("path", type=click.Path(path_type=str))
@lang_option
def test_rule(path: str, lang: str | None) -> int:
    """Try rules on their examples and fixtures; the status is 1 if any of them fails."""
    from govlint.authoring.authoring import trials  # noqa: PLC0415 - loads what reads reports

    failed = False
    for trial in trials(path):
        echo(trial.as_text(language(lang)))
        failed = failed or bool(trial.problems)
    return int(failed)
