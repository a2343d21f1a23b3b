"""Writers: a report in every layout and file format that reports come in."""
