"""What is worked out ahead of a run: parse tables, the word automaton, the editions of the form."""
