"""Conversations that are read again by a lead, and what is said of them."""
