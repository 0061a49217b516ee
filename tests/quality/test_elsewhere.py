"""The shipped examples alone, without those of any business: questions of other trades reach the search."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import yaml

from benchmarks.requests.sets import NoArticles
from bot.core.business import UNNAMED
from bot.core.turn import Step, Turn
from bot.dialogue.rasa_dialogue import RasaDialogue

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
MOST = 0.15  # of the questions may be taken for something else


def test_questions_of_other_trades_are_searched(neutral_model: Path) -> None:
    dialogue = RasaDialogue.load(neutral_model, NoArticles(), lambda: UNNAMED)
    asked = yaml.safe_load((ROOT / "tests/quality/asked_elsewhere.yml").read_text(encoding="utf-8"))
    rows = [(text, language) for by in asked.values() for language, texts in by.items() for text in texts]
    turns = asyncio.run(_hear(dialogue, rows))
    wrong = [f"{turn.text!r}: {turn.intent} {turn.confidence:.2f}" for turn in turns if turn.step is not Step.ANSWER]
    print(f"\n{len(wrong)} of {len(rows)} are not searched", *wrong, sep="\n")
    assert len(wrong) <= MOST * len(rows), "\n".join(wrong)


async def _hear(dialogue: RasaDialogue, rows: list[tuple[str, str]]) -> list[Turn]:
    return [(await dialogue.turn(state="", text=text, language=language)).turn for text, language in rows]
