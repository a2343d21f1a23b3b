"""Several reports at once: years of one organ, a government and its members, what all of them come to."""
