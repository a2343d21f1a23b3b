"""A copy of a Word file with a comment at each finding, otherwise the file as it was."""
