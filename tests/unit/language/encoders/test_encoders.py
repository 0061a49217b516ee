"""Any sentence-transformers model as encoder, and one encoder for all who ask."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.language.encoders import hub
from bot.language.encoders.backend import Backend
from bot.language.encoders.choice import Choice
from bot.language.encoders.encoder import EncoderUnusable, StaticEncoder, Vectors
from bot.language.encoders.open import deep_encoder, open_encoder
from bot.language.encoders.prompts import Prompts
from bot.language.encoders.shipped import Recent, static_encoder
from tests.support.tiny_model import WIDTH, make_model

WORDS = {"delivery": 0, "courier": 0, "refund": 1, "query": 2, "passage": 3}


class Counting(StaticEncoder):
    """The shipped encoder; counts the texts."""

    count = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.count += len(texts)
        return super().encode(texts)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "tiny", WORDS)


def test_a_folder_is_an_encoder(model: Path, tmp_path: Path) -> None:
    encoder = open_encoder(Choice(model=str(model)), tmp_path)
    assert encoder.dimension == WIDTH
    here, there, other = encoder.encode(["delivery", "Courier", "refund"])
    assert here @ there == pytest.approx(1)
    assert here @ other == pytest.approx(0)
    assert encoder.encode([]).shape == (0, WIDTH)
    assert np.array_equal(encoder.encode(["refund"]), encoder.encode_queries(["refund"]))


def test_questions_and_texts_get_their_own_prefix(model: Path, tmp_path: Path) -> None:
    prompts = Prompts(query="query: ", passage="passage: ")
    encoder = open_encoder(Choice(model=str(model), prompts=prompts), tmp_path)
    plain = open_encoder(Choice(model=str(model)), tmp_path)
    assert np.allclose(encoder.encode_queries(["refund"]), plain.encode(["query: refund"]))
    assert np.allclose(encoder.encode(["refund"]), plain.encode(["passage: refund"]))
    assert encoder.name != plain.name  # an index made with other prefixes must not be taken for this one's


def test_a_model_with_prompts_of_its_own_uses_them(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "own", WORDS, prompts={"query": "query ", "document": "passage "})
    asked, told = (
        encode(["refund"])[0]
        for encoder in [open_encoder(Choice(model=str(folder)), tmp_path)]
        for encode in (encoder.encode_queries, encoder.encode)
    )
    assert asked[2] > 0.5 and told[3] > 0.5


def test_the_name_changes_with_the_weights(model: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(model, tmp_path / "tiny")
    first = hub.revision_of(copy)
    assert first == hub.revision_of(model)
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert hub.revision_of(copy) != first


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(EncoderUnusable, match="no sentence-transformers model"):
        open_encoder(Choice(model=str(tmp_path / "empty")), tmp_path)


def test_a_model_that_is_not_here_is_not_fetched_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnusable, match="`answerdesk encoder use nobody/nothing` fetches it"):
        open_encoder(Choice(model="nobody/nothing"), tmp_path)
    with pytest.raises(EncoderUnusable, match="neither a folder here nor the name of a model"):
        hub.find("no such/folder/at all")


def test_the_onnx_backend_names_what_to_install(model: Path, tmp_path: Path) -> None:
    wanted = "pip install" if importlib.util.find_spec("onnxruntime") is None else "no fast tokenizer|into ONNX"
    with pytest.raises(EncoderUnusable, match=wanted):
        open_encoder(Choice(model=str(model), backend=Backend.ONNX), tmp_path)


def test_a_question_asked_twice_is_embedded_once() -> None:
    inner = Counting()
    encoder = Recent(inner)
    first = encoder.encode_queries(["где мой заказ"])
    first[:] = 0  # what one reader does to its copy is not seen by the next
    again = encoder.encode_queries(["где мой заказ"])
    assert inner.count == 1
    assert np.array_equal(again, inner.encode(["где мой заказ"]))


def test_only_the_last_questions_are_remembered() -> None:
    inner = Counting()
    encoder = Recent(inner)
    for number in range(200):
        encoder.encode_queries([f"question {number}"])
    encoder.encode_queries(["question 199"])
    assert inner.count == 200
    encoder.encode_queries(["question 0"])
    assert inner.count == 201


def test_batches_and_texts_go_past_the_memory() -> None:
    inner = Counting()
    encoder = Recent(inner)
    for _ in range(2):
        assert encoder.encode_queries(["one", "two"]).shape == (2, encoder.dimension)
        encoder.encode(["one"])
    assert inner.count == 6


def test_a_process_has_one_of_each(tmp_path: Path) -> None:
    from bot.language.encoders.pair import Encoders

    assert Encoders().all is static_encoder()
    assert Encoders().deep is deep_encoder() is open_encoder(Choice(), tmp_path)
