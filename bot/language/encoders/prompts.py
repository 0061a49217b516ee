"""What a model wants to read before a question and before a text: "query: ", "passage: " and their like."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True, kw_only=True)
class Prompts:
    """Put before every question and before every text of an article."""

    query: str = ""
    passage: str = ""


NO_PROMPTS: Final = Prompts()
_BGE: Final = "Represent this sentence for searching relevant passages: "
# The names models give the prompt of a text, as sentence-transformers looks for them.
_PASSAGE_NAMES: Final = ("document", "passage", "corpus")
# Families whose configuration names no prompts, by their model cards; the first that fits the name counts.
FAMILIES: Final = (
    (
        re.compile(r"e5-\w+-instruct|e5-mistral"),
        Prompts(query="Instruct: Retrieve passages that answer the question\nQuery: "),
    ),
    (re.compile(r"\be5-|\buser-base"), Prompts(query="query: ", passage="passage: ")),
    (re.compile(r"\bbge-(small|base|large)-en|arctic-embed-(xs|s|m|l)$|mxbai-embed"), Prompts(query=_BGE)),
    (re.compile(r"arctic-embed-\w+-v2"), Prompts(query="query: ")),
    (re.compile(r"nomic-embed|ru-en-rosberta|\bfrida\b"), Prompts(query="search_query: ", passage="search_document: ")),
)


def prompts_of(model: str, folder: Path, *, query: str | None = None, passage: str | None = None) -> Prompts:
    """The given ones, else those in the model's own configuration, else those of its family, else none."""
    own = _configured(folder)
    if own == NO_PROMPTS:
        own = _of_family(model)
    return Prompts(query=own.query if query is None else query, passage=own.passage if passage is None else passage)


def _configured(folder: Path) -> Prompts:
    try:
        data: Any = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
        named = dict(data.get("prompts") or {})
    except (OSError, ValueError, AttributeError, TypeError):
        return NO_PROMPTS
    passage = next((named[name] for name in _PASSAGE_NAMES if named.get(name)), "")
    return Prompts(query=str(named.get("query") or ""), passage=str(passage))


def _of_family(model: str) -> Prompts:
    name = Path(model).name.lower()
    return next((prompts for pattern, prompts in FAMILIES if pattern.search(name)), NO_PROMPTS)
