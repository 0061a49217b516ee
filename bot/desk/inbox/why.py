"""Why the bot said something: what it understood, which articles it weighed, which rule decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.frame.weighed import UNLIKELY, Weighed, draw_weighed, say_share
from bot.service.cases import queue

NUMBERED = re.compile(r"^(\d+) (.+)$")


async def toggle(visit: Visit, holder: Element, message_id: int) -> None:
    """Open the explanation under a message, or close it."""
    if holder.default_slot.children:
        holder.clear()
        return
    why = await visit.read(queue.access_why, message_id)
    if why is not None and not holder.is_deleted:
        with holder:
            _draw(visit, why)


def _draw(visit: Visit, why: dict[str, object]) -> None:
    with parts.box("why"):
        if not why:
            parts.Text(visit.say("why-nothing"), "muted")
            return
        intent = str(why.get("intent", ""))
        if intent:
            share = say_share(_number(why.get("confidence")))
            name = visit.say_or(f"intent-{intent.replace('_', '-')}", intent)
            parts.Text(visit.say("why-intent", intent=name, share=share))
        parts.Text(visit.say("why-rule", rule=say_rule(visit, str(why.get("rule", "")))))
        found = read_candidates(why.get("candidates"))
        first = [(visit.say("why-articles"), found)] if found else []
        for line, weighed in (*first, *list_searches(visit.say, why)):
            _draw_search(visit, line, weighed)


def _draw_search(visit: Visit, line: str, found: tuple[Weighed, ...]) -> None:
    with parts.box("why-search"):
        parts.Text(line, "why-title")
        for weighed in found:
            draw_weighed(visit, weighed if weighed.probability >= UNLIKELY else replace(weighed, matched=""))


def list_searches(say: Callable[..., str], why: dict[str, object]) -> list[tuple[str, tuple[Weighed, ...]]]:
    """The further searches in words, each with what it found: with the last answer, and for each part."""
    context = why.get("context")
    asked = [context] if isinstance(context, dict) else []
    found = [(say("why-context", asked=str(one.get("asked", ""))), one.get("candidates")) for one in asked]
    split = why.get("parts")
    pieces = [piece for piece in split if isinstance(piece, dict)] if isinstance(split, list) else []
    for number, piece in enumerate(pieces, start=1):
        line = say("why-part", number=number, text=str(piece.get("text", "")))
        found.append((line, piece.get("candidates")))
    if why.get("picked"):
        found.append((say("why-picked", title=str(why["picked"])), None))
    return [(line, read_candidates(candidates)) for line, candidates in found]


def read_candidates(stored: object) -> tuple[Weighed, ...]:
    """The candidates as they were written down; what can't be read is left out."""
    found = [item for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []
    return tuple(
        Weighed(
            title=str(item.get("title") or item.get("article") or ""),
            probability=_number(item.get("probability")),
            matched=str(item.get("matched") or ""),
        )
        for item in found
    )


def say_rule(visit: Visit, rule: str) -> str:
    """The rule of ``core/policy`` in words."""
    slug, count = name_rule(rule)
    return visit.say_or(f"rule-{slug}", visit.say_or(f"intent-{slug}", rule), count=count)


def name_rule(rule: str) -> tuple[str, int]:
    """The rule as a key of the catalogue, and the number it begins with."""
    match = NUMBERED.match(rule)
    count, name = (int(match[1]), match[2]) if match else (0, rule)
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-"), count


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
