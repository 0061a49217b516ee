"""NiceGUI's pages in the language of the person, and what they show when something breaks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request
from nicegui import ui
from nicegui.language import Language
from nicegui.translations import translations

from bot.desk.frame import parts
from bot.desk.frame.base import LANGUAGE, Desk
from bot.desk.frame.layout import HEAD, frame
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError, NotFound

LANGUAGES: dict[str, Language] = {"ru": "ru", "uk": "uk", "en": "en-US"}
Build = Callable[[Visit], Awaitable[None]]


class DeskPage(ui.page):
    """A page whose language is that of the person who asks."""

    def resolve_language(self) -> Language | None:
        return LANGUAGES[LANGUAGE.get()]


async def draw_page(desk: Desk, request: Request, build: Build, *, page: str) -> None:
    """Draw a page; what can't be done is said in its place, in words."""
    visit = Visit(desk, request)
    try:
        await build(visit)
    except AnswerdeskError as error:
        visit.client.status_code = int(getattr(error, "status", 503))
        visit.client.content.clear()
        with visit.client.content, frame(visit, page=page):
            parts.empty(visit.say("cannot-title"), [desk.app.words.explain(visit.language, error)])


def draw_broken(desk: Desk) -> None:
    """What is shown when a page can't be drawn at all; the log has the reason, the person gets none of it."""
    ui.add_head_html(HEAD.format(version=desk.version))
    words = desk.app.words.explain(LANGUAGE.get(), AnswerdeskError())
    parts.empty(desk.say(LANGUAGE.get(), "cannot-title"), [words])


async def draw_missing(_: Visit) -> None:
    """An address that leads nowhere."""
    raise NotFound(what="page")


def say_connection(desk: Desk) -> None:
    """NiceGUI's own few words, where it lacks a language of ours."""
    for code, name in LANGUAGES.items():
        translations[name] = {
            "connection_lost": desk.say(code, "connection-lost"),
            "trying_to_reconnect": desk.say(code, "connection-again"),
            "message_too_long": desk.say(code, "too-long"),
            "message_too_long_body": desk.say(code, "too-long-text"),
        }
