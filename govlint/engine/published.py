"""When a report was published, as its web page says."""

from __future__ import annotations

import re

from datetime import date
from typing import Final


_META: Final = re.compile(r"<meta\b[^>]{0,300}>", re.IGNORECASE)
_PUBLISHED: Final = re.compile(r"name\s*=\s*[\"']?PubDate\b", re.IGNORECASE)
_DAY: Final = re.compile(
    r"content\s*=\s*[\"']?\s*(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", re.IGNORECASE
)
_HEAD: Final = 20_000
"""Bytes of a page that are searched; the head of a page comes first."""


def published_on(data: bytes) -> date | None:
    """Return the day that a page's meta element ``PubDate`` has, which pages of governments have to have."""
    head = data[:_HEAD].decode("latin-1")
    for match in _META.finditer(head):
        day = _DAY.search(match[0]) if _PUBLISHED.search(match[0]) else None
        if day is not None:
            try:
                return date(int(day[1]), int(day[2]), int(day[3]))
            except ValueError:
                return None
    return None
