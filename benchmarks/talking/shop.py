"""The engine of the flower shop the golden questions are for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from benchmarks.data import SAMPLE
from benchmarks.vectors import CACHE
from bot.business import read_business
from bot.core.business import Business
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.knowledge.answers.search import Knowledge
from bot.settings import ROOT, read_settings

TRAINING: Final = (SAMPLE / "data",)  # beside the shipped examples: those of the shop


def load_engine(*, as_is: bool = False) -> tuple[RasaDialogue, Knowledge]:
    """The product's model and knowledge base; what is out of date is made again beside it, in the cache.

    ``as_is``: the product's newest model serves though its training data have changed since.
    """
    from bot.dialogue.train import train

    finder = Knowledge.open(SAMPLE / "knowledge_base", CACHE / "index", training=(ROOT / "data", SAMPLE / "data"))
    archive = _find_model(as_is=as_is) or train(ROOT, CACHE / "models", training=TRAINING, say=print)
    business = sample_business()
    return RasaDialogue.load(archive, finder, lambda: business), finder


def _find_model(*, as_is: bool) -> Path | None:
    from bot.dialogue.archives import newest_model
    from bot.dialogue.errors import ModelMissing
    from bot.dialogue.train import is_current

    for models in (read_settings().models, CACHE / "models"):
        if as_is or is_current(ROOT, models, TRAINING):
            with suppress(ModelMissing):
                return newest_model(models)
    return None


def sample_business() -> Business:
    """The flower shop the questions are for."""
    return read_business(SAMPLE / "business.yml")
