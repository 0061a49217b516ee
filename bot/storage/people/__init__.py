"""Rows of staff."""
