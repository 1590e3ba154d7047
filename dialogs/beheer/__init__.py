"""Managing the knowledge: corrections, questions without an answer, and records to check again."""
