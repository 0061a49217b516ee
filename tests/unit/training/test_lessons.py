"""What the student is given to learn."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from training.encoder.lessons import conversations, translations, weight
from training.encoder.noise import as_typed, with_slips, without_some_words
from training.encoder.rows import Row
from training.encoder.support import problem, read_support, split

ROWS = [
    Row(source="p", kind="mo", en=f"Number {number} of many", ru="слово " * number, uk="слівце " * number)
    for number in range(1, 20)
]


def words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def test_a_lesson_of_translations_keeps_to_its_number_of_tokens() -> None:
    for lesson in islice(translations(ROWS, measure=words, tokens=100, chance=random.Random(1)), 50):
        assert len(lesson.texts) * max(words(lesson.texts)) <= 100
        assert len(lesson.texts) == len(lesson.targets) == len(lesson.groups)


def test_a_pair_of_a_conversation_is_an_ask_and_another_row_of_its_meaning() -> None:
    rows = [
        Row(source=meaning, kind=kind, en=f"{meaning} {kind} {number}", ru="да", uk="так")
        for meaning in ("where", "when", "how")
        for kind, number in (("ask", 1), ("ask", 2), ("answer", 1))
    ]
    for lesson in islice(conversations(rows, size=2, chance=random.Random(1)), 50):
        assert lesson.pairs
        for first, second in lesson.pairs:
            assert lesson.groups[first] == lesson.groups[second]
            assert " ask " in lesson.targets[first]
            assert lesson.targets[first] != lesson.targets[second]
        assert len({lesson.groups[first] for first, _ in lesson.pairs}) == len(lesson.pairs)


def test_sentences_are_drawn_more_often_than_words_and_prose_more_than_menus() -> None:
    word, menu = Row(source="p", kind="mo", en="File"), Row(source="p", kind="mo", en="Open the last file again")
    prose = Row(source="p", kind="help", en="Open the last file again")
    assert weight(word) < weight(menu) < weight(prose)


def test_a_slip_changes_a_letter_or_two() -> None:
    slipped = with_slips("доставка", chance=random.Random(1), share=1)
    assert slipped != "доставка" and abs(len(slipped) - len("доставка")) <= 1


def test_short_texts_lose_no_words() -> None:
    assert without_some_words("где мой заказ", chance=random.Random(1), share=1) == "где мой заказ"


def test_noise_leaves_something() -> None:
    chance = random.Random(1)
    assert all(as_typed(text, chance=chance) for text in ("?", "да", "Где мой заказ, скажите?") for _ in range(200))


def test_the_support_sentences_are_good_and_have_answers() -> None:
    rows = read_support()
    asked, answered = ({row.source for row in rows if row.kind == kind} for kind in ("ask", "answer"))
    assert len(rows) > 1000 and asked == answered


def test_no_meaning_is_both_learnt_and_held_out() -> None:
    parts = split(read_support())
    assert not {row.source for row in parts.learnt} & {row.source for row in parts.held_out}
    assert len(parts.learnt) > 10 * len(parts.held_out) / 1.2


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["m", "ask", "hi", "привет"], "five"),
        (["m", "question", "hi", "привет", "привіт"], "kind"),
        (["m", "ask", "привет", "привет", "привіт"], "English"),
        (["m", "ask", "hi", "привіт", "привіт"], "Russian"),
        (["m", "ask", "hi", "привет", "выход"], "Ukrainian"),
    ],
)
def test_a_wrong_line_is_named(cells: list[str], reason: str) -> None:
    assert reason in (problem(cells) or "")
