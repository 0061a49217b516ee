"""What a file is, by its first bytes; never by what the customer says of it."""

from __future__ import annotations

HEAD = 16
UNKNOWN = "application/octet-stream"
SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"OggS", "audio/ogg"),
    (4, b"ftyp", "video/mp4"),
)


def media_type(head: bytes) -> str:
    """The type of a picture, sound or film that may be shown in place, else the type that is only saved."""
    for offset, mark, kind in SIGNATURES:
        if head[offset : offset + len(mark)] == mark and (kind != "image/webp" or head[:4] == b"RIFF"):
            return kind
    return UNKNOWN
