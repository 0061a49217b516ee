"""Wherever the bot offers a person, a bare "yes" calls one: through receiving, understanding, deciding and storing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.case import Reason
from bot.core.conversation import Holder
from bot.core.turn import Step, Turn, Understood
from bot.service.ports import App
from tests.support.acting import case_of, chat_of, phone_of, press, run_jobs, write_in
from tests.support.app import engine_of, make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.shop import CARDS, METHODS, Shop

YES = {"ru": "да", "uk": "так", "en": "yes"}


class Asked:
    """Reads a bare yes as our actions do: a wish for a person after the offer of one, else courtesy."""

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        turn = Turn(text=text, language=language, intent="question", confidence=0.9, step=Step.ANSWER)
        if text in YES.values():
            turn = Turn(
                text=text,
                language=language,
                intent="affirm",
                confidence=0.9,
                step=Step.ESCALATE if asked == "person" else Step.SAY,
                reason=Reason.REQUESTED.value if asked == "person" else "",
                say="" if asked == "person" else "affirm",
            )
        return Understood(turn=turn, state=state)


@pytest.fixture
async def shop(tmp_path: Path, clock: FakeClock, channel: RecordingChannel) -> AsyncIterator[App]:
    made = make_app(tmp_path, clock, channels=[channel], dialogue=Asked(), finder=Shop())
    yield made
    made.database.close()


async def _say(app: App, text: str, language: str = "en") -> None:
    await write_in(app, text, language=language)
    await run_jobs(app)


async def _press(app: App, action: str) -> None:
    await press(app, action)
    await run_jobs(app)


async def _nothing_close(app: App) -> None:
    await _say(app, "elephants")


async def _none_of_these(app: App) -> None:
    await _say(app, "what about a card?")
    await _press(app, "pick-none")


async def _a_gone_article(app: App) -> None:
    await _say(app, "what about a card?")
    finder = engine_of(app).finder
    assert isinstance(finder, Shop)
    for language in YES:
        finder.shelves.pop((language, METHODS))
    await _press(app, f"pick:{METHODS}")


async def _all_was_said(app: App) -> None:
    await _say(app, "how to pay online")
    await _say(app, "why?")


async def _one_part_unknown(app: App) -> None:
    await _say(app, "Which slots are there? Do elephants eat roses?")


OFFERS = [_nothing_close, _none_of_these, _a_gone_article, _all_was_said, _one_part_unknown]


@pytest.mark.parametrize("offer", OFFERS)
async def test_a_yes_to_the_offer_of_a_person_calls_one(shop: App, offer: Callable[[App], Awaitable[None]]) -> None:
    await offer(shop)
    assert (await chat_of(shop)).memory.awaits == "person"
    await _say(shop, "yes")
    assert (await chat_of(shop)).owner.holder is Holder.QUEUE
    assert (await case_of(shop)).reason is Reason.REQUESTED


@pytest.mark.parametrize("language", YES)
async def test_none_of_these_and_yes_in_every_language(shop: App, language: str) -> None:
    await _say(shop, {"ru": "а карта?", "uk": "а карта?", "en": "a card?"}[language], language)
    await _press(shop, "pick-none")
    assert phone_of(shop)[-1] == shop.words.say(language, "dont-know")
    await _say(shop, YES[language], language)
    assert (await case_of(shop)).reason is Reason.REQUESTED


async def test_a_yes_with_nothing_offered_calls_nobody(shop: App) -> None:
    await _say(shop, "yes")
    assert (await chat_of(shop)).owner.holder is Holder.BOT


async def test_what_was_chosen_after_none_of_these_is_no_offer_any_more(shop: App) -> None:
    await _none_of_these(shop)
    await _say(shop, "which slots are there")
    await _say(shop, "yes")
    assert (await chat_of(shop)).owner.holder is Holder.BOT


async def test_the_second_none_of_these_calls_a_person(shop: App) -> None:
    await _none_of_these(shop)
    await _say(shop, "pay by card or gift?")
    await _press(shop, "pick-none")
    case = await case_of(shop)
    assert (case.reason, CARDS in str(case.brief.considered)) == (Reason.MISSES, False)
