"""The team's work list."""
