"""What became of messages: those that failed, and all of one case."""
