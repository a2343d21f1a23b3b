"""Results written into a string."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import samples

from govlint.output.formats import open_writer
from govlint.output.writer import OutputOptions, RuleHelp, write_results


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rule.diagnostic import FileResult


HELP = tuple(
    RuleHelp(rule, f"# {rule.summary}\n\n检查内容见此。", f"https://govlint.example/{rule.code}")
    for rule in samples.RULES
)
OPTIONS = OutputOptions(rules=HELP)


def render(
    name: str, results: Iterable[FileResult] | None = None, options: OutputOptions = OPTIONS
) -> str:
    """Return the sample run, or ``results``, as the format ``name`` writes it."""
    stream = StringIO()
    given = samples.results(with_view=True) if results is None else results
    write_results(given, [open_writer(name, stream, options)])
    return stream.getvalue()
