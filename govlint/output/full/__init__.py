"""``full``: for people at a terminal. Nothing outside this folder imports rich."""
