"""What people meet while they import."""

from __future__ import annotations

from bot.errors import BadInput, Refused


class NoFiles(BadInput):
    """Choose files first."""


class TooManyAtOnce(BadInput):
    """At most {most} files at once. Pack them into one zip."""


class ImportGone(Refused):
    """The files of this import are no longer kept. Upload them again."""
