"""Rules of family 3: whether the prose says what the tables say."""
