"""Rules of family 3: whether the prose agrees with the tables."""
