"""The page of a rule in Chinese and in English, as Markdown, and laid out for a terminal."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from govlint.engine.registry import LoadedRule


SEVERITIES: Final = {
    "zh": {"error": "错误", "warning": "警告", "info": "说明"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
_SECTION: Final = re.compile(r"^## (.+)\n((?:(?!^## ).*\n?)*)", re.MULTILINE)
_ENGLISH: Final = {"反例": "Wrong", "正例": "Right"}
_IN_CHINESE: Final = {"依据": "Sources (in Chinese)", "已知局限": "Known limits (in Chinese)"}


def page_zh(loaded: LoadedRule) -> str:
    """Return the Chinese page, which is the docstring of the rule's module with a line about the rule."""
    title, _, body = loaded.page.partition("\n")
    rule = loaded.rule
    severity = SEVERITIES["zh"][rule.severity.value]
    facts = f"级别：{severity} · 名称：`{rule.name}` · 自 {rule.since} 版起"
    return f"# {rule.code} {title}\n\n{facts}\n{body}"


def page_en(loaded: LoadedRule) -> str:
    """Return the English page: the summary, the English part of the docstring, and its examples."""
    rule = loaded.rule
    sections = dict(_SECTION.findall(loaded.page + "\n"))
    summary = f"{rule.summary_en[:1].upper()}{rule.summary_en[1:]}."
    parts = [
        f"# {rule.code} {rule.name}",
        f"Severity: {rule.severity.value} · since {rule.since}",
        f"## What it finds\n\n{summary}",
        sections.get("In English", "").strip(),
    ]
    for name, heading in {**_ENGLISH, **_IN_CHINESE}.items():
        if name in sections:
            parts.append(f"## {heading}\n\n{sections[name].strip()}")
    return "\n\n".join(part for part in parts if part)


def laid_out(page: str, width: int, *, color: bool) -> str:
    """Return a page as a terminal shows it: headings, tables and examples set off, no wider than ``width`` cells."""
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.markdown import Markdown  # noqa: PLC0415 - the same

    console = Console(
        width=width, force_terminal=color, color_system="standard" if color else None, _environ={}
    )
    with console.capture() as captured:
        console.print(Markdown(page, hyperlinks=False))
    return captured.get()
