"""A customer says by a short code that two chats are theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.messages import Author
from bot.core.reach.codes import make_short_code, read_short_code
from bot.core.reach.joins import How
from bot.service.cases.customer.joining import list_others
from bot.service.chat.moves.codes import MOST_MADE, MOST_TRIED
from bot.service.ports import App
from tests.support.acting import chat_of, command, hand_to, hire, phone_of, run_jobs, transcript, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock

SITE, PHONE = "site", "test"


@pytest.fixture
def both(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    """The product with two channels."""
    made = make_app(tmp_path, clock, channels=[RecordingChannel(PHONE), RecordingChannel(SITE)])
    yield made
    made.database.close()


@pytest.mark.parametrize("typed", ["{code}", "/link {code}", "/link {small}", " {bare} "])
async def test_a_code_of_one_chat_typed_in_the_other_joins_them_and_both_are_told(both: App, typed: str) -> None:
    await write_in(both, "where is my order", channel=SITE)
    code = await get_code(both, channel=SITE)
    await type_in(both, typed.format(code=code, small=code.lower(), bare=code.replace("-", "")))
    assert (await ties(both))[0] is How.CODE
    assert phone_of(both)[-1].startswith("Done: we know it is you here and there")
    assert phone_of(both, channel=SITE)[-1].startswith("Your other chat with us is joined")
    assert code not in " ".join(one.text for one in await transcript(both))
    assert len(await transcript(both, channel=SITE)) > 1


async def test_a_code_works_once_and_a_quarter_of_an_hour_and_the_newest_alone(both: App, clock: FakeClock) -> None:
    first = await get_code(both, channel=SITE)
    second = await get_code(both, channel=SITE)
    await type_in(both, f"/link {first}")
    assert phone_of(both)[-1].startswith("This code worked for 15 minutes")
    await type_in(both, f"/link {second}")
    await type_in(both, f"/link {second}", chat="2")
    assert phone_of(both, "2")[-1].startswith("This code has been used")
    third = await get_code(both, channel=SITE)
    clock.advance(minutes=16)
    await type_in(both, f"/link {third}", chat="2")
    assert phone_of(both, "2")[-1].startswith("This code worked for 15 minutes")
    assert await ties(both, "2") == []


async def test_one_s_own_code_a_forged_one_and_one_for_chats_that_are_joined_are_said_to_be_that(both: App) -> None:
    code = await get_code(both)
    await type_in(both, code)
    assert phone_of(both)[-1].startswith("This is the code of this very chat")
    await type_in(both, "/link AAAA-AAAA")
    assert phone_of(both)[-1].startswith("We don’t know this code")
    await type_in(both, "/link please")
    assert phone_of(both)[-1].startswith("We don’t know this code")
    await type_in(both, f"/link {code}", channel=SITE)
    again = await get_code(both)
    await type_in(both, f"/link {again}", channel=SITE)
    assert phone_of(both, channel=SITE)[-1] == "We know already that it is you in both chats."
    assert len(await ties(both)) == 1


async def test_who_tries_or_asks_too_often_waits(both: App, clock: FakeClock) -> None:
    code = await get_code(both, channel=SITE)
    for _ in range(MOST_TRIED):
        await type_in(both, "/link AAAA-AAAA")
    await type_in(both, f"/link {code}")
    assert phone_of(both)[-1].startswith("That was many codes")
    assert await ties(both) == []
    for _ in range(MOST_MADE):
        await command(both, "link", channel=SITE)
        await run_jobs(both, until=both.clock())
    assert phone_of(both, channel=SITE)[-1].startswith("That was many codes")
    clock.advance(minutes=61)
    await type_in(both, f"/link {await get_code(both, channel=SITE)}")
    assert len(await ties(both)) == 1


async def test_what_only_looks_like_a_code_is_a_question_as_ever(both: App) -> None:
    await write_in(both, "ABCD-2345")
    await run_jobs(both, until=both.clock() + timedelta(seconds=5))
    assert (await transcript(both))[0].text == "ABCD-2345"
    assert not any("code" in text for text in phone_of(both))


async def test_a_code_moves_no_case_and_no_clock(both: App) -> None:
    anna = await hire(both)
    await hand_to(both, anna)
    await write_in(both, "hello?")
    before = await chat_of(both)
    code = await get_code(both, channel=SITE)
    await type_in(both, code)
    assert await chat_of(both) == before
    assert (await transcript(both))[-1].author is Author.SYSTEM


def test_codes_are_read_as_people_type_them() -> None:
    code = make_short_code()
    for typed in (code, code.lower(), code.replace("-", ""), f" {code[:4]} {code[5:]}\n"):
        assert read_short_code(typed) == code
    for other in ("", "hello", "ABCD-234", "ABCD-234O", "ABCD-23456", "АБВГ-2345"):
        assert read_short_code(other) == ""


async def get_code(app: App, *, channel: str = PHONE) -> str:
    """What the customer reads when they ask for a code."""
    await command(app, "link", channel=channel)
    await run_jobs(app, until=app.clock())
    said = phone_of(app, channel=channel)[-1]
    assert said.startswith("Your code: ")
    code = said.splitlines()[0].removeprefix("Your code: ")
    return code


async def type_in(app: App, text: str, *, chat: str = "1", channel: str = PHONE) -> None:
    """The customer types a code, alone or behind the command."""
    name, _, rest = text.partition(" ")
    if name == "/link":
        await command(app, "link", rest, chat, channel=channel)
    else:
        await write_in(app, text, chat, channel=channel)
    await run_jobs(app, until=app.clock())


async def ties(app: App, chat: str = "1") -> list[How]:
    """How other chats are known to be of the same person."""
    others = await app.database.read(list_others, (await chat_of(app, chat)).id)
    return [one.join.how for one in others if one.join is not None]
