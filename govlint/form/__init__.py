"""The statutory form: editions read from data, labels matched, cells bound to facts."""
