"""Rows of the desk in Telegram."""
