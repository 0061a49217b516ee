"""What the customer reads of an answer that is likely but not sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.core.turn import Candidate
from bot.markup.reader import File
from bot.service.ports import Engine
from tests.support.acting import phone_of, press, run_jobs, transcript, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.shop import CARDS, Listener, Shop


@dataclass
class Torn(Shop):
    """Two articles in hand: one rather than the other. With a ``line`` the blocks are as long as a message is."""

    line: str = ""

    def answer_threshold(self, precision: float) -> float:
        return 0.85 if precision > 0.9 else 0.45

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        found = super().find_answers(question, language)
        sizes = (190,) if self.line else (25,)
        known = (replace(one, sizes=sizes, line=self.line) for one in found)
        return tuple(replace(one, probability=0.6 - 0.3 * at) for at, one in enumerate(known))


@pytest.fixture
def shop(tmp_path: Path, clock: FakeClock, channel: RecordingChannel) -> Iterator[Engine]:
    """The product over the shop's articles, never quite sure."""
    made = make_app(tmp_path, clock, channels=[channel], dialogue=Listener(), finder=Torn())
    yield made
    made.database.close()


async def _ask(app: Engine, text: str, language: str) -> str:
    await write_in(app, text, language=language)
    await run_jobs(app)
    return phone_of(app)[-1]


@pytest.mark.parametrize(
    ("language", "question", "lead", "first", "between", "second"),
    [
        ("en", "a card?", "Probably this:", "By card or in cash.", "Or this:", "Enter its code."),
        ("ru", "картой?", "Скорее всего, вы об этом:", "Картой или наличными.", "Или вот это:", "Введите её код."),
        ("uk", "карткою?", "Найімовірніше, ви про це:", "Карткою чи готівкою.", "Або ось це:", "Введіть її код."),
    ],
)
async def test_what_the_second_best_says_stands_below_and_its_button_shows_it(
    shop: Engine, language: str, question: str, lead: str, first: str, between: str, second: str
) -> None:
    lines = (await _ask(shop, question, language)).split("\n\n")
    assert [lines[at] for at in (0, 1, 3, 4)] == [lead, first, between, second]
    assert all(line.startswith("_") for line in (lines[2], lines[5])), "each with its source"
    await press(shop, f"pick:{CARDS}")
    await run_jobs(shop)
    assert phone_of(shop)[-1].startswith(second)


async def test_a_second_best_with_pictures_is_only_a_button(shop: Engine) -> None:
    assert isinstance(shop.finder, Torn)
    shop.finder.shelves["en", CARDS] = replace(
        shop.finder.shelves["en", CARDS], encloses=(File(url="card.png", picture=True, line=0),)
    )
    assert "Enter its code." not in await _ask(shop, "a card?", "en")
    assert f"pick:{CARDS}" in [button.action for button in (await transcript(shop))[-1].buttons]


async def test_where_there_is_little_room_a_sentence_stands_for_the_block(shop: Engine) -> None:
    assert isinstance(shop.finder, Torn)
    shop.finder.line = "Its *code* is on the back."
    assert "Or this:\n\nIts *code* is on the back.\n\n_" in await _ask(shop, "a card?", "en")
