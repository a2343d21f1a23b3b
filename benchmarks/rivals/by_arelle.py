"""Row totals by Arelle: the calculation linkbase of a taxonomy, on an XBRL instance beside the CSV file."""

from __future__ import annotations

import sys

from pathlib import Path

from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions


INCONSISTENT = "xbrl.5.2.5.2:calcInconsistency"


def main(path: str) -> int:
    """Return how many totals are wrong."""
    handler = StructuredMessageLogHandler()
    options = RuntimeOptions(
        entrypointFile=str(Path(path).with_suffix(".xbrl")),
        validate=True,
        calcs="c10",
        internetConnectivity="offline",
        disablePersistentConfig=True,
    )
    with Session() as session:
        session.run(options, logHandler=handler)
        return sum(message["messageCode"] == INCONSISTENT for message in handler.messages)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
