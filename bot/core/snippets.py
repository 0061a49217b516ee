"""Canned replies: texts with names of things in braces, filled in for one chat before an operator sees them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Past:
    """How a closed case was answered: ``question`` as it was asked, ``reply`` the first words of staff that say more
    than hello, ``names`` of the customer and of who wrote it.
    """

    case_id: int
    question: str
    reply: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A reply offered to a person for what a customer asked last (``line``); ``source``: the number of the case or the
    key of the article it is taken from. ``outcome``: "" while nobody knows, accepted, edited, declined.
    """

    id: int
    conversation_id: int
    person_id: int
    line: int
    kind: str
    source: str
    title: str
    text: str
    score: float
    outcome: str = ""


VARIABLES: Final = ("customer", "operator", "case", "business", "contacts")
_VARIABLE: Final = re.compile(r"\{([^{}\n]{0,80})\}")
_AT_BEGINNING: Final = re.compile(r"(?m)^[ \t]*\0[\s,:;—–-]*(\S?)")
_ELSEWHERE: Final = re.compile(r"(?:(?<!\s)\s*[,:;—–-]|(?<![ \t]))[ \t]*\0")


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """A canned reply; ``person_id`` None is everybody's. ``uses``: how often it was part of a reply."""

    id: int
    person_id: int | None
    language: str
    name: str
    text: str
    tags: tuple[str, ...] = ()
    uses: int = 0


def find_unknown(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The variables of a text that are none of ours, as they are written, each once."""
    named = (found[1].strip() for found in _VARIABLE.finditer(text))
    return tuple(dict.fromkeys(name for name in named if name not in known))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its values; a variable without one goes, with the comma that tied it to the rest."""
    filled = _VARIABLE.sub(lambda found: values.get(found[1].strip(), "").strip() or "\0", text)
    filled = _AT_BEGINNING.sub(lambda found: found[1].upper(), filled)
    return _ELSEWHERE.sub("", filled)
