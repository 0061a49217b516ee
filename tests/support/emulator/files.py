"""Files on the emulated servers: uploads, file ids, and the 20 MB limit on downloads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath

from .clock import Clock
from .errors import bad_request
from .types import JsonDict, Upload

DOWNLOAD_LIMIT = 20 * 1024 * 1024
LINK_LIFETIME = 3600.0
_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "video": "videos", "sticker": "stickers"}
_FORMS: dict[str, JsonDict] = {
    "photo": {"width": 1280, "height": 960},
    "voice": {"duration": 3},
    "audio": {"duration": 120},
    "video": {"width": 640, "height": 480, "duration": 5},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍"},
}
_WITH_NAMES = ("document", "audio", "video")
_WITH_MIME = ("document", "audio", "video", "voice")


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """`size` may exceed what `data` holds: a test can have a file of 30 MB without its bytes."""

    file_id: str
    unique_id: str
    kind: str
    upload: Upload
    size: int
    path: str
    linked_until: float = field(default=0.0, compare=False)


class FileStore:
    """The files one bot can see. A download link works for an hour after getFile, then not any more."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._files: dict[str, StoredFile] = {}
        self._numbers = count(1)
        self._albums = count(1)

    def next_album(self) -> int:
        """The number of a new album."""
        return next(self._albums)

    def store(self, kind: str, upload: Upload, *, size: int | None = None) -> StoredFile:
        """`size` defaults to the length of the data."""
        number = next(self._numbers)
        ending = PurePosixPath(upload.name).suffix
        stored = StoredFile(
            file_id=f"AgACAgIAAxkBAAI{number:08d}{kind}",
            unique_id=f"AQAD{number:08d}",
            kind=kind,
            upload=upload,
            size=len(upload.data) if size is None else size,
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{number}{ending}",
        )
        self._files[stored.file_id] = stored
        return stored

    def access(self, file_id: str) -> StoredFile:
        """Raises ApiError 400."""
        if file_id not in self._files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def link(self, file_id: str) -> JsonDict:
        """The Bot API `File`, good for an hour. Raises ApiError 400 for a wrong id and for more than 20 MB."""
        if file_id not in self._files:
            raise bad_request("invalid file_id")
        stored = self._files[file_id]
        if stored.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        self._files[file_id] = replace(stored, linked_until=self._clock.now() + LINK_LIFETIME)
        return {**_identify(stored), "file_path": stored.path}

    def find_linked(self, path: str) -> Upload | None:
        """The content behind a link that is still good."""
        now = self._clock.now()
        found = (file for file in self._files.values() if file.path == path and file.linked_until > now)
        return next((file.upload for file in found), None)


def to_media(stored: StoredFile) -> JsonDict:
    """The part of a `Message` that shows this file, such as {"document": {…}}."""
    body = {**_identify(stored), **_FORMS.get(stored.kind, {})}
    if stored.kind in _WITH_NAMES:
        body["file_name"] = stored.upload.name
    if stored.kind in _WITH_MIME:
        body["mime_type"] = stored.upload.mime
    if stored.kind == "photo":
        small = {**body, "file_unique_id": stored.unique_id + "s", "width": 90, "height": 67, "file_size": 1200}
        return {"photo": [small, body]}
    return {stored.kind: body}


def _identify(stored: StoredFile) -> JsonDict:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}
