"""The loader for our YAML files: the safe one, the fast one where there is a choice."""

from typing import Any

import yaml

# libyaml is ten times as fast and reads the same documents; some builds of PyYAML lack it.
FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
