"""Rules of family 9: whether suppressions are of use, and say what and why. `govlint.engine.suppress` applies them."""
