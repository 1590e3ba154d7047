"""One case and everybody's work on it: what it says, what may be done now, and doing it."""
