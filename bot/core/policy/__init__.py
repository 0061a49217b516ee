"""Decisions about what the bot does; pure."""
