"""What holds for every test."""

import os

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: no test judges by absolute time. The suite keeps to its five
# minutes with fewer examples a run; PROPERTY_PROFILE=thorough searches ten times as long.
QUIETLY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("project", max_examples=50, **QUIETLY)
settings.register_profile("thorough", max_examples=500, **QUIETLY)
settings.load_profile(os.environ.get("PROPERTY_PROFILE", "project"))
