"""The web console for operators, leads and admins: one page per file, live, and closed to everyone not logged in."""

from bot.desk.mount import mount_desk

__all__ = ["mount_desk"]
