"""The support leads' pages: what the customers asked and what became of it."""
