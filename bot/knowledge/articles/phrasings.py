"""Adding to how an article is asked for, with the rest of its file left as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import yaml

from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem

_KEY: Final = re.compile(r"^[A-Za-z_]\w*:")
LONGEST: Final = 200  # characters of a phrasing


def add_questions(text: str, wanted: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The file with these among its questions, and which of them are new: those it has, in whatever letters and signs,
    are left out.
    """
    text = text.replace("\r\n", "\n")
    problems: list[Problem] = []
    fields, _, _ = read_fields(text, "", problems)
    if fields is None:
        return text, ()
    known = {same_question(one) for one in (fields.title, *fields.questions, *fields.golden)}
    new: list[str] = []
    for one in (" ".join(line.split())[:LONGEST].strip() for line in wanted):
        if same_question(one) and same_question(one) not in known:
            known.add(same_question(one))
            new.append(one)
    if not new:
        return text, ()
    return _write(text, [*fields.questions, *new]), tuple(new)


def remove_questions(text: str, unwanted: Iterable[str]) -> str:
    """The file without these among its questions."""
    text = text.replace("\r\n", "\n")
    fields, _, _ = read_fields(text, "", [])
    if fields is None:
        return text
    gone = {same_question(one) for one in unwanted}
    kept = [one for one in fields.questions if same_question(one) not in gone]
    return text if len(kept) == len(fields.questions) else _write(text, kept)


def _write(text: str, questions: list[str]) -> str:
    """The list is written anew in its place, or before the end of the fields."""
    lines = text.split("\n")
    end = next(place for place, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    start = next((place for place in range(1, end) if lines[place].startswith("questions:")), end)
    after = next((place for place in range(start + 1, end) if _KEY.match(lines[place])), end)
    dumped = yaml.safe_dump(questions, allow_unicode=True, width=10_000, default_flow_style=False).rstrip("\n")
    fresh = ["questions:", *(f"  {line}" for line in dumped.split("\n"))] if questions else []
    return "\n".join([*lines[:start], *fresh, *lines[after:]])
