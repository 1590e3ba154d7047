"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: no test judges by absolute time.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")
