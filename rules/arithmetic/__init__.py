"""Rules of family 2: whether the figures of the tables add up."""
