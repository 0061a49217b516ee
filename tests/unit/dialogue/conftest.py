"""One small, real model for all tests of the dialogue."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.core.turn import Understood
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.dialogue.train import train
from tests.unit.dialogue.small import SmallFinder, Talk, copy_project, shop


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's Rasa files with little training data."""
    return copy_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def model(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained archive."""
    return train(project, tmp_path_factory.mktemp("models"), say=lambda _: None)


@pytest.fixture(scope="session")
def dialogue(model: Path) -> RasaDialogue:
    """The loaded engine."""
    return RasaDialogue.load(model, SmallFinder(), shop)


@pytest.fixture
def talk(dialogue: RasaDialogue) -> Talk:
    """Say these texts one after the other; the turns in order."""

    async def converse(texts: tuple[str, ...], language: str) -> list[Understood]:
        turns: list[Understood] = []
        for text in texts:
            state = turns[-1].state if turns else ""
            turns.append(await dialogue.turn(state=state, text=text, language=language))
        return turns

    return lambda *texts, language="ru": asyncio.run(converse(texts, language))
