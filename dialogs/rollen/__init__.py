"""Giving roles: a beheerder says in chat who does what."""
