"""English by one encoder, Cyrillic by the other, in one space."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.language.encoders.encoder import MiniLM, StudentEncoder, Vectors
from bot.language.encoders.shared_space import SharedSpace


class Constant:
    """Gives the same vector to every text."""

    dimension = 2

    def __init__(self, name: str, row: tuple[float, float]) -> None:
        self.name = name
        self._row = row

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.tile(np.array(self._row, dtype=np.float32), (len(texts), 1))

    encode_queries = encode


SPACE = SharedSpace(latin=Constant("one", (1.0, 0.0)), cyrillic=Constant("two", (0.0, 1.0)))


def test_each_text_goes_to_the_encoder_of_its_alphabet() -> None:
    rows = SPACE.encode(["delivery", "доставка", "LF-123456", "а SMS?", ""])
    assert rows[:, 1].tolist() == [0.0, 1.0, 0.0, 1.0, 0.0]


def test_no_texts_give_no_rows() -> None:
    assert SPACE.encode_queries([]).shape == (0, 2)


def test_the_name_changes_with_either_encoder() -> None:
    assert SPACE.name == "one+two"


@pytest.mark.slow
def test_a_question_is_nearest_to_its_translation() -> None:
    space = SharedSpace(latin=MiniLM(), cyrillic=StudentEncoder())
    english = space.encode(["how much is delivery", "my card was declined", "when are you open"])
    for asked in (
        ["сколько стоит доставка", "карта не проходит", "когда вы открыты"],
        ["скільки коштує доставка", "картку відхилено", "коли ви працюєте"],
    ):
        assert (space.encode(asked) @ english.T).argmax(axis=1).tolist() == [0, 1, 2]
