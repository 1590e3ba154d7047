"""Is a case ready for the Landelijk Maatwerkloket Multiproblematiek, and what may leave the organisation."""
