"""``answerdesk kb radar``: what live articles have against each other, for those who live in git and CI."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from bot.core.insights.radar import CONTRADICTIONS, FindingKind, Found, Half
from bot.knowledge.articles.articles import load_library
from bot.knowledge.radar.finding import find_all
from bot.settings import read_settings

TITLES = {
    FindingKind.VALUES: "Other values for the same thing",
    FindingKind.NEGATION: "Yes here, no there",
    FindingKind.LANGUAGES: "Languages of one article differ",
    FindingKind.SAME: "Twice the same",
    FindingKind.CLAIMED: "One question, two articles",
}
LONGEST = 160  # characters of a text


def show_findings(say: Callable[[str], object], *, strict: bool, as_json: bool) -> int:
    """Compare the live articles of the folder; 1 when ``strict`` and some contradict each other."""
    found = find_all(load_library(read_settings().knowledge_base))
    say(json.dumps(to_json(found), ensure_ascii=False, indent=1) if as_json else render(found))
    return judge(found, strict=strict)


def judge(found: Sequence[Found], *, strict: bool) -> int:
    """The exit status."""
    return 1 if strict and any(one.kind in CONTRADICTIONS for one in found) else 0


def render(found: Sequence[Found]) -> str:
    """By kind, contradictions first, and the sum."""
    parts = []
    for kind, title in TITLES.items():
        mine = [one for one in found if one.kind is kind]
        if mine:
            parts += [f"{title} ({len(mine)})", *(line for one in mine for line in _say(one)), ""]
    wrong = sum(one.kind in CONTRADICTIONS for one in found)
    return "\n".join((*parts, f"{len(found)} findings, {wrong} of them contradictions"))


def to_json(found: Sequence[Found]) -> list[dict[str, Any]]:
    """For programs: the names stay, more may come."""
    return [
        {
            "kind": one.kind.value,
            "contradiction": one.kind in CONTRADICTIONS,
            "articles": [{"path": _path(one, half), "text": half.text} for half in (one.one, one.other)],
        }
        for one in found
    ]


def _say(one: Found) -> tuple[str, ...]:
    return (*(f"  {_path(one, half)}: {_shorten(half.text)}" for half in (one.one, one.other)), "")


def _path(one: Found, half: Half) -> str:
    return f"{one.language_of(half)}/{half.key}.md"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
