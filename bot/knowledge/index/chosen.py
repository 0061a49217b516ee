"""The encoders of the search, as the operator of the product has chosen them."""

from __future__ import annotations

import logging
from pathlib import Path

from bot.knowledge.index.build import Encoders
from bot.language.encoders.choice import choice_in_force
from bot.language.encoders.encoder import EncoderUnusable
from bot.language.encoders.open import open_encoder

log = logging.getLogger(__name__)


def open_encoders(models: Path, override: str) -> Encoders:
    """The chosen encoder, loaded, or the shipped one when it can't be: customers are answered either way.

    ``override`` is the setting ANSWERDESK_ENCODER. The shipped tables stay beside it.
    """
    try:
        return Encoders(deep=open_encoder(choice_in_force(models, override), models))
    except EncoderUnusable as error:
        log.error("%s. The shipped encoder answers meanwhile; `answerdesk doctor` looks again.", error.detail)
        return Encoders()
