"""Who has which article open, and who has just changed it: signs of open pages, which leave no row and fade."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.core.events import Event, Topic
from bot.core.people import Person
from bot.service.ports import Hub

BEAT_SECONDS: Final = 12.0  # so often a page says the same again
FADES_AFTER: Final = 30.0
NAME_LENGTH: Final = 80
HERE: Final = "here"
GONE: Final = "gone"
CHANGED: Final = "changed"


@dataclass(frozen=True, kw_only=True)
class Sign:
    """What a page has said of the article ``place`` ("uk/delivery/cost")."""

    kind: str
    page: str
    place: str
    person_id: int
    name: str


class Editors:
    """What the pages of all processes have said; all calls come from one event loop."""

    def __init__(self, hub: Hub, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._hub = hub
        self._clock = clock
        self._there: dict[str, tuple[Sign, float]] = {}

    def tell(self, kind: str, page: str, person: Person, place: str) -> None:
        """This page shows the article (say so again every ``BEAT_SECONDS``), has left it or has changed it."""
        sign = json.dumps([kind, page, place, person.id, person.name[:NAME_LENGTH]])
        self._hub.publish([Event(topic=Topic.EDITING, sign=sign)])

    def hear(self, event: Event) -> None:
        """Take in what a page has said, here or in another process."""
        sign = read_sign(event)
        if sign is None:
            return
        if sign.kind == GONE:
            self._there.pop(sign.page, None)
        else:
            self._there[sign.page] = (sign, self._clock())

    def of_others(self, page: str, place: str) -> tuple[Sign, ...]:
        """Who else has this article open, each person once; oneself in another window is somebody else."""
        now = self._clock()
        self._there = {name: known for name, known in self._there.items() if now - known[1] <= FADES_AFTER}
        found = {
            sign.person_id: sign for name, (sign, _) in self._there.items() if name != page and sign.place == place
        }
        return tuple(sorted(found.values(), key=lambda sign: sign.name))


def read_sign(event: Event) -> Sign | None:
    """What an event says of articles; None for another."""
    if event.topic is not Topic.EDITING:
        return None
    try:
        kind, page, place, person_id, name = json.loads(event.sign)
        return Sign(kind=str(kind), page=str(page), place=str(place), person_id=int(person_id), name=str(name))
    except (ValueError, TypeError):
        return None
