"""Reaching staff who are not looking."""
