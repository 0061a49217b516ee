"""Why a file is not taken."""

from __future__ import annotations

from bot.errors import BadInput, Refused


class ConnectionBroke(BadInput):
    """The connection broke before all of it was here. Try again."""


class EmptyFile(BadInput):
    """This file is empty."""


class FileLies(BadInput):
    """{name} is not what its name says, so it is not sent. Open it, save it anew and attach that."""


class TooManyFiles(BadInput):
    """One message takes {most} files. Send these first."""


class FilesFull(Refused):
    """There is no room for more files: {limit} GB are kept. Tell your administrator; text is sent as ever."""

    status = 507


class NoUploads(Refused):
    """This chat takes no files. Write what is in it, please."""

    status = 403
