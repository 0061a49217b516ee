"""A reply to many: until when it can be undone, what became of it, and taking it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from bot.core.insights.spikes.together import GroupReply, LineState
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.service.cases.together import replying

SAID = (LineState.MOVED, LineState.BACK, LineState.KEPT)


def draw_reply(visit: Visit, one: GroupReply, *, changed: Callable[[], Awaitable[None]]) -> None:
    """The card; ``changed`` is called after each press."""
    zone = visit.app.business.zone
    with parts.attribute(parts.box("card notice together", tag="section"), data_reply=one.id):
        parts.Text(_say_state(visit, one), "strong together-state")
        if one.lines:
            parts.Text(one.lines[0].text, "notice-words")
        with parts.box("passage-facts"):
            for words in _say_rest(visit, one):
                parts.chip(words)
            when = times.say_date(one.created_at, zone)
            parts.Text(visit.say("together-by", name=one.person_name, when=when), "muted small", tag="span")
        act = partial(_take_back, visit, one, changed)
        if one.is_held:
            parts.button(visit.say("together-undo"), act, kind="primary", classes="together-undo")
        elif one.count(LineState.SENT):
            hint = visit.say("together-take-back-text")
            parts.button(visit.say("together-take-back"), act, hint=hint, classes="together-take-back")


async def _take_back(visit: Visit, one: GroupReply, changed: Callable[[], Awaitable[None]]) -> None:
    held = one.is_held
    done = await visit.attempt(lambda person: replying.take_back(visit.app, person, one.id))
    if done is not None and held and not done.back and not done.kept:
        visit.notify(visit.say("together-undone"), kind="positive")
    elif done is not None:
        visit.notify(visit.say("together-taken-back", count=done.back), kind="positive")
        if done.kept:
            visit.notify(visit.say("together-kept", count=done.kept))
    await changed()


def _say_state(visit: Visit, one: GroupReply) -> str:
    if one.is_held:
        when = one.due_at.astimezone(visit.app.business.zone).strftime("%H:%M:%S")
        return visit.say("together-held", count=len(one.lines), when=when)
    sent = sum(line.message_id is not None for line in one.lines)
    return visit.say("together-sent", count=sent)


def _say_rest(visit: Visit, one: GroupReply) -> Iterator[str]:
    for state in SAID:
        if count := one.count(state):
            yield visit.say(f"together-{state.value}", count=count)
