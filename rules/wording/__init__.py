"""Rules of family 5: citations, numbers and punctuation, as official documents write them."""
