"""The editions of the statutory form, as data."""
