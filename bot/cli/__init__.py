"""The commands: thin over plain functions."""
