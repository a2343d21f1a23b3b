"""What MkDocs does to a page before it is made: lines broken inside a Chinese sentence are joined without a blank."""

from __future__ import annotations

import re


_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_CHINESE = "\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_ENDS = re.compile(f"[{_CHINESE}][*`)]*$")
_BEGINS = re.compile(rf"\s*[*`\[]*[{_CHINESE}]")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return the page with such lines joined; headings and code stay as they are."""
    lines: list[str] = []
    inside = False
    for line in markdown.split("\n"):
        fence = _FENCE.match(line) is not None
        before = lines[-1] if lines else ""
        joins = _ENDS.search(before) and _BEGINS.match(line) and not before.startswith("#")
        if joins and not inside and not fence:
            lines[-1] = before + line.lstrip()
        else:
            lines.append(line)
        inside ^= fence
    return "\n".join(lines)
