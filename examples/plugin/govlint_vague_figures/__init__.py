"""Rules for govlint: one module a rule; those whose names begin with an underscore hold none."""
