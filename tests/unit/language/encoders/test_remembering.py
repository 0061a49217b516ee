"""Vectors of questions are made once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.language.encoders.encoder import Vectors
from bot.language.encoders.remembering import Remembering


class Counting:
    """A vector that tells the length of its text."""

    name, dimension = "counting", 2

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.encode_queries(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32).reshape(-1, 2)


def test_a_question_is_read_once_and_keeps_its_vector() -> None:
    encoder = Counting()
    remembering = Remembering(encoder)
    first = remembering.encode_queries(["how much", "when", "how much"])
    again = remembering.encode_queries(["when", "how much"])
    assert encoder.read == ["how much", "when"]
    assert np.array_equal(first[[1, 0]], again)
    assert remembering.encode_queries([]).shape == (0, 2)


def test_the_oldest_questions_go_first() -> None:
    encoder = Counting()
    remembering = Remembering(encoder, kept=2)
    for text in ("one", "two", "one", "three", "one", "two"):
        remembering.encode_queries([text])
    assert encoder.read == ["one", "two", "three", "two"]
