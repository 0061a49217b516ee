"""Oneself: name, language of the desk, password."""

from __future__ import annotations

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.layout import draw_logout, frame
from bot.desk.frame.visit import Visit
from bot.service.people import staff


async def draw_profile(visit: Visit) -> None:
    """The page."""
    say = visit.say

    async def save() -> None:
        write = visit.app.database.write
        changed = {"name": str(name.value or ""), "language": str(language.value)}
        if await visit.attempt(lambda person: write(staff.do_change_own, person, **changed)) is not None:
            ui.navigate.reload()

    with frame(visit, page="profile"):
        parts.Text(say("nav-profile"), tag="h1")
        with parts.box("card form"):
            parts.Text(f"{visit.person.login} · {say(f'role-{visit.person.role.value}')}", "muted")
            name = ui.input(label=say("own-name"), value=visit.person.name).classes("wide own-name")
            name.props("outlined dense maxlength=80")
            parts.Text(say("own-name-text"), "hint")
            languages = {code: say(f"language-{code}") for code in LANGUAGES}
            language = ui.select(languages, value=visit.language, label=say("desk-language"))
            language.props("outlined dense").classes("wide own-language")
            with parts.box("form-buttons"):
                parts.button(say("save"), save, kind="primary", classes="save")
                parts.link(say("password-change"), "/desk/password", "btn")
                draw_logout(visit)
