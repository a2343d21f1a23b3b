"""Rules of family 4: what does not fit between the reports of several years, or of a government and its members."""
