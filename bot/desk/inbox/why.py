"""Why the bot said something: what it understood, which articles it weighed, which rule decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nicegui.element import Element

from bot.core.policy.rules import Grounds
from bot.core.policy.why import Considered, Why
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.desk.frame.weighed import UNLIKELY, Weighed, draw_weighed, say_share
from bot.service.cases import queue


async def toggle(visit: Visit, holder: Element, message_id: int) -> None:
    """Open the explanation under a message, or close it."""
    if holder.default_slot.children:
        holder.clear()
        return
    why = await visit.read(queue.access_why, message_id)
    if not holder.is_deleted:
        with holder:
            _draw(visit, why)


def _draw(visit: Visit, why: Why | None) -> None:
    with parts.box("why"):
        if why is None:
            parts.Text(visit.say("why-nothing"), "muted")
            return
        if why.intent:
            share = say_share(why.confidence)
            parts.Text(visit.say("why-intent", intent=say_intent(visit, why.intent), share=share))
        parts.Text(visit.say("why-rule", rule=say_rule(visit, why.grounds)))
        if why.variant:
            parts.Text(visit.say("why-variant", variant=names.whom(visit.app, visit.language, why.variant)))
        first = [(visit.say("why-articles"), to_weighed(why.candidates))] if why.candidates else []
        for line, weighed in (*first, *list_searches(visit.say, why)):
            _draw_search(visit, line, weighed)


def _draw_search(visit: Visit, line: str, found: tuple[Weighed, ...]) -> None:
    with parts.box("why-search"):
        parts.Text(line, "why-title")
        for weighed in found:
            draw_weighed(visit, weighed if weighed.probability >= UNLIKELY else replace(weighed, matched=""))


def list_searches(say: Callable[..., str], why: Why) -> list[tuple[str, tuple[Weighed, ...]]]:
    """The further searches in words, each with what it found: with the last answer, and for each part."""
    found = []
    if why.context is not None:
        found.append((say("why-context", asked=why.context.asked), to_weighed(why.context.candidates)))
    for number, piece in enumerate(why.parts, start=1):
        found.append((say("why-part", number=number, text=piece.text), to_weighed(piece.candidates)))
    if why.picked:
        found.append((say("why-picked", title=why.picked), ()))
    return found


def to_weighed(candidates: tuple[Considered, ...]) -> tuple[Weighed, ...]:
    """The candidates as they are drawn."""
    return tuple(
        Weighed(title=one.title or one.article, probability=one.probability, matched=one.matched) for one in candidates
    )


def say_rule(visit: Visit, grounds: Grounds) -> str:
    """The rule in words."""
    intent = say_intent(visit, grounds.intent)
    return visit.say(f"rule-{grounds.rule.value}", count=grounds.count, intent=intent)


def say_intent(visit: Visit, intent: str) -> str:
    """What the dialogue model took the message for, in words."""
    return visit.say_or(f"intent-{intent.replace('_', '-')}", intent)
