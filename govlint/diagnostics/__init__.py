"""What is said of a file: diagnostics with code, severity and place, and how one is known again in the next run."""
