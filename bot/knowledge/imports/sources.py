"""The files in what was given: folders, single files, zips and zips in zips. Nothing in them can do any harm.

Nothing is unpacked to disk, no link is followed, and nothing is read that is larger than an article can be.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from bot.knowledge.imports.found import Skipped, skip

MEGABYTE: Final = 1_000_000
MOST_FILES: Final = 5_000
LARGEST: Final = 20 * MEGABYTE
LARGEST_EXPORT: Final = 100 * MEGABYTE
MOST_BYTES: Final = 500 * MEGABYTE
DEEPEST: Final = 2  # Notion puts its parts as zips into a zip
_RATIO: Final = 100  # text is packed to a tenth; what is packed to less than a hundredth is a trap
_SUSPECT: Final = 20 * MEGABYTE
_UTF8_NAMES: Final = 0x800
_ENCRYPTED: Final = 0x1
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico", ".heic", ".tif", ".tiff", ".avif")
_ASSETS: Final = (
    *(
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".eot",
        ".otf",
        ".mp4",
        ".mov",
        ".webm",
        ".mp3",
        ".ogg",
    ),
    *(".wav", ".avi", ".mkv", ".ds_store", ".url", ".lnk", ".properties", ".py", ".toml", ".lock", ".ini"),
)
_HIDDEN: Final = ("__MACOSX", "node_modules", "Thumbs.db", "desktop.ini")
_SAVED: Final = ("_files", ".files", "_archivos", "_dateien")  # beside a saved page lie its pictures and frames


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A file by its name inside what was given, "/" between; ``read`` gives its bytes, at most ``limit`` and one.

    ``picture``: it makes no article, but may stand in one.
    """

    name: str
    size: int
    read: Callable[[int], bytes]
    picture: bool = False

    @property
    def limit(self) -> int:
        """How large it may be: an export holds many articles."""
        return LARGEST_EXPORT if self.name.lower().endswith((".json", ".jsonl", ".ndjson")) else LARGEST


@dataclass
class _Budget:
    files: int = MOST_FILES
    bytes: int = MOST_BYTES
    full: bool = False
    opened: ExitStack = field(default_factory=ExitStack)


def list_entries(paths: list[Path], opened: ExitStack) -> Iterator[Entry | Skipped]:
    """Every file worth reading, in order of names. Zips stay open in ``opened``."""
    budget = _Budget(opened=opened)
    for path in paths:
        if path.is_dir():
            yield from _walk(path, "", budget)
        elif path.is_file():
            yield from _take(_of_file(path, path.name), budget, depth=0)
        else:
            yield skip(path.name, "missing")
        if budget.full:
            yield skip(path.name, "too-many", most=MOST_FILES)
            return


def skip_picture(entry: Entry) -> Skipped:
    """A picture that no article names."""
    return skip(entry.name, "asset" if _in_saved_page(entry.name) else "picture")


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin an archive (DOCX and XLSX are such, too)."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _walk(folder: Path, prefix: str, budget: _Budget) -> Iterator[Entry | Skipped]:
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield skip(prefix or folder.name, "unreadable", reason=error.strerror or type(error).__name__)
        return
    for path in inside:
        name = f"{prefix}{path.name}"
        if _is_hidden(path.name):
            continue
        if path.is_symlink():
            yield skip(name, "link")
        elif path.is_dir():
            yield from _walk(path, f"{name}/", budget)
        elif path.is_file():
            yield from _take(_of_file(path, name), budget, depth=0)
        if budget.full:
            return


def _take(entry: Entry, budget: _Budget, *, depth: int) -> Iterator[Entry | Skipped]:
    """The entry, what is in it if it is a zip, or why it is left out."""
    low = entry.name.lower()
    if low.endswith(_PICTURES):
        yield replace(entry, picture=True)
    elif _in_saved_page(entry.name) or low.endswith(_ASSETS):
        yield skip(entry.name, "asset")
    elif low.endswith(".zip"):
        yield from _unzip(entry, budget, depth=depth)
    elif entry.size > entry.limit:
        yield skip(entry.name, "too-large", size=entry.size // MEGABYTE, limit=entry.limit // MEGABYTE)
    elif budget.files <= 0 or budget.bytes < entry.size:
        budget.full = True
    else:
        budget.files -= 1
        budget.bytes -= entry.size
        yield entry


def _unzip(entry: Entry, budget: _Budget, *, depth: int) -> Iterator[Entry | Skipped]:
    if depth >= DEEPEST:
        yield skip(entry.name, "zip-nested")
        return
    if entry.size > MOST_BYTES:
        yield skip(entry.name, "too-large", size=entry.size // MEGABYTE, limit=MOST_BYTES // MEGABYTE)
        return
    try:
        archive = budget.opened.enter_context(zipfile.ZipFile(io.BytesIO(entry.read(MOST_BYTES))))
        inside = [one for one in archive.infolist() if not one.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield skip(entry.name, "zip-broken")
        return
    if _is_bomb(entry.size, inside):
        yield skip(entry.name, "zip-bomb")
        return
    prefix = f"{entry.name.rpartition('/')[0]}/".lstrip("/")  # the archive may have another name tomorrow
    for info in sorted(inside, key=lambda one: one.filename):
        yield from _take_packed(archive, info, prefix, budget, depth=depth)
        if budget.full:
            return


def _take_packed(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, prefix: str, budget: _Budget, *, depth: int
) -> Iterator[Entry | Skipped]:
    name = _name_of(info)
    parts = PurePosixPath(name).parts
    if any(_is_hidden(part) for part in parts if part != ".."):
        return
    if ".." in parts or name.startswith(("/", "\\")) or ":" in name[:3]:
        yield skip(prefix + name, "zip-path")
    elif stat.S_ISLNK(info.external_attr >> 16):
        yield skip(prefix + name, "link")
    elif info.flag_bits & _ENCRYPTED:
        yield skip(prefix + name, "zip-locked")
    else:
        entry = Entry(name=prefix + name, size=info.file_size, read=lambda limit: _read_packed(archive, info, limit))
        yield from _take(entry, budget, depth=depth + 1)


def _is_bomb(packed: int, inside: list[zipfile.ZipInfo]) -> bool:
    total = sum(one.file_size for one in inside)
    return len(inside) > 20 * MOST_FILES or (total > _SUSPECT and total > _RATIO * max(packed, 1))


def _of_file(path: Path, name: str) -> Entry:
    def read(limit: int) -> bytes:
        with path.open("rb") as file:
            return file.read(limit + 1)

    return Entry(name=name, size=path.stat().st_size, read=read)


def _read_packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    with archive.open(info) as file:
        return file.read(limit + 1)


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: old Windows packs names in cp866, a Mac in UTF-8 without saying so."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF8_NAMES or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp866"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _HIDDEN


def _in_saved_page(name: str) -> bool:
    return any(part.lower().endswith(_SAVED) for part in name.split("/")[:-1])
