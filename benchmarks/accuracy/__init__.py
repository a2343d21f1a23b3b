"""How often govlint is right: figures for the page on accuracy, measured on reports whose truth is known."""

from __future__ import annotations

import benchmarks.corpus  # noqa: F401 - makes the generator of reports, which belongs to the tests, importable
