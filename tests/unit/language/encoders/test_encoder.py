"""The shipped encoder and the checks before anything is loaded."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.language.encoders.encoder import (
    SHIPPED,
    EncoderUnusable,
    MiniLM,
    StaticEncoder,
    StudentEncoder,
    check_sums,
)

STATIC = StaticEncoder()
STUDENT = StudentEncoder()


def test_vectors_have_length_one_and_the_promised_width() -> None:
    rows = STATIC.encode(["где мой заказ", "where is my order"])
    assert rows.shape == (2, STATIC.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_translations_are_nearer_than_other_sentences() -> None:
    here, there, other = STATIC.encode(["где мой заказ", "де моє замовлення", "how to trim rose stems"])
    assert here @ there > here @ other + 0.3


def test_no_texts_give_no_rows_and_an_empty_text_gives_zeros() -> None:
    assert STATIC.encode([]).shape == (0, STATIC.dimension)
    assert np.isfinite(STATIC.encode([""])).all()


def test_the_same_text_always_gives_the_same_vector() -> None:
    alone = STATIC.encode(["доставка"])[0]
    assert np.array_equal(alone, STATIC.encode(["букет и цветы", "доставка"])[1])


def test_a_damaged_table_is_not_loaded(tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "encoder")
    (copy / "wp16" / "config.json").write_text("{}")
    with pytest.raises(EncoderUnusable, match="damaged"):
        StaticEncoder(copy).encode(["x"])


def test_a_folder_without_checksums_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnusable, match="SHA256SUMS is missing"):
        check_sums(tmp_path)


def test_the_name_changes_with_the_tables(tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "encoder")
    (copy / "SHA256SUMS").write_text("other")
    assert StaticEncoder(copy).name != STATIC.name


def test_the_student_lies_in_the_space_of_minilm() -> None:
    here, there = STUDENT.encode(["как вернуть деньги за заказ", "як повернути гроші за замовлення"])
    asked, other = MiniLM().encode(["how do I get a refund for my order", "what time do you open on Sunday"])
    assert len(here) == STUDENT.dimension == MiniLM().dimension
    assert min(here @ asked, there @ asked) > max(here @ other, there @ other) + 0.2


def test_the_student_knows_the_order_of_words() -> None:
    one, other = STUDENT.encode(["курьер не дождался клиента", "клиент не дождался курьера"])
    assert one @ other < 0.999


def test_a_damaged_student_is_not_loaded(tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED / "student", tmp_path / "student")
    (copy / "config.json").write_text("{}")
    with pytest.raises(EncoderUnusable, match="damaged"):
        StudentEncoder(copy).encode(["x"])


def test_threads_get_the_same_vectors() -> None:
    texts = [f"где мой заказ {number}" for number in range(8)]
    alone = [STUDENT.encode([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: STUDENT.encode([text])[0], texts))
    assert np.allclose(alone, together, atol=1e-5)


def test_a_batch_gives_the_vectors_of_one_text_at_a_time() -> None:
    texts = [f"где мой заказ {number}" for number in range(8)]
    alone = np.vstack([STUDENT.encode([text]) for text in texts])
    assert np.allclose(STUDENT.encode(texts), alone, atol=1e-3)


def test_the_english_encoder_understands_a_paraphrase() -> None:
    encoder = MiniLM()
    asked, meant, other = encoder.encode(["how do i get my money back", "refund", "opening hours"])
    assert encoder.dimension == len(asked)
    assert asked @ meant > asked @ other
