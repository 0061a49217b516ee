"""A letter a week to those of the staff who want one: what changed, and what is worth doing. Pure."""
