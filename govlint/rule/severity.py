"""How bad a finding is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: the report is wrong, most likely wrong, or merely noted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
