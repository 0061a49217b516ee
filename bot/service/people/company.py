"""Who has which chat before them, and who writes: signs of open pages, which leave no row and fade by themselves."""

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
FADES_AFTER: Final = 30.0  # a page that says nothing is gone, for instance with its process
NAME_LENGTH: Final = 80


@dataclass(frozen=True, kw_only=True)
class Looker:
    """Somebody at a chat; ``types``: they write into it just now."""

    person_id: int
    name: str
    types: bool


@dataclass(frozen=True, kw_only=True)
class _Place:
    conversation_id: int
    looker: Looker
    told_at: float


class Company:
    """What the pages of all processes have said, each under a name of its own; all calls come from one event loop."""

    def __init__(self, hub: Hub, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._hub = hub
        self._clock = clock
        self._places: dict[str, _Place] = {}

    def tell(self, page: str, person: Person, conversation_id: int | None, *, types: bool = False) -> None:
        """This page shows this chat, or none. The same again costs nothing until it would fade."""
        known = self._places.get(page)
        looker = Looker(person_id=person.id, name=person.name[:NAME_LENGTH], types=types)
        if conversation_id is None:
            if known is not None:
                self._publish(page, None, looker)
        elif known is None or (known.conversation_id, known.looker) != (conversation_id, looker) or self._is_due(known):
            self._publish(page, conversation_id, looker)

    def hear(self, event: Event) -> None:
        """Take in what a page has said, here or in another process."""
        if event.topic is not Topic.LOOKING:
            return
        try:
            page, person_id, name, types = json.loads(event.sign)
            looker = Looker(person_id=int(person_id), name=str(name), types=bool(types))
        except (ValueError, TypeError):
            return
        if event.conversation_id is None:
            self._places.pop(page, None)
        else:
            self._places[page] = _Place(conversation_id=event.conversation_id, looker=looker, told_at=self._clock())

    def of_others(self, person_id: int) -> dict[int, tuple[Looker, ...]]:
        """By chat, who is there besides this person; each once, those who write first."""
        self._forget_faded()
        found: dict[int, dict[int, Looker]] = {}
        for place in self._places.values():
            looker, there = place.looker, found.setdefault(place.conversation_id, {})
            known = there.get(looker.person_id)
            if looker.person_id != person_id and not (known is not None and known.types):
                there[looker.person_id] = looker
        return {
            chat: tuple(sorted(there.values(), key=lambda one: (not one.types, one.name)))
            for chat, there in sorted(found.items())
            if there
        }

    def _is_due(self, place: _Place) -> bool:
        return self._clock() - place.told_at >= BEAT_SECONDS

    def _forget_faded(self) -> None:
        now = self._clock()
        for page in [page for page, place in self._places.items() if now - place.told_at > FADES_AFTER]:
            del self._places[page]

    def _publish(self, page: str, conversation_id: int | None, looker: Looker) -> None:
        sign = json.dumps([page, looker.person_id, looker.name, looker.types])
        self._hub.publish([Event(topic=Topic.LOOKING, conversation_id=conversation_id, sign=sign)])
