"""Who has which chat before them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core.events import Event, Topic
from bot.core.people import Person, Role
from bot.realtime.memory import MemoryHub
from bot.realtime.note import read_note, write_note
from bot.service.people.company import BEAT_SECONDS, FADES_AFTER, Company

ANNA = Person(id=1, login="anna", name="Anna", role=Role.OPERATOR)
OLEH = Person(id=2, login="oleh", name="Oleh", role=Role.OPERATOR)


class Wire(MemoryHub):
    """Keeps what was rung, until it is carried."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def publish(self, events: Sequence[Event]) -> None:
        self.events += events


class Desks:
    """Two processes with a wire between them, and a clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.hub = Wire()
        self.here, self.there = (Company(self.hub, clock=lambda: self.now) for _ in range(2))

    def ring(self) -> int:
        """Carry what was said to both; how much it was."""
        told, self.hub.events[:] = list(self.hub.events), []
        for event in read_note(write_note(told)):
            self.here.hear(event)
            self.there.hear(event)
        return len(told)

    def seen_by(self, person: Person) -> dict[int, list[tuple[str, bool]]]:
        found = self.there.of_others(person.id)
        return {chat: [(one.name, one.types) for one in lookers] for chat, lookers in found.items()}


@pytest.fixture
def desks() -> Desks:
    return Desks()


def test_others_are_seen_in_every_process_and_oneself_is_not(desks: Desks) -> None:
    desks.here.tell("p1", ANNA, 7)
    desks.here.tell("p2", OLEH, 7, types=True)
    desks.ring()
    assert desks.seen_by(ANNA) == {7: [("Oleh", True)]}
    assert desks.seen_by(OLEH) == {7: [("Anna", False)]}


def test_a_page_that_goes_on_or_is_closed_is_no_longer_there(desks: Desks) -> None:
    desks.here.tell("p2", OLEH, 7)
    desks.ring()
    desks.here.tell("p2", OLEH, 8)
    desks.ring()
    assert desks.seen_by(ANNA) == {8: [("Oleh", False)]}
    desks.here.tell("p2", OLEH, None)
    desks.ring()
    assert desks.seen_by(ANNA) == {}


def test_of_two_pages_of_one_person_the_one_that_writes_is_told(desks: Desks) -> None:
    desks.here.tell("p2", OLEH, 7, types=True)
    desks.here.tell("p3", OLEH, 7)
    desks.ring()
    assert desks.seen_by(ANNA) == {7: [("Oleh", True)]}


def test_the_same_again_is_told_only_before_it_fades(desks: Desks) -> None:
    desks.here.tell("p2", OLEH, 7)
    assert desks.ring() == 1
    desks.here.tell("p2", OLEH, 7)
    assert desks.ring() == 0
    desks.now += BEAT_SECONDS
    desks.here.tell("p2", OLEH, 7)
    assert desks.ring() == 1


def test_a_page_whose_process_is_gone_fades(desks: Desks) -> None:
    desks.here.tell("p2", OLEH, 7)
    desks.ring()
    desks.now += FADES_AFTER + 1
    assert desks.seen_by(ANNA) == {}


@pytest.mark.parametrize("sign", ["", "{", "[1]", '["p", "x", "Oleh", true]', "null"])
def test_a_sign_that_can_t_be_read_is_none(desks: Desks, sign: str) -> None:
    desks.there.hear(Event(topic=Topic.LOOKING, conversation_id=7, sign=sign))
    assert desks.seen_by(ANNA) == {}
