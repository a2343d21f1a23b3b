"""Fingerprints: a diagnostic is identified from run to run by path, code and figure, never by line."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from govlint.rule.diagnostic import Diagnostic


def fact_key(item: Diagnostic) -> str:
    """Return the figures that a diagnostic is about; empty where it is about none."""
    return ",".join(item.facts)


class Fingerprints:
    """Gives each diagnostic of a file a fingerprint that a moved line does not change."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, item: Diagnostic) -> str:
        """Return the fingerprint, 32 hexadecimal digits; of several alike, each has its own."""
        return self._of(item.path, item.code, fact_key(item))

    def of_path(self, path: str) -> str:
        """Return a fingerprint for a message about a file as a whole."""
        return self._of(path, "", "")

    def _of(self, path: str, code: str, fact: str) -> str:
        identity = "\0".join((path.replace("\\", "/"), code, fact))
        self._seen[identity] += 1
        content = f"{identity}\0{self._seen[identity]}".encode("utf-8", "surrogatepass")
        return blake2b(content, digest_size=16).hexdigest()
