"""A very short training gives an artefact that the product loads."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from bot.language.encoders.encoder import EncoderUnusable, StaticEncoder, StudentEncoder
from training.encoder.export import export_student, export_table, write_sums
from training.encoder.learning import Course, learn
from training.encoder.lessons import conversations
from training.encoder.measure import Space, everywhere, pieces
from training.encoder.static import Settings, train_static
from training.encoder.student import Shape, load_student, new_student, token_counts
from training.encoder.support import read_support
from training.encoder.teacher import WIDTH, Teacher

ROWS = read_support()[:200]
ORDER = ["where is my order", "где мой заказ", "де моє замовлення"]


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Teacher:
    taught = Teacher(tmp_path_factory.mktemp("teacher"))
    taught.learn(row.en for row in ROWS)
    return taught


def test_what_was_learnt_is_remembered(teacher: Teacher, tmp_path: Path) -> None:
    first = Teacher(tmp_path)
    first.learn(["where is my order", "hello"])
    again = Teacher(tmp_path)
    assert again.place == first.place
    assert np.array_equal(again.vectors, first.vectors)
    assert np.allclose(np.linalg.norm(again.vectors.astype(np.float32), axis=1), 1, atol=1e-2)


@pytest.mark.slow
def test_twenty_steps_give_a_table_and_a_student_that_load(teacher: Teacher, tmp_path: Path) -> None:
    made = train_static(ROWS, ROWS, teacher, Settings(vocabulary=600, width=64, steps=20, batch=64))
    export_table(made.tokenizer, made.table, tmp_path / "wp1")
    write_sums(tmp_path, (tmp_path / "wp1").iterdir())
    assert StaticEncoder(tmp_path).encode(ORDER).shape == (3, 64)

    student = new_student(made.tokenizer, made.table, Shape(layers=1, hidden=64, heads=2, inner=64))
    lessons = conversations(ROWS, size=8, chance=random.Random(1))
    learn(student, lessons, teacher, Course(steps=20, warm_up=5, decay=10), tmp_path / "trained")
    export_student(load_student(tmp_path / "trained"), tmp_path / "student")
    encoder = StudentEncoder(tmp_path / "student")
    assert encoder.encode(ORDER).shape == (3, WIDTH) == (3, encoder.dimension)
    assert max(token_counts(student)(["слово " * 500])) == Shape().tokens

    (tmp_path / "student" / "config.json").write_text("{}")
    with pytest.raises(EncoderUnusable, match="damaged"):
        StudentEncoder(tmp_path / "student").encode(["x"])


def test_the_rate_rises_stays_and_falls() -> None:
    course = Course(steps=100, rate=1.0, warm_up=10, decay=50)
    rates = [course.rate_at(step) for step in (0, 9, 49, 75, 99)]
    assert rates[0] == pytest.approx(0.1) and rates[1] == rates[2] == 1
    assert rates[2] > rates[3] > rates[4] > 0


def test_long_texts_are_cut_between_sentences() -> None:
    assert pieces("One two. Three four! Five.", words=4) == ["One two. Three four!", "Five."]
    assert pieces("One two three four five.", words=2) == ["One two three four five."]


def test_a_space_of_two_parts_averages_their_cosines() -> None:
    def one(texts: object) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        return np.array([[1, 0], [0, 1]], dtype=np.float32)

    def other(texts: object) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        return np.array([[1, 0], [1, 0]], dtype=np.float32)

    space = Space(name="both", parts=[everywhere(one), everywhere(other)], weights=(1, 3))
    first, second = space.encode(["a", "b"], "ru")
    assert first @ second == pytest.approx(0.75)
