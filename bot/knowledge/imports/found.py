"""What a reader finds: articles that know nothing of our folder, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from bot.errors import AnswerdeskError

# left out as it should be: pictures, styles, lists of contents; nobody has to do anything about them
HARMLESS: Final = frozenset(("asset", "picture", "index", "stub", "columns-ignored", "view-twice", "part"))

_HEX: Final = re.compile(r" [0-9a-f]{32}(?![0-9a-f])")
OURS: Final = "answerdesk"  # articles as we have them ourselves


class TooSlow(AnswerdeskError):
    """Reading this file takes too long."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something to be said; the catalogues have the sentence: ``import-lost-<code>`` or ``import-skipped-<code>``."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A file, a row or an entry that made no article, and why. ``place``: where it lies in what was given."""

    place: str
    note: Note

    @property
    def shown(self) -> str:
        """The place as people know it."""
        return show_place(self.place)

    @property
    def harmless(self) -> bool:
        """Whether nothing is missing because of it."""
        return self.note.code in HARMLESS


@dataclass(frozen=True, kw_only=True)
class Found:
    """One article in one language. ``body`` is Markdown as our articles have it.

    ``source`` and ``source_id`` name it for ever; articles of one ``group`` are language versions of one another.
    ``language`` is "" until somebody has looked; ``draft``: it was none of the live ones there. ``lost`` says what
    could not be kept. ``pictures``: by the names they will have in our folder, where they lie in what was given.
    """

    source: str
    source_id: str
    title: str
    body: str
    place: str
    language: str = ""
    group: str = ""
    draft: bool = False
    topic: str = ""
    tags: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    golden: tuple[str, ...] = ()
    escalate: str = ""
    created: str = ""
    lost: tuple[Note, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The place it comes from, as people know it."""
        return show_place(self.place)

    def losing(self, *notes: Note) -> Found:
        """The same, with more to say of it; nothing is said twice."""
        kept = [note for note in notes if note not in self.lost]
        return replace(self, lost=(*self.lost, *kept))


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything that was found, in the order in which it was."""

    found: tuple[Found, ...] = ()
    skipped: tuple[Skipped, ...] = ()


Piece = Found | Skipped


def show_place(place: str) -> str:
    """A place without the ids of Notion."""
    return _HEX.sub("", place)


def lost(code: str, **params: object) -> Note:
    """What could not be kept."""
    return Note(code=code, params={name: str(value) for name, value in params.items()})


def skip(place: str, code: str, **params: object) -> Skipped:
    """What made no article."""
    return Skipped(place=place, note=lost(code, **params))


def gather(pieces: Iterable[Piece]) -> Reading:
    """Articles here, the rest there."""
    held = list(pieces)
    return Reading(
        found=tuple(piece for piece in held if isinstance(piece, Found)),
        skipped=tuple(piece for piece in held if isinstance(piece, Skipped)),
    )


def to_json(piece: Piece) -> dict[str, Any]:
    """For a line of a file; :func:`from_json` reads it."""
    return {"kind": "found" if isinstance(piece, Found) else "skipped", **asdict(piece)}


def from_json(data: Mapping[str, Any]) -> Piece:
    """The piece that ``to_json`` wrote."""
    fields = {name: value for name, value in data.items() if name != "kind"}
    if data["kind"] == "skipped":
        return Skipped(place=fields["place"], note=Note(**fields["note"]))
    lists = {name: tuple(fields[name]) for name in ("tags", "questions", "golden")}
    return Found(**{**fields, **lists, "lost": tuple(Note(**note) for note in fields["lost"])})
