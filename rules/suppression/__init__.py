"""Rules of family 9: whether suppressions take effect, and name a rule and a reason."""
