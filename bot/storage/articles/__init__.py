"""Versions and origins of articles."""
