"""Who has which article open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core.events import Event, Topic
from bot.core.people import Person, Role
from bot.realtime.memory import MemoryHub
from bot.realtime.note import read_note, write_note
from bot.service.articles.editors import CHANGED, FADES_AFTER, GONE, HERE, Editors, read_sign

PLACE = "en/delivery/cost"
LENA = Person(id=1, login="lena", name="Lena", role=Role.LEAD)
OLEH = Person(id=2, login="oleh", name="Oleh", role=Role.LEAD)


class Wire(MemoryHub):
    """Carries at once what is rung to whoever is connected."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def publish(self, events: Sequence[Event]) -> None:
        self.events += read_note(write_note(events))


class Desk:
    """A process with what it knows, and a clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.wire = Wire()
        self.editors = Editors(self.wire, clock=lambda: self.now)

    def tell(self, kind: str, page: str, person: Person, place: str = PLACE) -> None:
        self.editors.tell(kind, page, person, place)
        for event in self.wire.events[-1:]:
            self.editors.hear(event)

    def names(self, page: str = "p1") -> list[str]:
        return [sign.name for sign in self.editors.of_others(page, PLACE)]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_others_at_the_same_article_are_seen_once(desk: Desk) -> None:
    desk.tell(HERE, "p1", LENA)
    desk.tell(HERE, "p2", OLEH)
    desk.tell(CHANGED, "p3", OLEH)
    desk.tell(HERE, "p4", OLEH, "uk/delivery/cost")
    assert desk.names() == ["Oleh"]
    desk.tell(HERE, "p5", LENA)
    assert desk.names() == ["Lena", "Oleh"]


def test_who_leaves_or_says_nothing_any_more_is_gone(desk: Desk) -> None:
    desk.tell(HERE, "p2", OLEH)
    desk.tell(GONE, "p2", OLEH)
    assert desk.names() == []
    desk.tell(HERE, "p2", OLEH)
    desk.now += FADES_AFTER + 1
    assert desk.names() == []


@pytest.mark.parametrize("sign", ["", "[]", "{", "[1, 2, 3, null, 5]", '["here"]'])
def test_what_is_no_sign_is_left(desk: Desk, sign: str) -> None:
    desk.editors.hear(Event(topic=Topic.EDITING, sign=sign))
    desk.editors.hear(Event(topic=Topic.QUEUE, sign=sign))
    assert desk.names() == []
    assert read_sign(Event(topic=Topic.EDITING, sign=sign)) is None
