"""Rules of family 0: whether the file could be read."""
