"""The student: a small BERT for three languages whose sentence vectors lie in the teacher's space."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Dense, Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from training.encoder.teacher import WIDTH

_PAD: Final = "[PAD]"
_UNKNOWN: Final = "[UNK]"
# sdpa is faster forwards, but with gradients on a CPU the plain product is
_PLAIN_ATTENTION: Final = {"attn_implementation": "eager"}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Sizes of the student; the embedding table is most of its weight, the layers are all of its time."""

    layers: int = 3
    hidden: int = 256
    heads: int = 4
    inner: int = 1024
    tokens: int = 96


def new_student(tokenizer: Tokenizer, table: NDArray[np.float32], shape: Shape) -> SentenceTransformer:
    """An untrained student that starts from a static table, one row of ``shape.hidden`` numbers per token."""
    fast: Any = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, unk_token=_UNKNOWN, pad_token=_PAD
    )
    bert = BertModel(_configuration(shape, vocabulary=len(fast), pad=fast.pad_token_id), add_pooling_layer=False)
    _start_from(bert, table)
    with tempfile.TemporaryDirectory() as folder:
        bert.save_pretrained(folder)
        fast.save_pretrained(folder)
        transformer = Transformer(folder, max_seq_length=shape.tokens, model_kwargs=_PLAIN_ATTENTION)
    pooling = Pooling(shape.hidden, pooling_mode="mean")
    dense = Dense(shape.hidden, WIDTH, activation_function=torch.nn.Identity())
    model: SentenceTransformer = SentenceTransformer(modules=[transformer, pooling, dense, Normalize()], device="cpu")
    return model


def _configuration(shape: Shape, *, vocabulary: int, pad: int) -> BertConfig:
    return BertConfig(
        vocab_size=vocabulary,
        pad_token_id=pad,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.tokens,
        type_vocab_size=1,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


def _start_from(bert: BertModel, table: NDArray[np.float32]) -> None:
    """In a static table the length of a row says how much its word matters, and the layer norm would wipe that out:
    added to a common vector of middling length, unimportant words come out looking like that vector."""
    lengths = np.linalg.norm(table, axis=1)
    scale = 1 / max(float(np.median(lengths[lengths > 0])), 1e-6)
    parts: Any = bert.embeddings
    with torch.no_grad():
        parts.word_embeddings.weight[: len(table)] = torch.from_numpy(table * scale)
        parts.position_embeddings.weight.mul_(0.5)
        common = torch.randn(table.shape[1])
        parts.token_type_embeddings.weight[0] = common / common.norm()


def load_student(folder: Path) -> SentenceTransformer:
    """A saved student, to be trained further or exported."""
    model: SentenceTransformer = SentenceTransformer(str(folder), device="cpu", model_kwargs=_PLAIN_ATTENTION)
    return model.float()


def token_counts(model: SentenceTransformer) -> Callable[[list[str]], list[int]]:
    """How many tokens the student reads of each text."""
    longest = int(model.max_seq_length or 0)

    def count(texts: list[str]) -> list[int]:
        return [min(longest, len(ids)) for ids in model.tokenizer(texts)["input_ids"]]

    return count
