"""Importing what a business has already: plan, choose, write, undo."""
