"""A real sentence-transformers model of a handful of words, made on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

WIDTH = 8


def make_model(folder: Path, words: Mapping[str, int], prompts: Mapping[str, str] | None = None) -> Path:
    """Each word points along its axis (0 to 6), every other word along the last; saved with these prompts."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.normalizers import Lowercase
    from tokenizers.pre_tokenizers import Whitespace

    vocabulary = {"[UNK]": 0, **{word: at for at, word in enumerate(words, start=1)}}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    weights = np.zeros((len(vocabulary), WIDTH), dtype=np.float32)
    weights[0, -1] = 0.1
    for word, axis in words.items():
        weights[vocabulary[word], axis] = 1.0
    static = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[static], device="cpu", prompts=dict(prompts or {})).save(str(folder))
    return folder
