"""Pages on which glyphs and ruled lines have places, and nothing else is known (PDF, OFD)."""
