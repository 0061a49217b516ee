"""Rows of escalations."""
