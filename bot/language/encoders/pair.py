"""The two encoders a knowledge base is read with, as the operator of the product has chosen them."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from bot.language.encoders.choice import choice_in_force
from bot.language.encoders.encoder import Encoder, EncoderUnusable
from bot.language.encoders.open import deep_encoder, open_encoder
from bot.language.encoders.shipped import static_encoder

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Encoders:
    """``all``: the shipped tables, quick; ``deep``: an encoder that reads whole sentences, if there is one."""

    all: Encoder = field(default_factory=static_encoder)
    deep: Encoder | None = field(default_factory=deep_encoder)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.all.name, self.deep.name if self.deep else "-")


def open_encoders(models: Path, override: str) -> Encoders:
    """The chosen encoder, loaded, or the shipped one when it can't be: customers are answered either way.

    ``override`` is the setting ANSWERDESK_ENCODER. The shipped tables stay beside it.
    """
    try:
        return Encoders(deep=open_encoder(choice_in_force(models, override), models))
    except EncoderUnusable as error:
        log.error("%s. The shipped encoder answers meanwhile; `answerdesk doctor` looks again.", error.detail)
        return Encoders()
