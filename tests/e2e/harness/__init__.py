"""Two people in the real Teams look-alike, talking to the real bot."""
