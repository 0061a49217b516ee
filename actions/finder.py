"""Where answers come from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Protocol

from bot.core.turn import Candidate

ROOT = Path(__file__).resolve().parents[1]


class Finder(Protocol):
    """The article search: ``bot.knowledge.answers.search.Knowledge``, or a small one in tests."""

    def find_answers(self, question: str, language: str, *, limit: int = 5) -> tuple[Candidate, ...]: ...


@lru_cache(maxsize=1)
def open_default() -> Finder:
    """The knowledge base beside this folder, for ``rasa run actions``."""
    from bot.knowledge.answers.search import Knowledge

    finder: Finder = Knowledge.open(
        ROOT / "knowledge_base", ROOT / "models" / "index", training=(ROOT / "data" / "nlu",)
    )
    return finder
