"""The results of a file: diagnostics with code, severity and place, and the fingerprint of each."""
