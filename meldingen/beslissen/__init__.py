"""What each act does to a melding: pure functions that write on a Voorstel."""
