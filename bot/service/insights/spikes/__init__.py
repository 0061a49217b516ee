"""Watching what many ask at once, and deciding about it."""
