"""One talk in each language at our Telegram: a follow-up, two questions at once, thanks and a question, a choice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.emulator import Clock, Emulator
from tests.support.shop import Listener, Shop
from tests.support.telegram.phones import EmulatorPhone, waits_for
from tests.support.telegram.stage import on_stage

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
CUSTOMER = 5001


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What the customer writes, and what the answers must contain."""

    language: str
    asked: str
    answer: str
    follow_up: str
    section: str
    source: str
    more: str
    steps: str
    thanks: str
    paying: str
    both: str
    unsure: str
    helped: str


TALKS = (
    Talk(
        language="ru",
        asked="Здравствуйте! Подскажите, какие интервалы?",
        answer="Два часа каждый.",
        follow_up="а 8 марта?",
        section="Марта: 4 часа.",
        source="«Какие есть интервалы?» · обновлено",
        more="Подробнее",
        steps="1. Выберите дату.\n2. Выберите интервал.",
        thanks="Спасибо, а как оплатить онлайн?",
        paying="Картой или наличными.",
        both="Какие интервалы? Слоны едят розы или нет?",
        unsure="А насчёт «Слоны едят розы или нет?»",
        helped="Помогло",
    ),
    Talk(
        language="uk",
        asked="Доброго дня! Підкажіть, які проміжки?",
        answer="Дві години кожен.",
        follow_up="а 8 березня?",
        section="Березня: 4 години.",
        source="«Які є проміжки?» · оновлено",
        more="Докладніше",
        steps="1. Оберіть дату.\n2. Оберіть проміжок.",
        thanks="Дякую, а як сплатити онлайн?",
        paying="Карткою чи готівкою.",
        both="Які проміжки? Слони їдять троянди чи ні?",
        unsure="А щодо «Слони їдять троянди чи ні?»",
        helped="Допомогло",
    ),
    Talk(
        language="en",
        asked="Hello! Which slots are there?",
        answer="Two hours each.",
        follow_up="and on 8 March?",
        section="March: 4 hours.",
        source="“Which slots are there?” · updated",
        more="More",
        steps="1. Pick a date.\n2. Pick a slot.",
        thanks="Thanks, and how can I pay online?",
        paying="By card or in cash.",
        both="Which slots are there? Do elephants eat roses?",
        unsure="About “Do elephants eat roses?”",
        helped="Helped",
    ),
)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
async def test_a_talk_goes_on_where_it_was(tmp_path: Path, talk: Talk) -> None:
    async with Emulator(tokens=(TOKEN,), clock=Clock(speed=1)) as server:
        phone = EmulatorPhone(server.user(id=CUSTOMER, language_code=talk.language))
        async with on_stage(tmp_path, api=server.url, token=TOKEN, dialogue=Listener(), finder=Shop()):
            await phone.sends(talk.asked)
            assert talk.source in (await waits_for(phone, talk.answer)).text
            await phone.sends(talk.follow_up)
            assert talk.source in (await waits_for(phone, talk.section)).text
            await phone.presses(talk.answer, talk.more)
            rest = await waits_for(phone, talk.steps)
            assert talk.section not in rest.text, "what was shown is not shown again"
            await phone.sends(talk.thanks)
            await waits_for(phone, talk.paying)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
async def test_two_questions_are_both_dealt_with(tmp_path: Path, talk: Talk) -> None:
    async with Emulator(tokens=(TOKEN,), clock=Clock(speed=1)) as server:
        phone = EmulatorPhone(server.user(id=CUSTOMER, language_code=talk.language))
        async with on_stage(tmp_path, api=server.url, token=TOKEN, dialogue=Listener(), finder=Shop()):
            await phone.sends(talk.both)
            await waits_for(phone, talk.unsure)
            answer = await waits_for(phone, talk.answer)
            assert [label for label, _ in answer.buttons if talk.helped in label]
