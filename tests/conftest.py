"""How long the properties are tried: shortly by default, at length with HYPOTHESIS_PROFILE=thorough."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings


_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("light", max_examples=30, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "thorough", max_examples=3_000, deadline=None, suppress_health_check=_SLOW
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "light"))
