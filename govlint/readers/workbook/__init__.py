"""Workbooks (.xlsx, .xls)."""
