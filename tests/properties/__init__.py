"""Properties that hold of every report."""
