"""Article files: reading, fields, problems, watching."""
