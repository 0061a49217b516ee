"""The model archives on disk: which one is sound, which is damaged, which ones stay.

Beside ``<name>.tar.gz`` lies ``<name>.json``: what the model was made from, and the SHA-256 of the archive. An archive
is code (Rasa imports what its metadata names): only what we built ourselves is loaded.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path
from time import time

from bot.dialogue.errors import ModelMissing

log = logging.getLogger(__name__)

KEPT = 3
DAMAGED = ".damaged"
UNFINISHED = ".new-"  # a folder in which a training is at work, or was when it was killed
DAY = 86_400.0


def put(made: Path, out: Path, made_from: str) -> Path:
    """Move a finished archive of the same disk into ``out``; older ones than the last few go.

    The note of what it was made from and how it reads comes first: nobody meets an archive that is not whole.
    """
    place = out / made.name
    note = made.with_name("note")
    note.write_text(json.dumps({"fingerprint": made_from, "sha256": _sha256(made)}), encoding="utf-8")
    os.replace(note, _beside(place))
    os.replace(made, place)
    _prune(out)
    return place


def clear_unfinished(out: Path) -> None:
    """Remove what trainings that were killed left behind; those of the last day may still be at work."""
    for left in out.glob(f"{UNFINISHED}*"):
        with suppress(FileNotFoundError):
            if time() - left.stat().st_mtime > DAY:
                shutil.rmtree(left, ignore_errors=True)


def newest_model(out: Path) -> Path:
    """The newest sound archive; damaged ones above it are set aside.

    Raises:
        ModelMissing: there is none.
    """
    for archive in _archives(out):
        if is_sound(archive):
            return archive
        set_aside(archive)
    raise ModelMissing(path=out)


def find_newest(out: Path) -> Path | None:
    """The newest archive, sound or not."""
    return next(iter(_archives(out)), None)


def is_sound(archive: Path) -> bool:
    """Whether it is, byte for byte, what the training wrote.

    A note of an earlier version has no sum: such an archive counts as sound, and loading it tells.
    """
    note = _note(archive)
    return "fingerprint" in note and note.get("sha256", "") in ("", _sha256(archive))


def made_from(archive: Path) -> str:
    """The fingerprint of what the archive was made from, or ""."""
    return _note(archive).get("fingerprint", "")


def bring_forward(out: Path, fingerprint: str, *, tried: Path) -> Path | None:
    """Make the archive that was made from this the newest one, wherever it lies of both folders; None without one."""
    for archive in (*_archives(out), *_archives(tried)):
        if made_from(archive) == fingerprint and is_sound(archive):
            return _put_first(archive, out)
    return None


def _put_first(archive: Path, out: Path) -> Path:
    if archive == find_newest(out):
        return archive
    place = out / archive.name
    os.utime(archive)
    if place != archive:
        os.replace(_beside(archive), _beside(place))
        os.replace(archive, place)
        _prune(out)
    return place


def set_aside(archive: Path) -> None:
    """Keep a damaged archive for whoever wants to know, under a name that nothing loads; an earlier one goes."""
    log.error("the model %s is damaged and set aside; another one is used or made", archive.name)
    for earlier in archive.parent.glob(f"*{DAMAGED}"):
        earlier.unlink()
    os.replace(archive, archive.with_name(archive.name + DAMAGED))
    _beside(archive).unlink(missing_ok=True)


def _archives(out: Path) -> list[Path]:
    """Newest first."""
    return sorted(out.glob("*.tar.gz"), key=lambda path: (path.stat().st_mtime, path.name), reverse=True)


def _prune(out: Path) -> None:
    for archive in _archives(out)[KEPT:]:
        archive.unlink(missing_ok=True)
        _beside(archive).unlink(missing_ok=True)


def _beside(archive: Path) -> Path:
    return archive.with_name(archive.name.removesuffix(".tar.gz") + ".json")


def _sha256(archive: Path) -> str:
    with archive.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _note(archive: Path) -> dict[str, str]:
    try:
        raw = json.loads(_beside(archive).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in raw.items()} if isinstance(raw, dict) else {}
