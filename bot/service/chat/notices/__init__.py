"""Notices of leads: written, read by newcomers before their answer, and over."""
