"""Rows of what is heard, of spikes and of whom they concern."""
