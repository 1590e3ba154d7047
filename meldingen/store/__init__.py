"""The tables of the casework and the unit of work over them, for SQLite and PostgreSQL."""
