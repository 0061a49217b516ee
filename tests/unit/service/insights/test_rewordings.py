"""What was not understood, and said in another way a moment later, is offered to leads."""

from __future__ import annotations

import pytest

from bot.core.insights.phrases import Phrase
from bot.core.insights.rewordings import Reworded
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.insights import digest, phrases, rewordings
from bot.service.ports import App
from tests.support.acting import command, hire, run_jobs, write_in
from tests.support.clock import FakeClock

MINE = "zzz living soul"


async def ask(app: App, text: str, chat: str) -> None:
    await write_in(app, text, chat)
    await run_jobs(app, kinds=(JobKind.ANSWER, JobKind.DELIVER))


async def listed(app: App, clock: FakeClock, person: Person) -> tuple[Reworded, ...]:
    clock.advance(minutes=5)
    await digest.digest(app)
    return await app.database.read(rewordings.list_offers, person)


async def test_a_text_is_offered_where_a_person_was_called_a_moment_later(app: App, clock: FakeClock) -> None:
    lead = await hire(app, "Lena", Role.LEAD)
    for chat, text, minutes in (
        ("c1", MINE, 1),
        ("c2", "ZZZ living soul!", 1),
        ("c3", "zzz too late", 20),
        ("c4", "zzz call 0671234567", 1),
    ):
        await ask(app, text, chat)
        clock.advance(minutes=minutes)
        await command(app, "human", chat=chat)
    await ask(app, "zzz nobody was called", "c5")
    (offer,) = await listed(app, clock, lead)
    assert (offer.intent, offer.normal, offer.count) == ("want_human", MINE, 2)
    await app.database.write(rewordings.do_decline, lead, offer)
    assert await app.database.read(rewordings.list_offers, lead) == ()


async def test_what_was_taught_is_not_offered_any_more(app: App, clock: FakeClock) -> None:
    lead, operator = await hire(app, "Lena", Role.LEAD), await hire(app, "Olga", Role.OPERATOR)
    await ask(app, MINE, "c1")
    clock.advance(seconds=30)
    await command(app, "human", chat="c1")
    (offer,) = await listed(app, clock, lead)
    phrase = Phrase(intent=offer.intent, language=offer.language, text=offer.text)
    assert await phrases.add(app, lead, phrase, sure=True) is None
    assert await app.database.read(rewordings.list_offers, lead) == ()
    with pytest.raises(NotAllowed):
        await app.database.read(rewordings.list_offers, operator)
