"""Talks of several turns: follow-ups, several questions at once, choices and corrections, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.messages import Message
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Why
from bot.service.ports import App
from bot.storage.chat import messages
from bot.storage.codec import pack, unpack
from tests.support.acting import case_of, chat_of, command, edit, phone_of, press, run_jobs, transcript, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.shop import METHODS, SLOTS, Listener, Shop


@pytest.fixture
def shop(tmp_path: Path, clock: FakeClock, channel: RecordingChannel) -> Iterator[App]:
    """The product over the shop's articles."""
    made = make_app(tmp_path, clock, channels=[channel], dialogue=Listener(), finder=Shop())
    yield made
    made.database.close()


async def _say(app: App, text: str, language: str = "en") -> list[str]:
    """What the bot answers to this."""
    before = len(phone_of(app))
    await write_in(app, text, language=language)
    await run_jobs(app)
    return phone_of(app)[before:]


async def _last(app: App) -> Message:
    return (await transcript(app))[-1]


async def _why(app: App) -> Why:
    why = await app.database.read(messages.get_why, (await _last(app)).id)
    assert why is not None
    return why


async def _rule(app: App) -> Rule:
    return (await _why(app)).grounds.rule


async def _actions(app: App) -> list[str]:
    return [button.action for button in (await _last(app)).buttons]


@pytest.mark.parametrize(
    ("language", "asked", "follow_up", "section", "all_said"),
    [
        ("ru", "какие интервалы", "а 8 марта?", "Марта: 4 часа.", "Больше об этом"),
        ("uk", "які проміжки", "а 8 березня?", "Березня: 4 години.", "Більше про це"),
        ("en", "which slots do you have", "and on 8 March?", "March: 4 hours.", "The article says no more"),
    ],
)
async def test_a_follow_up_gets_its_section_then_the_rest_then_an_honest_word(
    shop: App, language: str, asked: str, follow_up: str, section: str, all_said: str
) -> None:
    await _say(shop, asked, language)
    (more,) = await _say(shop, follow_up, language)
    assert section in more
    day = {"ru": "1 сентября 2026", "uk": "1 вересня 2026", "en": "September 1, 2026"}[language]
    assert day in more, "a further section has its source and date too"
    assert await _rule(shop) is Rule.FOLLOW_UP_SECTION
    assert await _actions(shop) == ["more", "helped", "not-helped", "human"]
    (rest,) = await _say(
        shop, "подробнее" if language == "ru" else "докладніше" if language == "uk" else "why?", language
    )
    assert "1. " in rest
    assert section not in rest
    (end,) = await _say(shop, {"ru": "и всё?", "uk": "і все?", "en": "tell me more"}[language], language)
    assert end.startswith(all_said)
    assert await _actions(shop) == ["human"]


async def test_a_follow_up_that_nothing_answers_is_not_sold_as_an_answer(shop: App) -> None:
    await _say(shop, "which slots do you have")
    (answer,) = await _say(shop, "and on Sunday?")
    assert answer.startswith("I'm not sure I can answer that correctly")
    assert await _rule(shop) is Rule.NOTHING_CLOSE


async def test_why_names_the_search_with_the_last_answer_and_its_sections(shop: App) -> None:
    await _say(shop, "which slots do you have")
    await _say(shop, "and on 8 March?")
    context = (await _why(shop)).context
    assert context is not None
    assert context.asked == "which slots are there? and on 8 March?"
    assert context.candidates[0].article == SLOTS
    assert context.sections == (0.0, 0.0, 1.0)


async def test_the_rest_by_button_leaves_out_what_a_follow_up_has_shown(shop: App) -> None:
    await _say(shop, "which slots do you have")
    await _say(shop, "and on 8 March?")
    await press(shop, "more")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith("**Choosing**")
    assert "March" not in phone_of(shop)[-1]
    await press(shop, "more")  # the older answer still has its button
    await run_jobs(shop)
    assert phone_of(shop)[-1] == "That is everything we have on this."
    assert (await _say(shop, "and in March?"))[0].startswith("That is covered above, in short:\n\n**Exceptions**")


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("ru", "Какие интервалы и можно ли оплатить онлайн?", "Два часа каждый.", "Картой или наличными."),
        ("uk", "Які проміжки і як сплатити онлайн?", "Дві години кожен.", "Карткою чи готівкою."),
        ("en", "Hello! Which slots are there? Can I pay online?", "Two hours each.", "By card or in cash."),
    ],
)
async def test_two_questions_in_one_message_get_two_answers(
    shop: App, language: str, text: str, first: str, second: str
) -> None:
    one, two = await _say(shop, text, language)
    assert (one.startswith(first), two.startswith(second)) == (True, True)
    lines = [line for line in await transcript(shop) if line.source]
    assert [[button.action for button in line.buttons] for line in lines] == [
        ["more", "human"],
        ["helped", "not-helped", "human"],
    ]
    assert (await chat_of(shop)).memory.shown == (SLOTS, METHODS)
    assert [part.candidates[0].article for part in (await _why(shop)).parts] == [SLOTS, METHODS]


