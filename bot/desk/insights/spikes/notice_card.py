"""A notice with who has read it, and what ends it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from bot.core.insights.spikes.notices import Notice
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.spikes.notice_form import NoticeForm, say_end
from bot.service.chat.notices import ending, writing

HOUR = 60  # minutes


def draw_notice(visit: Visit, one: Notice, *, changed: Callable[[], Awaitable[None]]) -> None:
    """The card; ``changed`` is called after each press."""
    say, live = visit.say, one.is_live(visit.app.clock())
    with parts.attribute(parts.box("card notice", tag="section"), data_notice=one.id):
        parts.Text(say("notice-live" if live else "notice-over"), "strong")
        parts.Text(one.find_text(visit.language)[0], "notice-words")
        with parts.box("passage-facts"):
            parts.chip(say(f"notice-{one.whom.value}"), "accent" if live else "")
            for code in one.texts:
                parts.chip(say(f"short-{code}"))
            if live:
                parts.Text(say_end(visit, one), "muted small", tag="span")
            parts.Text(say("notice-by", name=one.person_name), "muted small", tag="span")
        with parts.box("passage-facts"):
            parts.Text(say("notice-given", count=one.given), "small notice-given", tag="span")
            if one.wanting:
                parts.Text(say("notice-wanting", count=one.wanting), "small notice-wanting", tag="span")
            if one.told:
                parts.Text(say("notice-told", count=one.told), "small notice-told", tag="span")
        _draw_buttons(visit, one, live=live, changed=changed)


def _draw_buttons(visit: Visit, one: Notice, *, live: bool, changed: Callable[[], Awaitable[None]]) -> None:
    say = visit.say
    if not live and not one.wanting:
        return
    with parts.box("head-actions"):
        works = partial(_end, visit, one, changed)
        parts.button(say("notice-works"), works, hint=say("notice-works-text"), kind="primary", classes="notice-works")
        if live and one.ends_at is not None:
            prolong = partial(_prolong, visit, one, changed)
            parts.button(say("notice-prolong"), prolong, hint=say("notice-prolong-text"), classes="notice-prolong")
        if live:
            parts.button(say("notice-change"), partial(_change, visit, one, changed), classes="notice-change")
            parts.button(say("notice-stop"), partial(_stop, visit, one, changed), classes="notice-stop")


async def _end(visit: Visit, one: Notice, changed: Callable[[], Awaitable[None]]) -> None:
    done = await visit.attempt(lambda person: ending.end(visit.app, person, one.id))
    if done is not None:
        visit.notify(visit.say("notice-ended", count=done.told), kind="positive")
        if done.held:
            visit.notify(visit.say("notice-held", count=done.held))
    await changed()


async def _change(visit: Visit, one: Notice, changed: Callable[[], Awaitable[None]]) -> None:
    if await NoticeForm(visit, notice=one).ask():
        await changed()


async def _prolong(visit: Visit, one: Notice, changed: Callable[[], Awaitable[None]]) -> None:
    write = visit.app.database.write
    await visit.attempt(lambda person: write(writing.do_prolong, person, one.id, minutes=HOUR))
    await changed()


async def _stop(visit: Visit, one: Notice, changed: Callable[[], Awaitable[None]]) -> None:
    write = visit.app.database.write
    await visit.attempt(lambda person: write(writing.do_stop, person, one.id))
    await changed()
