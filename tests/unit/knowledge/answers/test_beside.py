"""The search as it would be over other articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge.answers.remembered import FILE
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.index.touching import list_touched
from bot.knowledge.replay.overlay import lay_over
from bot.language.encoders.encoder import StaticEncoder, Vectors
from bot.language.encoders.pair import Encoders
from tests.support.engine import write_article

PRICE = "сколько стоит доставка"


class Counting(StaticEncoder):
    """Remembers which questions it read."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode_queries(texts)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


@pytest.fixture
def knowledge(shop: Path, tmp_path: Path, encoder: Counting) -> Knowledge:
    return Knowledge.begin(shop, tmp_path / "index", encoders=Encoders(all=encoder, deep=None))


def test_the_same_articles_answer_the_same_and_a_question_is_read_once(knowledge: Knowledge, encoder: Counting) -> None:
    beside = knowledge.beside(knowledge.library)
    encoder.asked.clear()
    beside.foresee([PRICE])
    found = beside.find_answers(PRICE, "ru")
    assert encoder.asked.count(PRICE) == 1
    live = knowledge.find_answers(PRICE, "ru")
    assert [one.article for one in found] == [one.article for one in live]
    assert [one.probability for one in found] == pytest.approx([one.probability for one in live], abs=1e-5)


def test_what_is_taken_away_is_not_found_there_and_still_live(knowledge: Knowledge) -> None:
    gone = {one.path: None for one in knowledge.library.articles if one.key == "delivery/cost"}
    beside = knowledge.beside(lay_over(knowledge.library, gone))
    assert "delivery/cost" not in [one.article for one in beside.find_answers(PRICE, "ru")]
    assert knowledge.find_answers(PRICE, "ru")[0].article == "delivery/cost"


def test_a_new_text_is_found_at_once_and_the_search_is_kept(knowledge: Knowledge) -> None:
    text = write_article(title="Orangery opening hours", body="The orangery is open on Sundays.")
    library = lay_over(knowledge.library, {"en/shop/orangery.md": text})
    beside = knowledge.beside(library)
    assert beside.find_answers("when is the orangery open", "en")[0].article == "shop/orangery"
    assert knowledge.beside(library) is beside


def test_without_a_classifier_only_questions_like_the_change_are_touched(knowledge: Knowledge) -> None:
    text = write_article(title="Orangery opening hours", body="The orangery is open on Sundays.")
    then = knowledge.beside(lay_over(knowledge.library, {"en/shop/orangery.md": text})).index
    questions = ["orangery hours", "оплата карткою"]
    assert list_touched(knowledge.index, then, questions).tolist() == [True, True]
    before, after = replace(knowledge.index, classifier=None), replace(then, classifier=None)
    assert list_touched(before, after, questions).tolist() == [True, False]
    assert list_touched(before, before, questions).tolist() == [False, False]


def test_what_was_read_is_at_hand_after_a_start(shop: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    knowledge.beside(knowledge.library).foresee([PRICE, "а вообще"])
    knowledge.keep_read([PRICE])
    again = Counting()
    started = Knowledge.begin(shop, tmp_path / "index", encoders=Encoders(all=again, deep=None))
    beside = started.beside(started.library)
    again.asked.clear()
    beside.foresee([PRICE, "а вообще"])
    assert again.asked == ["а вообще"]
    assert PRICE.encode() not in (tmp_path / "index" / FILE).read_bytes(), "the words of customers stay in the database"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"\x93NUMPY"])
def test_a_file_that_is_damaged_is_read_again(
    shop: Path, tmp_path: Path, knowledge: Knowledge, encoder: Counting, content: bytes
) -> None:
    (tmp_path / "index" / FILE).write_bytes(content)
    beside = knowledge.beside(knowledge.library)
    encoder.asked.clear()
    assert beside.find_answers(PRICE, "ru")
    assert PRICE in encoder.asked


def test_another_encoder_reads_for_itself(shop: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    knowledge.beside(knowledge.library).foresee([PRICE])
    knowledge.keep_read([PRICE])
    other = Counting()
    other.__dict__["name"] = "another"
    beside = Knowledge.begin(shop, tmp_path / "index", encoders=Encoders(all=other, deep=None))
    beside = beside.beside(beside.library)
    other.asked.clear()
    beside.foresee([PRICE])
    assert other.asked == [PRICE]
