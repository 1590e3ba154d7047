"""The doorbraakmelding and its parts: immutable values without I/O, clock or channel."""
