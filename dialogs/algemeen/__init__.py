"""Welcome, help, stop, and what to say when a button is too old."""
