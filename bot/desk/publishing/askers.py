"""What those will read who asked to be told when there is an answer."""

from __future__ import annotations

from nicegui import background_tasks, ui
from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.markup.html import render_html
from bot.service.chat.told import telling
from bot.service.chat.told.telling import Example


def draw_examples(visit: Visit, number: int) -> None:
    """Of a group of questions; the place is filled once the engine has looked."""
    place = parts.box("askers-examples")
    with place:
        parts.Text(visit.say("gap-askers-looking"), "muted small")
    parts.Text(visit.say("gap-askers-text"), "hint")
    background_tasks.create(_find(visit, number, place), name="what askers will read")


async def _find(visit: Visit, number: int, place: Element) -> None:
    try:
        found = await telling.preview(visit.app, visit.person, number)
    except AnswerdeskError:
        found = None
    if place.is_deleted:
        return
    place.clear()
    with place:
        if found is None:
            parts.Text(visit.say("gap-askers-away"), "muted small")
        for one in found or ():
            _draw(visit, one)


def _draw(visit: Visit, one: Example) -> None:
    with parts.box("gap-reply askers-example"):
        parts.Text(f"{visit.say(f'short-{one.language}')} · {one.question}", "muted small")
        if one.text:
            with parts.box("askers-message"):
                ui.html(render_html(one.text), sanitize=False).classes("prose")  # raw HTML is off in the renderer
        else:
            parts.Text(visit.say("gap-askers-none"), "small askers-none")
