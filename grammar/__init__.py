"""Grammars: the layout of a report, the figures in its prose, the equations of a form file."""
