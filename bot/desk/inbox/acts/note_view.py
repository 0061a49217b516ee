"""A note in the transcript: another colour, and the names it calls stand out."""

from __future__ import annotations

import re

from bot.core.notes import EVERYBODY, Note
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit


def draw_note(visit: Visit, note: Note) -> None:
    """The content of the line; the caller has opened its container."""
    zone = visit.app.business.zone
    with parts.box("bubble"):
        with parts.box("line-head"):
            parts.Text(_say_author(visit, note), "line-author", tag="span")
            time = parts.Text(times.say_time(note.created_at, zone), "line-time", tag="time")
            parts.attribute(time, title=times.say_date(note.created_at, zone))
            parts.Text(visit.say("note-unseen"), "note-kind", tag="span")
        if note.text:
            with parts.box("line-text"):
                for piece, called in split_called(note.text, note.mentioned):
                    parts.Text(piece, "called" if called else "", tag="span")


def _say_author(visit: Visit, note: Note) -> str:
    to = note.to_name or (visit.say("team-everybody") if note.to_team == EVERYBODY else note.to_team)
    return visit.say("note-handed", name=note.person_name, to=to) if to else note.person_name


def split_called(text: str, names: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it calls one of these names."""
    if not names:
        return [(text, False)]
    longest_first = sorted(names, key=len, reverse=True)
    calls = re.compile(r"(@(?:" + "|".join(map(re.escape, longest_first)) + r"))(?!\w)", re.I)
    return [(piece, number % 2 == 1) for number, piece in enumerate(calls.split(text)) if piece]
