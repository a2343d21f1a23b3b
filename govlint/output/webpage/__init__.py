"""``html``: one page that holds everything it needs, to be read, printed and passed on."""
