"""Rows of what became of questions and answers."""
