"""Side-by-side measurements: one command, one table."""
