"""Rules of family 1: whether all that the form demands is there."""
