"""For those who write rules: a new rule to begin with, and the trial of one on its examples and fixtures."""
