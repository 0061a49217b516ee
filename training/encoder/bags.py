"""Sentences as bags of tokens, kept flat so that a batch of a thousand is cut out in a millisecond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from torch import Tensor

UNKNOWN: Final = "[UNK]"
_CHUNK: Final = 50_000
_ALPHABET: Final = 300
_WHOLE: Final = 3

Numbers = NDArray[np.int64]


def new_tokenizer(texts: Sequence[str], *, size: int) -> Tokenizer:
    """WordPiece over lower-cased words and signs, with one spelling of ё and of the apostrophe."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("ё", "е"),
            normalizers.Replace(Regex("[’ʼ`‘]"), "'"),
        ]
    )
    words = pre_tokenizers.Split(Regex(r"\w+(?:'\w+)*|[^\w\s]"), "removed", invert=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([words, pre_tokenizers.Digits(individual_digits=False)])
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=[UNKNOWN], min_frequency=2, limit_alphabet=_ALPHABET, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


@dataclass(frozen=True, kw_only=True)
class Bags:
    """``tokens[starts[i]:starts[i + 1]]`` is text i; an empty text has none."""

    tokens: Numbers
    starts: Numbers

    @property
    def filled(self) -> Numbers:
        """Which texts have any token."""
        return np.flatnonzero(np.diff(self.starts))

    def batch(self, rows: Numbers, *, drop: float, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Tokens and offsets for an ``EmbeddingBag``; a token of a longer text is lost with the chance ``drop``."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        before = np.repeat(np.cumsum(lengths) - lengths, lengths)
        inside = np.arange(len(before)) - before
        kept = (chance.random(len(before)) >= drop) | np.repeat(lengths <= _WHOLE, lengths) | (inside == 0)
        tokens = self.tokens[np.repeat(self.starts[rows], lengths) + inside][kept]
        ends = np.concatenate([[0], np.cumsum(kept)])[np.cumsum(lengths)]
        offsets = np.concatenate([[0], ends[:-1]])
        return torch.from_numpy(tokens), torch.from_numpy(offsets)


def to_bags(tokenizer: Tokenizer, texts: Sequence[str]) -> Bags:
    """All texts cut into tokens."""
    parts: list[Numbers] = []
    for start in range(0, len(texts), _CHUNK):
        cut = tokenizer.encode_batch(list(texts[start : start + _CHUNK]), add_special_tokens=False)
        parts.extend(np.array(one.ids, dtype=np.int64) for one in cut)
    starts = np.concatenate([[0], np.cumsum([len(part) for part in parts])]).astype(np.int64)
    return Bags(tokens=np.concatenate(parts), starts=starts)
