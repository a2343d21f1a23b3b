"""govlint reads annual reports on open government information and says which figure is wrong."""

import os.path


__version__ = "0.1.0"

# In a wheel `rules` and `grammar` lie inside this package; in a checkout they lie beside it, so the parent folder joins
# the search path. os.path and not pathlib: `govlint --version` should not pay for it.
if not os.path.isdir(os.path.join(os.path.dirname(__file__), "rules")):
    __path__.append(os.path.dirname(os.path.dirname(__file__)))
