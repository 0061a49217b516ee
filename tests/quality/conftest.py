"""What the tests of quality share, made once for the run: the training data, two models of it, indexes of articles."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from benchmarks.requests.sets import NoArticles, open_finder
from bot.business import read_business
from bot.dialogue.archives import newest_model
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.dialogue.train import is_current, train
from bot.knowledge.answers.search import Knowledge
from bot.settings import ROOT
from tests.support.sample import SAMPLE

MODELS = SAMPLE / "models"


@pytest.fixture(scope="session")
def own_model() -> Path:
    """The flower shop's model of exactly these files, where tests that start the product find it: a minute to train."""
    training = (SAMPLE / "data",)
    if is_current(ROOT, MODELS, training):
        return newest_model(MODELS)
    return train(ROOT, MODELS, training=training, say=lambda _: None)


@pytest.fixture(scope="session")
def dialogue(own_model: Path) -> RasaDialogue:
    """That model as the shop's dialogue."""
    business = read_business(SAMPLE / "business.yml")
    return RasaDialogue.load(own_model, NoArticles(), lambda: business)


@pytest.fixture(scope="session")
def neutral_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model of a business without examples of its own."""
    return train(ROOT, tmp_path_factory.mktemp("neutral"), say=lambda _: None)


@pytest.fixture(scope="session")
def finders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Knowledge]:
    """The search of a business by its name, made for the run when it is first asked for: a minute each."""
    home = tmp_path_factory.mktemp("indexes")

    @cache
    def open_one(name: str) -> Knowledge:
        finder = open_finder(name, home / name)
        if name == "flowers":
            finder.save_to(MODELS / "index")  # tests that start the product wait for no second one
        return finder

    return open_one


@pytest.fixture(scope="session")
def training_rows() -> list[tuple[str, str, str]]:
    """(text, language, intent) of the neutral examples and those of the flower shop."""
    from rasa.shared.importers.utils import training_data_from_paths

    files = [path for folder in (ROOT, SAMPLE) for path in sorted((folder / "data" / "nlu").glob("*.yml"))]
    data = training_data_from_paths([str(path) for path in files], "ru")
    return [
        (
            example.get("text"),
            example.get("metadata")["intent"]["language"],
            example.get("intent"),
        )
        for example in data.intent_examples
    ]
