"""Readers: one module a file format, each makes a Layout."""
