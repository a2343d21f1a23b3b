"""Settings: where they are found, how each key is read, which rules they select."""
