"""The catalogue of rules and their pages, as `govlint rules` and `govlint rule` show them."""

from __future__ import annotations

import json

from typing import TYPE_CHECKING

from govlint.cli.rule_page import page_en
from govlint.config.selection import Catalogue
from govlint.document.message import Text
from govlint.engine.registry import all_rules
from govlint.rule import OWN_PREFIX


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.engine.registry import LoadedRule


FAMILIES = {
    "0": ("读取", "reading"),
    "1": ("完整性", "completeness"),
    "2": ("算术", "arithmetic"),
    "3": ("正文与表格的一致", "consistency"),
    "4": ("年度之间", "continuity"),
    "5": ("用语", "wording"),
    "6": ("隐私", "privacy"),
    "9": ("忽略", "suppression"),
}
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "说明"}


def rules_as_text(paths: Iterable[str], lang: str) -> str:
    """Return the rules by family, one line each: code, severity, name, summary."""
    rules = all_rules(paths)
    wide = max(len(loaded.rule.name) for loaded in rules)
    lines: list[str] = []
    headed = None
    for loaded in rules:
        heading = _heading(loaded).in_language(lang)
        if heading != headed:
            headed = heading
            lines += ["", heading]
        rule = loaded.rule
        severity = rule.severity.value if lang == "en" else _SEVERITIES[rule.severity.value]
        summary = rule.summary_en if lang == "en" else rule.summary
        lines.append(f"{rule.code}  {severity:<7}  {rule.name:<{wide}}  {summary}")
    return "\n".join(lines[1:]) + "\n"


def rules_as_json(paths: Iterable[str]) -> str:
    """Return the rules as a JSON document."""
    rules = [_record(loaded) for loaded in all_rules(paths)]
    return json.dumps({"version": 1, "rules": rules}, ensure_ascii=False, indent=1) + "\n"


def rule_as_text(code: str, paths: Iterable[str], lang: str) -> str:
    """Return a rule's page as Markdown: its docstring, or what of it is in English.

    Raises:
        ConfigError: no rule is called so.
    """
    loaded = _find(code, paths)
    if lang == "en":
        return page_en(loaded) + "\n"
    title, _, body = loaded.page.partition("\n")
    return f"# {loaded.rule.code} {title}\n{body}\n"


def rule_as_json(code: str, paths: Iterable[str]) -> str:
    """Return a rule with its page as a JSON document.

    Raises:
        ConfigError: no rule is called so.
    """
    loaded = _find(code, paths)
    document = {"version": 1, **_record(loaded), "page": loaded.page}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _heading(loaded: LoadedRule) -> Text:
    """Return what a rule stands under: its family if it is one of ours, else the letters of its code and its origin."""
    rule = loaded.rule
    if rule.prefix != OWN_PREFIX:
        return Text(f"{rule.prefix}（{loaded.origin}）", f"{rule.prefix} ({loaded.origin})")
    zh, en = FAMILIES[rule.family]
    return Text(f"{rule.family} {zh}", f"{rule.family} {en}")


def _record(loaded: LoadedRule) -> dict[str, object]:
    rule = loaded.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "aliases": list(rule.aliases),
        "severity": rule.severity.value,
        "summary": rule.summary,
        "summary_en": rule.summary_en,
        "since": rule.since,
        "origin": loaded.origin,
    }


def _find(name: str, paths: Iterable[str]) -> LoadedRule:
    rules = all_rules(paths)
    catalogue = Catalogue([loaded.rule for loaded in rules])
    code = catalogue.code(name)
    if code is None:
        raise catalogue.unknown(name, path=None, key=None)
    return next(loaded for loaded in rules if loaded.rule.code == code)
