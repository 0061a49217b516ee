"""Trying questions: what is live and what is written side by side."""
