"""Oneself: name, language of the desk, password."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.core.people import UNDO_SECONDS
from bot.desk.frame import parts
from bot.desk.frame.layout import draw_logout, frame
from bot.desk.frame.visit import Visit
from bot.desk.people.push_card import PushCard
from bot.desk.people.reach_card import ReachCard
from bot.desk.people.weekly_card import WeeklyCard
from bot.service.people import staff


async def draw_profile(visit: Visit) -> None:
    """The page."""
    say = visit.say

    async def save() -> None:
        write = visit.app.database.write
        changed: dict[str, Any] = {"name": str(name.value or ""), "language": str(language.value)}
        changed["undo_seconds"] = int(undo.value or 0)
        if await visit.attempt(lambda person: write(staff.do_change_own, person, **changed)) is not None:
            ui.navigate.reload()

    with frame(visit, page="profile"):
        with parts.box("page-head"):
            parts.Text(say("nav-profile"), tag="h1")
            with parts.box("head-actions"):
                parts.link(say("numbers-own"), "/desk/numbers", "btn numbers-open")
        with parts.box("card form"):
            parts.Text(f"{visit.person.login} · {say(f'role-{visit.person.role.value}')}", "muted")
            name = ui.input(label=say("own-name"), value=visit.person.name).classes("wide own-name")
            name.props("outlined dense maxlength=80")
            parts.Text(say("own-name-text"), "hint")
            languages = {code: say(f"language-{code}") for code in LANGUAGES}
            language = ui.select(languages, value=visit.language, label=say("desk-language"))
            language.props("outlined dense").classes("wide own-language")
            seconds = {one: say("undo-seconds", count=one) if one else say("undo-off") for one in UNDO_SECONDS}
            undo = ui.select(seconds, value=visit.person.undo_seconds, label=say("undo-setting"))
            undo.props("outlined dense").classes("wide own-undo")
            parts.Text(say("undo-text"), "hint")
            with parts.box("form-buttons"):
                parts.button(say("save"), save, kind="primary", classes="save")
                parts.link(say("password-change"), "/desk/password", "btn")
                draw_logout(visit)
        await WeeklyCard(visit).build()
        await ReachCard(visit).build()
        await PushCard(visit).build()
