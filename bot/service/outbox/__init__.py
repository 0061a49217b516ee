"""Posting and delivering messages."""
