"""A BERT of bare layers against the one of transformers."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from transformers import BertConfig, BertModel

from bot.language.encoders.encoder import MiniLM, NamedEncoder, minilm_folder
from bot.language.encoders.lean import make_lean, multiplies_bytes

WIDTH = 48


@pytest.fixture
def model() -> BertModel:
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=100, hidden_size=WIDTH, num_hidden_layers=3, num_attention_heads=4, intermediate_size=96
    )
    made = BertModel(config, add_pooling_layer=False)
    made.train(False)
    return made


@pytest.fixture
def another_engine() -> Iterator[None]:
    before = torch.backends.quantized.engine
    torch.backends.quantized.engine = "qnnpack"
    yield
    torch.backends.quantized.engine = before


def lean(model: BertModel) -> BertModel:
    made = copy.deepcopy(model)
    make_lean(made)
    return made


@torch.inference_mode()
def ask(model: BertModel, **given: Any) -> Tensor:
    found: Tensor = model(**given).last_hidden_state
    return found


def error(exact: Tensor, found: Tensor) -> float:
    """How far apart, against how long the exact one is."""
    return float((exact - found).norm() / exact.norm())


@pytest.mark.parametrize("shape", [(1, 1), (1, 12), (5, 9)], ids=str)
def test_lean_layers_say_the_same(model: BertModel, shape: tuple[int, int]) -> None:
    tokens = torch.randint(0, 100, shape)
    exact, found = ask(model, input_ids=tokens), ask(lean(model), input_ids=tokens)
    assert found.shape == exact.shape == (*shape, WIDTH)
    assert found.dtype == torch.float32
    assert error(exact, found) < 0.001


def test_vectors_can_be_given_instead_of_tokens(model: BertModel) -> None:
    words = torch.randn(2, 6, WIDTH)
    assert error(ask(model, inputs_embeds=words), ask(lean(model), inputs_embeds=words)) < 0.001


def test_what_is_masked_does_not_count(model: BertModel) -> None:
    small = lean(model)
    tokens = torch.randint(0, 100, (1, 7))
    mask = torch.tensor([[1, 1, 1, 1, 1, 0, 0]])
    alone, padded = ask(small, input_ids=tokens[:, :5]), ask(small, input_ids=tokens, attention_mask=mask)
    assert torch.allclose(alone, padded[:, :5], atol=1e-5)


def test_a_text_has_the_same_vector_alone_and_in_a_batch(model: BertModel) -> None:
    small = lean(model)
    tokens = torch.randint(0, 100, (4, 8))
    together = ask(small, input_ids=tokens)
    assert torch.allclose(together, torch.cat([ask(small, input_ids=row[None]) for row in tokens]), atol=1e-5)


def test_the_exact_layers_are_gone(model: BertModel) -> None:
    """They would take twice the memory."""
    assert not any(isinstance(part, torch.nn.Linear) for part in lean(model).modules())


@pytest.mark.parametrize("shape", [(1, 1), (1, 12), (5, 9)], ids=str)
def test_eight_bits_say_nearly_the_same(model: BertModel, shape: tuple[int, int]) -> None:
    small, tokens = copy.deepcopy(model), torch.randint(0, 100, shape)
    make_lean(small, torch.full((3, 3 * WIDTH + 96), 3.0))
    exact = ask(model, input_ids=tokens)
    assert error(exact, ask(small, input_ids=tokens)) < (0.05 if multiplies_bytes() else 0.001)


@pytest.mark.usefixtures("another_engine")
def test_where_sixteen_bits_cannot_be_multiplied_the_model_stays_as_it_is(model: BertModel) -> None:
    encoder = model.encoder
    make_lean(model)
    assert model.encoder is encoder


def test_the_english_encoder_gives_the_vectors_of_the_original() -> None:
    folder = minilm_folder()
    assert folder is not None
    texts = ["where is my order", "how do I get my money back?", "refund"]
    ours, original = MiniLM().encode(texts), NamedEncoder("original", folder).encode(texts)
    assert np.allclose(ours, original, atol=1e-3)
