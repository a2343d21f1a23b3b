"""The language server: what govlint finds in a report, shown in an editor while the report is written."""
