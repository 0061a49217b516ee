"""The deep encoder of the search: the shipped one, or the one that was chosen instead."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bot.language.encoders import hub
from bot.language.encoders.backend import Backend
from bot.language.encoders.choice import Choice
from bot.language.encoders.e5 import E5Encoder
from bot.language.encoders.encoder import Encoder, NamedEncoder
from bot.language.encoders.joined import Joined
from bot.language.encoders.onnx_encoder import OnnxEncoder
from bot.language.encoders.prompts import prompts_of
from bot.language.encoders.shipped import Recent, shared_space


@lru_cache(maxsize=1)
def deep_encoder() -> Encoder:
    """What the search reads whole sentences with: the shared space and, beside it, one that learned from answers."""
    return Recent(Joined(shared_space(), E5Encoder()))


def open_encoder(choice: Choice, models: Path) -> Encoder:
    """The chosen encoder, loaded; raises :class:`EncoderUnusable`. Never asks the hub."""
    if choice.shipped:
        return deep_encoder()
    folder = hub.find(choice.model, choice.revision)
    prompts = choice.prompts or prompts_of(choice.model, folder)
    version = f"{choice.model}@{hub.short(hub.revision_of(folder))} {prompts.query!r} {prompts.passage!r}"
    encoder: Encoder
    if choice.backend is Backend.ONNX:
        encoder = OnnxEncoder(f"{version} int8", folder, home=models / "onnx", prompts=prompts)
    else:
        encoder = NamedEncoder(version, folder, prompts)
    encoder.encode_queries(["?"])
    return Recent(encoder)
