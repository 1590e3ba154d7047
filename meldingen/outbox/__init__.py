"""Messages that must go out: stored with the act, claimed with a lease, never repeated blindly."""
