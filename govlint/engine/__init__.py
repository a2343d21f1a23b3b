"""Rules found, files found, one file linted, many files linted, known findings left out."""
