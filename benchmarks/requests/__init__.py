"""Requests, questions that look like them, and reports of trouble: what becomes of each."""
