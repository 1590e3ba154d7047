"""Practice examples of other municipalities, looked up by five facets."""
