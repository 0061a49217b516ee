"""A closer look at a known article, with the real encoder and the real word tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.policy.following import FITTING
from bot.knowledge.answers import closer
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.encoder import Vectors, Wrapped
from bot.language.encoders.pair import Encoders
from bot.language.encoders.shipped import Recent
from bot.service.chat.looking import SAME_WORDING
from tests.unit.knowledge.conftest import Write

SLOTS = """Доставляем в двухчасовые интервалы.

## Как выбрать время
1. При оформлении выберите дату и интервал.
2. Поменять время можно бесплатно.

## Исключения
- 8 марта интервалы по 4 часа.
- За городом только с 9:00 до 19:00.
"""


@pytest.fixture
def knowledge(shop: Path, write: Write, tmp_path: Path, encoders: Encoders) -> Knowledge:
    questions = ["какие интервалы доставки", "временные окна", "во сколько привозите"]
    write("ru/delivery/slots", title="Какие есть интервалы?", questions=questions, body=SLOTS)
    return Knowledge.open(shop, tmp_path / "index", encoders=encoders)


@pytest.mark.parametrize(
    ("question", "block"),
    [("а 8 марта?", 2), ("а за городом?", 3), ("поменять можно?", 1), ("а картой можно?", None), ("а почему?", None)],
)
def test_the_block_that_has_the_words_fits(knowledge: Knowledge, question: str, block: int | None) -> None:
    article = knowledge.article("delivery/slots", "ru")
    assert article is not None
    fits = knowledge.fit_blocks(question, article, "ru")
    assert len(fits) == 4
    assert [place for place, fit in enumerate(fits) if fit.alone >= FITTING] == ([] if block is None else [block])


def test_an_article_that_has_changed_meanwhile_fits_nothing(knowledge: Knowledge) -> None:
    article = knowledge.article("delivery/slots", "ru")
    assert article is not None
    assert knowledge.fit_blocks("а 8 марта?", replace(article, digest="old"), "ru") == ()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("а картой можно?", "можно картой", True),
        ("где мой заказ", "где заказ", True),
        ("change my order please", "change order", True),
        ("де замовлення", "де моє замовлення?", True),
        ("сколько стоит доставка", "сколько стоит самовывоз", False),
        ("хочу поменять заказ", "хочу поменять адрес", False),
        ("как оплатить", "как вернуть", False),
    ],
)
def test_which_wordings_ask_the_same(knowledge: Knowledge, one: str, two: str, same: bool) -> None:
    language = "en" if one.isascii() else "uk" if "де" in one.split() else "ru"
    (alike,) = knowledge.compare_wordings(one, [two], language)
    assert (alike >= SAME_WORDING) is same


def test_no_wordings_need_no_comparing(knowledge: Knowledge) -> None:
    assert knowledge.compare_wordings("how much", [], "en") == ()


class Counting(Wrapped):
    """Counts what is read."""

    count = 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.count += len(texts)
        return super().encode_queries(texts)


def test_a_question_that_was_searched_and_examples_of_a_notice_are_not_read_again(encoders: Encoders) -> None:
    inner = Counting(encoders.all)
    own, examples = Encoders(all=Recent(inner), deep=None), ["cannot pay", "payment fails"]
    own.all.encode_queries(["payment fails"])  # the search
    near, same = closer.compare_questions(own, "payment fails", examples)
    assert near < same == pytest.approx(1.0)
    assert inner.count == 2
    closer.compare_questions(own, "payment fails", examples)
    assert inner.count == 2


def test_a_text_for_some_customers_is_found_and_its_own_blocks_are_weighed(
    shop: Path, write: Write, tmp_path: Path, encoders: Encoders
) -> None:
    body = SLOTS + "\n<!-- for: city = Харьков -->\nВ Харькове привозим с утра.\n\n## Исключения\nВ метель не возим.\n"
    questions = ["какие интервалы доставки", "временные окна", "во сколько привозите"]
    write("ru/delivery/slots", title="Какие есть интервалы?", questions=questions, body=body)
    found = Knowledge.open(shop, tmp_path / "index", encoders=encoders)
    (candidate,) = found.find_answers("а в метель доставляете?", "ru", limit=1)
    assert candidate.article == "delivery/slots"
    assert candidate.variants == ((1,),)
    article = found.article("delivery/slots", "ru")
    assert article is not None
    theirs = article.meant_for({"city": {"харьков"}})
    assert len(found.fit_blocks("а в метель?", article, "ru")) == 4
    fits = found.fit_blocks("а в метель?", theirs, "ru")
    assert len(fits) == 2
    assert fits[1].alone > fits[0].alone
    assert sum(fit.share for fit in fits) == pytest.approx(1.0, abs=1e-4)
