"""A group becomes a desk by a code, says what it lacks, and is followed where it goes."""

from __future__ import annotations

import pytest

from bot.core.desk.topics import Lack, Rights
from bot.core.people import Role
from bot.errors import NotAllowed
from bot.service.cases.topics import connecting
from bot.service.people import teams
from bot.storage.cases.topics import groups
from bot.storage.people import teams as kept_teams
from tests.support.acting import hire, queue_up
from tests.unit.service.cases.topics.conftest import GROUP, Room


def lack_of(room: Room) -> Lack:
    return room.app.database.read_now(groups.list_groups)[0].lack


async def test_a_group_that_sends_the_code_is_a_desk_and_says_so(room: Room) -> None:
    assert lack_of(room) is Lack.NONE
    assert room.forum.texts(GROUP) == [
        "This group is a desk now, Anna. For each case that needs a person I’ll open a topic here."
    ]


@pytest.mark.parametrize(
    ("rights", "lack", "words"),
    [
        (Rights(title="O", forum=False, admin=True, topics=True), Lack.NO_FORUM, "Switch on “Topics”"),
        (Rights(title="O", forum=True, admin=False, topics=False), Lack.NO_ADMIN, "Make the bot an administrator"),
        (Rights(title="O", forum=True, admin=True, topics=False), Lack.NO_RIGHT, "the right to manage topics"),
        (None, Lack.GONE, "no longer in the group"),
    ],
)
async def test_what_is_missing_is_said_in_the_group(room: Room, rights: Rights | None, lack: Lack, words: str) -> None:
    room.forum.rights = rights
    await room.connect(group="-7")
    assert [one.lack for one in room.app.database.read_now(groups.list_groups)] == [lack]
    assert "no longer a desk" in room.forum.texts(GROUP)[-1], "the cases of all come to one group"
    assert words in room.forum.texts("-7")[-1]


async def test_a_wrong_or_used_code_connects_nothing(room: Room) -> None:
    await room.connect(group="-8", code="nonsense")
    assert len(room.app.database.read_now(groups.list_groups)) == 1
    assert "This code does not work" in room.forum.texts("-8")[-1]


async def test_a_right_that_is_withdrawn_is_told_the_lead_and_work_goes_on_in_the_desk(room: Room) -> None:
    room.forum.rights = Rights(title="Operators", forum=True, admin=True, topics=False)
    await room.happens(changed=True)
    assert lack_of(room) is Lack.NO_RIGHT
    assert "“Operators”" in room.forum.texts("9001")[-1]
    await queue_up(room.app)
    await room.show()
    assert room.forum.threads == {}
    room.forum.rights = Rights(title="Operators", forum=True, admin=True, topics=True)
    await room.happens(changed=True)
    await room.show()
    assert len(room.forum.threads) == 1, "the case that came meanwhile is there"


async def test_a_group_that_becomes_a_supergroup_is_followed(room: Room) -> None:
    await room.happens(moved_to="-100777")
    found = room.app.database.read_now(groups.list_groups)[0]
    assert (found.chat_key, found.lack) == ("-100777", Lack.NONE)


async def test_each_team_can_have_a_group_and_a_case_moves_with_its_team(room: Room) -> None:
    team = await room.app.database.write(teams.do_add, room.anna, "Repairs")
    number = team if isinstance(team, int) else room.app.database.read_now(kept_teams.list_teams)[0].id
    await room.app.database.write(kept_teams.record_members, number, [room.borys.id])
    await room.connect(team_id=number, group="-9")
    await queue_up(room.app)
    await room.show()
    first = room.key
    await room.presses("Anna", f"team:{number}")
    assert room.forum.threads[first].closed
    assert room.key != first
    assert any("my question" in text for text in room.forum.texts("-9"))


async def test_only_leads_connect_groups(room: Room) -> None:
    operator = await hire(room.app, "Vira", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        await room.app.database.write(connecting.do_invite, room.app, operator)


async def test_a_disconnected_group_is_a_desk_no_more(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.app.database.write(connecting.do_disconnect, room.app, room.anna, 1)
    await room.says("Anna", "hello?")
    assert room.app.database.read_now(groups.list_groups) == ()
    assert room.forum.texts("1") == []
