"""Several encoders side by side."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.language.encoders.encoder import NamedEncoder, StaticEncoder, StudentEncoder
from bot.language.encoders.joined import Joined
from bot.language.encoders.prompts import Prompts
from tests.support.tiny_model import make_model

STATIC = StaticEncoder()
STUDENT = StudentEncoder()
JOINED = Joined(STATIC, STUDENT)
TEXTS = ["где мой заказ", "де моє замовлення", "where is my order", "как подрезать розы"]


def test_joined_vectors_are_as_wide_as_the_parts_together_and_of_length_one() -> None:
    rows = JOINED.encode(TEXTS)
    assert rows.shape == (4, JOINED.dimension) == (4, STATIC.dimension + STUDENT.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_similarity_is_the_mean_of_the_parts() -> None:
    joined, static, student = (rows @ rows.T for rows in (part.encode(TEXTS) for part in (JOINED, STATIC, STUDENT)))
    assert np.allclose(joined, (static + student) / 2, atol=1e-5)


def test_questions_go_to_the_parts_as_questions(tmp_path: Path) -> None:
    words = {"refund": 1, "query": 2, "passage": 3}
    tiny = NamedEncoder("tiny", make_model(tmp_path / "tiny", words), Prompts(query="query ", passage="passage "))
    joined = Joined(tiny, tiny)
    for rows, part in (
        (joined.encode_queries(["refund"]), tiny.encode_queries(["refund"])),
        (joined.encode(["refund"]), tiny.encode(["refund"])),
    ):
        assert np.allclose(rows, np.hstack([part, part]) / np.sqrt(2), atol=1e-6)


def test_no_texts_give_no_joined_rows() -> None:
    assert JOINED.encode([]).shape == JOINED.encode_queries([]).shape == (0, JOINED.dimension)


def test_the_name_changes_with_any_part() -> None:
    assert JOINED.name == f"{STATIC.name}+{STUDENT.name}"
