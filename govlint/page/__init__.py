"""What runs inside ``govlint.html``, the page that checks reports in a browser: Python behind, a worker, the page."""