async def test_two_lines_of_a_burst_are_two_questions_and_a_case_holds_both(shop: App) -> None:
    await write_in(shop, "which slots")
    await write_in(shop, "how to pay online")
    await run_jobs(shop)
    assert len(phone_of(shop)) == 2
    await press(shop, "not-helped")
    brief = (await case_of(shop)).brief
    assert [tried.article for tried in brief.tried] == [SLOTS, METHODS]


async def test_a_part_nobody_knows_is_named_with_a_way_to_a_person(shop: App) -> None:
    one, two = await _say(shop, "Which slots are there? Do elephants eat roses?")
    assert one.startswith("Two hours each.")
    assert two.startswith("About “Do elephants eat roses?” I'm not sure")
    await command(shop, "human")
    assert (await case_of(shop)).brief.question == "Which slots are there? Do elephants eat roses?"


async def test_an_unsure_part_is_asked_back_and_the_choice_is_for_that_part(shop: App) -> None:
    _, two = await _say(shop, "Which slots are there? What about a card?")
    assert two.startswith("About “What about a card?”: which of these comes closest?")
    await press(shop, f"pick:{METHODS}")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith("By card or in cash.")
    assert [choice.asked for choice in (await chat_of(shop)).memory.picked] == ["What about a card?"]


async def test_a_choice_holds_for_the_same_words_for_the_rest_of_the_talk(shop: App) -> None:
    await _say(shop, "what about a card?")
    await press(shop, f"pick:{METHODS}")
    await run_jobs(shop)
    assert await _rule(shop) is Rule.PICKED
    (again,) = await _say(shop, "a card, what about?")
    assert again.startswith("The article says no more about this")
    assert "Which of these" not in again


async def test_a_fragment_with_a_rival_offers_the_last_article_too_and_picking_it_shows_its_rest(shop: App) -> None:
    await _say(shop, "which slots do you have")
    await _say(shop, "and by card?")
    assert await _actions(shop) == [f"pick:{METHODS}", "pick:gift-cards/use", f"pick:{SLOTS}", "pick-none", "human"]
    assert (await _last(shop)).buttons[2].label == "More: Which slots are there?"
    await press(shop, f"pick:{SLOTS}")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith("**Choosing**")


async def test_the_same_article_in_another_language_is_the_same_answer(shop: App) -> None:
    await _say(shop, "which slots do you have")
    await press_language(shop, "ru")
    (again,) = await _say(shop, "какие интервалы?", "ru")
    assert again.startswith("Об этом уже говорил")
    assert "Два часа каждый" in again


async def press_language(app: App, language: str) -> None:
    await command(app, "language")
    await run_jobs(app)
    await press(app, f"language:{language}")
    await run_jobs(app)


async def test_a_corrected_typo_gets_no_second_answer_and_no_person(shop: App) -> None:
    key = await write_in(shop, "which slotss")
    await run_jobs(shop)
    await edit(shop, key, "which slots")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith("Thanks, I've read your correction.")
    await edit(shop, key, "how to pay online")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith("By card or in cash.")
    await edit(shop, key, "which slotss")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith("Thanks, I've read your correction.")


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("ru", "Спасибо, а какие интервалы?", "Два часа каждый."),
        ("uk", "Дякую! А які проміжки?", "Дві години кожен."),
        ("en", "Thanks, and which slots are there?", "Two hours each."),
        ("en", "thanks a lot", "You're welcome!"),
    ],
)
async def test_thanks_is_no_question_and_a_question_beside_thanks_is_one(
    shop: App, language: str, text: str, answer: str
) -> None:
    (said,) = await _say(shop, text, language)
    assert said.startswith(answer)


async def test_the_brief_of_a_follow_up_names_the_question_before_it_the_answer_and_the_rule(shop: App) -> None:
    for text in ("which slots do you have", "why?", "and on Sunday?", "and on Monday?"):
        await _say(shop, text)
    brief = (await case_of(shop)).brief
    assert (brief.reason, brief.grounds) == (Reason.MISSES, by(Rule.MISSES, count=2))
    assert brief.question == "and on Sunday?\nand on Monday?"
    assert brief.topic == "Which slots are there?"


def test_a_memory_from_before_topics_and_choices_is_still_read() -> None:
    old = {"shown": ["a/b"], "misses": 1, "asked": ["x"], "offered": [], "slot": "", "awaits": "helped"}
    memory = unpack(Memory, old)
    assert memory == Memory(shown=("a/b",), misses=1, asked=("x",), awaits="helped")
    assert unpack(Memory, pack(memory)) == memory
