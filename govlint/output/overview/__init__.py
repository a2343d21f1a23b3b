"""The whole folder at a glance: one row an organ and year, for a terminal, a spreadsheet, a browser, a program."""
