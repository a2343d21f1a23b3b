"""``govlint.html``, the page that checks reports in a browser: its maker, its Python, its worker, the page itself."""
