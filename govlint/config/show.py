"""Settings shown as TOML, each with a comment that says where it came from."""

from __future__ import annotations

import json
import re

from datetime import date
from typing import TYPE_CHECKING, Final

from govlint.config.keys import KEYS
from govlint.document.message import Text


if TYPE_CHECKING:
    from govlint.config.settings import Settings


_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
"""A key that TOML takes without quotes."""
_DEFAULT: Final = Text("默认", "default")


def show(settings: Settings, lang: str) -> str:
    """Return all settings as TOML that a configuration could hold."""
    lines = []
    for key in KEYS:
        value = getattr(settings, key.field)
        if key.name == "ignore":
            value = (*value, *settings.suppressions)
        origins = [text.in_language(lang) for text in settings.origins.get(key.name, (_DEFAULT,))]
        if value is None:
            lines.append(f"# {key.name}: {origins[0]}")
            continue
        lines.append(f"{key.name} = {toml(key.kind.shown(value))}  # {', '.join(origins)}")
    return "\n".join(lines) + "\n"


def toml(value: object) -> str:
    """Return a value as TOML writes it on one line."""
    if isinstance(value, dict):
        pairs = [f"{k if _BARE.fullmatch(k) else toml(k)} = {toml(v)}" for k, v in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    # What a terminal would obey is shown by its number; TOML and JSON write it alike.
    return json.dumps(value, ensure_ascii=isinstance(value, str) and not value.isprintable())
