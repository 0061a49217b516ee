"""What the tests of quality share: the training data, and two models made from it for the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.business import read_business
from bot.core.turn import Candidate
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.dialogue.train import train
from bot.settings import ROOT
from tests.support.sample import SAMPLE


class NoArticles:
    """The dialogue alone: whoever wants a search makes it afterwards, over the articles they measure."""

    def find_answers(self, question: str, language: str, *, limit: int = 5) -> tuple[Candidate, ...]:
        return ()


@pytest.fixture(scope="session")
def own_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flower shop's model, trained once for the run: half a minute to a minute."""
    return train(ROOT, tmp_path_factory.mktemp("models"), training=(SAMPLE / "data",), say=lambda _: None)


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
