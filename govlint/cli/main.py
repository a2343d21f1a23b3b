"""The command ``govlint``: the group of all commands."""

from __future__ import annotations

import click

from govlint import __version__
from govlint.cli.check import check
from govlint.cli.command import Group, Option
from govlint.cli.commands import (
    annotate,
    explain,
    facts,
    list_rules,
    overview,
    rule,
    server,
    test_rule,
)


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    help="检查政府信息公开工作年度报告的内容、数据和正文。govlint report.txt 即 govlint check report.txt。",
    english="Check annual reports on open government information. "
    "govlint report.txt is short for govlint check report.txt.",
)
@click.version_option(
    __version__,
    "-V",
    "--version",
    message="govlint %(version)s",
    cls=Option,
    help="显示版本。",
    english="Show the version.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Run a command, or show what there is."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (check, overview, annotate, facts, list_rules, rule, explain, server, test_rule):
    cli.add_command(_command)
