"""What a file is, by its first bytes; never by what the customer says of it."""

from __future__ import annotations

import filetype

HEAD = 256  # the longest list of brands of a film, and the place where WebM gives its name
UNKNOWN = "application/octet-stream"
SHOWN = frozenset(
    (
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "audio/ogg",
        "audio/mpeg",
        "audio/mp4",
        "video/mp4",
        "video/webm",
    )
)


def media_type(head: bytes) -> str:
    """The type of a picture, sound or film that may be shown in place, else the type that is only saved."""
    found = filetype.guess_mime(head)
    return found if found in SHOWN else UNKNOWN
