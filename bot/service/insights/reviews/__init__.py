"""Reviewing conversations, for who may review whom."""
