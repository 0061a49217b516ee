"""Search by words and by character n-grams."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.index.lexical import CharIndex, WordIndex

TEXTS = ["сколько стоит доставка", "не проходит оплата", "как ухаживать за розами", "доставка за город"]
WORDS = WordIndex.build(TEXTS, [0, 1, 2, 3], "ru")
CHARS = CharIndex.build(TEXTS)


def test_another_form_of_the_word_matches() -> None:
    assert int(np.argmax(WORDS.share(WORDS.ask("оплату не прошли")))) == 1
    assert int(np.argmax(WORDS.share(WORDS.ask("уход за розой")))) == 2


def test_a_typing_error_still_matches_but_counts_less() -> None:
    right, wrong = (WORDS.share(WORDS.ask(text))[0] for text in ("доставка", "дставка"))
    assert 0 < wrong < right


def test_words_no_article_has_lower_the_share() -> None:
    assert WORDS.ask("доставка").known == 1
    assert 0 < WORDS.ask("доставка на луну").known < 1
    assert WORDS.ask("космодром").known == 0


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    found = WORDS.share(WORDS.ask("доставка роза"))
    assert found[2] > found[0] > 0


def test_a_text_is_most_like_itself() -> None:
    scores = np.stack([CHARS.scores(text) for text in TEXTS])
    assert np.allclose(np.diag(scores), 1, atol=1e-5)
    assert (scores.argmax(axis=1) == np.arange(len(TEXTS))).all()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_scores_are_always_between_nought_and_one(text: str) -> None:
    share, chars = WORDS.share(WORDS.ask(text)), CHARS.scores(text)
    assert ((share >= 0) & (share <= 1)).all()
    assert ((chars >= 0) & (chars <= 1.0001)).all()
    assert 0 <= WORDS.ask(text).known <= 1


def test_an_index_made_from_the_last_one_gives_the_same_scores() -> None:
    texts = [TEXTS[3], "где мой заказ", TEXTS[0], TEXTS[0], "номер курьера"]
    changed, anew = CharIndex.build(texts, CHARS), CharIndex.build(texts)
    for question in ("доставка за город сколько", "заказ у курьера", "xyz"):
        assert np.allclose(changed.scores(question), anew.scores(question), atol=1e-5)
