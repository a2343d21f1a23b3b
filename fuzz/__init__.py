"""Fuzzing: one target each for whatever reads what strangers wrote. `python -m fuzz` lists them."""
