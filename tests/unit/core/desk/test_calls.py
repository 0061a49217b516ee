"""Whom to call, when, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.desk.calls import Link, Patience, Stage, Waiting, find_due, find_receivers
from bot.core.people import Role
from bot.core.presence import Presence

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
PATIENCE = Patience(staff=timedelta(minutes=3), lead=timedelta(minutes=10))
ANNA, OLEH, LENA = 1, 2, 3


def waits(minutes: float, **fields: Any) -> Waiting:
    return Waiting(conversation_id=7, case_id=7, since=NOW - timedelta(minutes=minutes), **fields)


def stages(chat: Waiting, patience: Patience = PATIENCE) -> list[Stage]:
    return [stage for _, stage in find_due([chat], patience, NOW)]


@pytest.mark.parametrize(
    ("chat", "due"),
    [
        (waits(2), []),
        (waits(3), [Stage.QUEUE]),
        (waits(13), [Stage.QUEUE, Stage.LEAD]),
        (waits(5, person_id=ANNA), [Stage.HOLDER]),
        (waits(5, person_id=ANNA, taken_at=NOW - timedelta(minutes=1)), []),
        (waits(20, person_id=ANNA, taken_at=NOW - timedelta(minutes=1)), [Stage.LEAD]),
        (waits(20, person_id=ANNA, writes=True), []),
        (waits(4, told=frozenset({(Stage.QUEUE, NOW - timedelta(minutes=4))})), []),
        (waits(4, told=frozenset({(Stage.QUEUE, NOW - timedelta(minutes=90))})), [Stage.QUEUE]),
    ],
)
def test_each_wait_is_told_once_to_whom_it_concerns(chat: Waiting, due: list[Stage]) -> None:
    assert stages(chat) == due


def test_who_wants_no_calls_gets_none() -> None:
    assert stages(waits(99), Patience(staff=None, lead=timedelta(minutes=1))) == []
    assert stages(waits(99), Patience(staff=timedelta(minutes=3), lead=None)) == [Stage.QUEUE]


def link(number: int, presence: Presence, role: Role = Role.OPERATOR, **fields: Any) -> Link:
    known = Link(
        person_id=number, name="x", role=role, language="en", channel="telegram", account="1", chat_key=str(number)
    )
    return replace(known, presence=presence, **fields)


LINKS = (
    link(ANNA, Presence.ONLINE),
    link(OLEH, Presence.AWAY, always=True),
    link(LENA, Presence.OFFLINE, Role.LEAD, always=True),
)


@pytest.mark.parametrize(
    ("stage", "person_id", "open_now", "called"),
    [
        (Stage.QUEUE, None, True, [ANNA, LENA]),
        (Stage.QUEUE, None, False, [ANNA]),
        (Stage.HOLDER, ANNA, True, [ANNA]),
        (Stage.HOLDER, OLEH, True, []),
        (Stage.LEAD, ANNA, True, [LENA]),
        (Stage.LEAD, ANNA, False, []),
    ],
)
def test_only_who_is_on_duty_is_disturbed(
    stage: Stage, person_id: int | None, open_now: bool, called: list[int]
) -> None:
    found = find_receivers(waits(9, person_id=person_id), stage, LINKS, open_now=open_now)
    assert [one.person_id for one in found] == called


def test_of_a_teams_chat_its_members_are_told_and_others_where_none_of_them_can_be() -> None:
    anna, oleh = (link(number, Presence.ONLINE) for number in (ANNA, OLEH))
    chat = waits(5, team=frozenset({OLEH}))
    assert find_receivers(chat, Stage.QUEUE, (anna, oleh), open_now=True) == (oleh,)
    assert find_receivers(chat, Stage.QUEUE, (anna,), open_now=True) == (anna,)
    away = replace(oleh, presence=Presence.AWAY)
    assert find_receivers(chat, Stage.QUEUE, (anna, away), open_now=True) == (anna,)
