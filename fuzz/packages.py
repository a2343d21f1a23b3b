"""Zip containers of given members."""

from __future__ import annotations

import zipfile

from io import BytesIO


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip container with these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return out.getvalue()
