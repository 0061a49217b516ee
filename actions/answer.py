# mypy: allow-subclassing-any
"""Search the articles for an answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.business import ReadBusiness, read_default
from actions.finder import Finder, open_default
from actions.reading import Events, asked_for, read_turn, utter
from bot.core.turn import Candidate, Step, Turn

LIKELY = 0.5  # from here on we suppose that the policy answers and asks "did that help?"


class ActionAnswer(Action):
    """Every question, and what nobody understood."""

    def __init__(self, finder: Finder | None = None, business: ReadBusiness = read_default) -> None:
        self._finder = finder
        self._business = business

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        business = self._business()
        turn = read_turn(tracker, business, step=Step.ANSWER, slot=asked_for(tracker, business))
        found = await asyncio.to_thread(self._find, turn.text, turn.language)
        answer = replace(turn, candidates=found)
        utter(dispatcher, answer, _line(answer))
        return [SlotSet("asked", "helped" if _is_likely(found) else "person"), SlotSet("language", turn.language)]

    def _find(self, question: str, language: str) -> tuple[Candidate, ...]:
        if not question.strip():
            return ()
        finder = self._finder or open_default()
        return finder.find_answers(question, language, limit=5)


def _is_likely(found: tuple[Candidate, ...]) -> bool:
    return bool(found) and found[0].probability >= LIKELY


def _line(turn: Turn) -> str:
    shown = [f"{item.probability:4.0%}  {item.article} ({item.language})  {item.title}" for item in turn.candidates]
    return "\n".join(["answer:", *shown]) if shown else "answer: nothing found"
