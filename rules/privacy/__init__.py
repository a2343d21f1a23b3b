"""Rules of family 6: what should not be published about anybody."""
