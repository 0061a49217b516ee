"""Which blocks of an article answer a question, with the real encoders."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.core.policy.telling import ROOM
from bot.knowledge.answers.passages import pick
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.blocks import cut, join
from bot.language.encoders.pair import Encoders
from tests.support.engine import make_article
from tests.unit.knowledge.conftest import Write

PARKING = {
    "ru": """Парковка у центра есть: 40 мест, въезд с Садовой улицы. Первый час бесплатно, дальше 30 грн в час.

## Как оплатить
1. Возьмите талон на въезде.
2. Оплатите в терминале у выхода картой или наличными.

## Особые случаи
- **Электромобили:** две зарядки у въезда, 12 грн за кВт·ч.
- **Велосипеды:** стойка у входа, бесплатно.
- Потеряли талон? Штраф 200 грн.
""",
    "en": """There is parking at the centre: 40 places. The first hour is free, then 30 UAH an hour.

## How to pay
1. Take a ticket when you drive in.
2. Pay at the machine by the exit, by card or in cash.

## Special cases
- **Electric cars:** two chargers at the entrance, 12 UAH per kWh.
- **Bicycles:** a rack at the door, free.
- Lost the ticket? The fine is 200 UAH.

## By the lake
<!-- questions
camper van overnight
-->
Ask the warden.
""",
}


@pytest.fixture
def knowledge(shop: Path, write: Write, tmp_path: Path, encoders: Encoders) -> Knowledge:
    """One article in two languages."""
    for language, body in PARKING.items():
        title = "Где припарковаться?" if language == "ru" else "Where can I park?"
        write(f"{language}/visit/parking", title=title, questions=[], body=body)
    return Knowledge.begin(shop, tmp_path / "index", encoders=encoders)


@pytest.mark.parametrize(
    ("language", "question", "block"),
    [
        ("en", "where can i park", 0),
        ("en", "can I charge my tesla there", 2),
        ("en", "i came by bike, where do i leave it", 3),
        ("en", "what happens if i lose the parking ticket", 4),
        ("en", "is there a spot for a camper van?", 5),
        ("ru", "сколько стоит час парковки", 0),
        ("ru", "есть зарядка для электромобиля?", 2),
        ("ru", "куда поставить велосипед", 3),
        ("ru", "потерял талон", 4),
    ],
)
def test_the_block_that_answers_is_shown(knowledge: Knowledge, language: str, question: str, block: int) -> None:
    (found, *_) = knowledge.find_answers(question, language)
    assert block in found.blocks
    assert len(found.blocks) < 5, "not the whole article"


@pytest.mark.parametrize(
    ("language", "question", "line"),
    [
        ("en", "what does an hour cost", "The first hour is free, then 30 UAH an hour."),
        ("en", "can I charge my tesla there", "- **Electric cars:** two chargers at the entrance, 12 UAH per kWh."),
        ("ru", "потерял талон", "**Особые случаи**\n\n- Потеряли талон? Штраф 200 грн."),
    ],
)
def test_the_nearest_sentence_stands_as_its_author_wrote_it(
    knowledge: Knowledge, language: str, question: str, line: str
) -> None:
    (found, *_) = knowledge.find_answers(question, language)
    assert line in found.line


def test_blocks_are_added_until_they_are_likely_enough_or_the_message_is_full() -> None:
    article = make_article("a/b", body="x" * 150 + ".\n\n## More\n" + "y" * 150 + ".\n\n" + "z" * 150 + ".")
    assert pick(article, np.array([0.96, 0.02, 0.02])).places == (0,)
    assert pick(article, np.array([0.3, 0.2, 0.5])).places == (2, 0), "the likeliest first"
    assert pick(article, np.array([0.3, 0.2, 0.5])).sizes == (len("**More**\n\n") + 151, 151)
    chosen = pick(article, np.array([0.34, 0.33, 0.33]))
    assert chosen.places == (0, 1), "three would not fit"
    assert len(join([cut(article)[place] for place in chosen.places])) <= ROOM
    assert chosen.probability == pytest.approx(0.67)
