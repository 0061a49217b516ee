"""Putting the desk into the site: ``mount_desk(site, app)``."""

from __future__ import annotations

from fastapi import FastAPI
from nicegui import Client, ui
from nicegui import app as nicegui

from bot.core.events import Event, Topic
from bot.desk.door.guard import Guard
from bot.desk.door.login_page import login_routes
from bot.desk.door.password_page import password_routes
from bot.desk.door.weekly_page import weekly_routes
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.page import draw_broken, say_connection
from bot.desk.frame.secret import read_secret
from bot.desk.frame.static import FOLDER, fingerprint, static_routes
from bot.desk.inbox.files import file_routes
from bot.desk.insights.reports.routes import number_routes
from bot.desk.insights.reviews.routes import review_routes
from bot.desk.pages import add_pages
from bot.desk.people.push_routes import push_routes
from bot.desk.replies.routes import reply_routes
from bot.desk.replies.uploads import upload_routes
from bot.desk.studio.enclosing.routes import article_file_routes
from bot.desk.studio.importing.routes import import_routes
from bot.service.ports import App

RECONNECT_SECONDS = 20.0


def mount_desk(site: FastAPI, app: App) -> None:
    """Add the desk's routes, pages and door to the site. Call it after every other route was added.

    NiceGUI keeps its pages for the whole process: the desk mounted last is the one that answers.
    """
    desk = Desk(app=app, secret=read_secret(app.settings.home), version=fingerprint())
    app.hub.subscribe(lambda event: _hear(desk, event))  # before any page does: who is woken finds it rung
    for router in (
        static_routes(),
        login_routes(desk),
        password_routes(desk),
        weekly_routes(desk),
        file_routes(desk),
        reply_routes(desk),
        upload_routes(desk),
        push_routes(desk),
        import_routes(desk),
        number_routes(desk),
        review_routes(desk),
        article_file_routes(desk),
    ):
        site.include_router(router)
    say_connection(desk)
    nicegui.on_page_exception(lambda: draw_broken(desk))
    add_pages(desk)
    ui.run_with(
        site,
        title="Answerdesk",
        favicon=(FOLDER / "icon.svg").read_text(encoding="utf-8"),
        dark=None,
        mount_path=HOME,
        tailwind=False,
        reconnect_timeout=RECONNECT_SECONDS,
        binding_refresh_interval=None,
        gzip_middleware_factory=None,
        show_welcome_message=False,
    )
    site.add_middleware(Guard, desk=desk)


def count_pages() -> int:
    """How many pages of the desk are open at this process."""
    return len(Client.instances)


def _hear(desk: Desk, event: Event) -> None:
    desk.company.hear(event)
    desk.editors.hear(event)
    if event.topic in (Topic.QUEUE, Topic.CONVERSATION):
        desk.queue.ring()
        desk.board.ring()
