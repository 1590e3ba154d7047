"""What became of my meldingen."""
