"""Whether a message is finished."""

from __future__ import annotations

import pytest

from bot.core.quiet import Ending
from bot.language.text.ending import can_stand_alone, read_ending


@pytest.mark.parametrize(
    "text",
    [
        "сколько стоит доставка в Бучу?",
        "как отменить заказ",
        "скільки коштує доставка",
        "чи можна оплатити карткою?",
        "how do I cancel my order",
        "do you ship to lviv?",
    ],
)
def test_a_whole_question_is_whole(text: str) -> None:
    assert read_ending(text) is Ending.WHOLE


@pytest.mark.parametrize(
    "text",
    ["", "hi", "Здравствуйте!", "доставка", "в Бучу", "хотела спросить про", "my order,", "у меня вопрос...",
     "до Львова",      "і ще", "because", "спасибо"],
)  # fmt: skip
def test_a_piece_is_a_fragment(text: str) -> None:
    assert read_ending(text) is Ending.FRAGMENT


@pytest.mark.parametrize(
    "text", ["🙂", "LF-505112", "Привезли увядший букет.", "the flowers arrived broken this morning", "price?"]
)
def test_what_may_be_all_is_open(text: str) -> None:
    assert read_ending(text) is Ending.OPEN


def test_a_fragment_leans_on_what_was_written_before_it_and_thanks_do_not() -> None:
    assert not any(can_stand_alone(text) for text in ("to Bucha", "and by card", "на завтра", "із листівкою"))
    assert all(can_stand_alone(text) for text in ("thanks", "how much is it to Bucha?", "а картой?", "They are dead."))
