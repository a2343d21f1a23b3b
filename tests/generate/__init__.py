"""Whole annual reports, invented and right in every respect, and what can be done to make them wrong.

A `ReportModel` holds an organ, a year, the figures and the prose; `document` lays it out as blocks; the mutators change
blocks; the writers in `generate.write` make files of them.
"""

from __future__ import annotations

from generate.document import Document, document
from generate.model import ReportModel, build
from generate.write.text import LAYOUTS, tab_text, write_text


__all__ = ["LAYOUTS", "Document", "ReportModel", "build", "document", "tab_text", "write_text"]
