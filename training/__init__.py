"""Recipes that make what the product ships in `models/`; nothing here runs in the product."""
