"""The lines of ``tests/quality/requests.yml`` and the three businesses whose customers wrote them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.data import SAMPLE, Half
from benchmarks.vectors import CACHE
from bot.business import read_business
from bot.core.business import Business
from bot.core.turn import Candidate
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.knowledge.answers.search import Knowledge
from bot.settings import ROOT, read_settings

LINES: Final = ROOT / "tests" / "quality" / "requests.yml"
HOMES: Final = {
    "flowers": SAMPLE,
    "clinic": ROOT / "tests" / "businesses" / "clinic",
    "software": ROOT / "tests" / "businesses" / "software",
}
GROUPS: Final = ("requests", "questions", "troubles")


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a customer wrote. Of a request the act, the number it quotes and the new value it names, "" for none."""

    business: str
    language: str
    text: str
    act: str = ""
    number: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class House:
    """A business with everything that answers its customers."""

    business: Business
    dialogue: RasaDialogue
    finder: Knowledge


class NoArticles:
    """The dialogue alone: the search is made afterwards."""

    def find_answers(self, question: str, language: str, *, limit: int = 5) -> tuple[Candidate, ...]:
        return ()


def read_lines(group: str, half: Half) -> tuple[Line, ...]:
    """One half of a group. Nothing is chosen on "measuring", and nobody looks at its lines."""
    content: dict[str, Any] = yaml.safe_load(LINES.read_text(encoding="utf-8"))
    return tuple(Line(**row) for row in content[group][half])


def open_houses(*, say: Callable[[str], None]) -> dict[str, House]:
    """The three businesses: the shop with the model of its own examples, the others with that of the shipped ones."""
    from bot.dialogue.archives import newest_model
    from bot.dialogue.train import is_current, train

    theirs = read_settings().models
    models: dict[str, Path] = {}
    for name, training in (("own", (SAMPLE / "data",)), ("neutral", ())):
        folders = (theirs, CACHE / "models", CACHE / name)
        current = next((folder for folder in folders if is_current(ROOT, folder, training)), None)
        models[name] = newest_model(current) if current else train(ROOT, CACHE / name, training=training, say=say)
    models = {name: models["own" if name == "flowers" else "neutral"] for name in HOMES}
    return {name: open_house(name, model, open_finder(name, CACHE / name)) for name, model in models.items()}


def open_house(name: str, model: Path, finder: Knowledge) -> House:
    """One of the businesses with this model and this search."""
    business = read_business(HOMES[name] / "business.yml")
    return House(business=business, dialogue=RasaDialogue.load(model, NoArticles(), lambda: business), finder=finder)


def open_finder(name: str, folder: Path) -> Knowledge:
    """The search over the articles of a business; its index is made in this folder where it is not there."""
    home = HOMES[name]
    training = (ROOT / "data", home / "data") if (home / "data").is_dir() else (ROOT / "data",)
    return Knowledge.open(home / "knowledge_base", folder / "index", training=training)
