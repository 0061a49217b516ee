"""Sums over what happened in some days, and the rows behind each of them."""
