"""What a report is made of before anything is understood: bytes, text, lines, grids, places, messages, errors."""
