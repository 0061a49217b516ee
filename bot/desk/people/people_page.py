"""People: who works here, with which role. For administrators."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Person, Role
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.cases.holding import do_change_staff
from bot.service.people import presence, staff


async def draw_people(visit: Visit) -> None:
    """The page."""
    people = await visit.app.database.read(staff.list_people, visit.person)
    with frame(visit, page="people"):
        page = PeoplePage(visit)
        page.build(people)


class PeoplePage:
    """The list with what can be done to each person."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._list: Element | None = None

    def build(self, people: tuple[Person, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("nav-people"), tag="h1")
            with parts.box("head-actions"):
                parts.link(say("group-link"), "/desk/telegram", "btn")
                parts.button(say("person-add"), self._ask_new, kind="primary", classes="person-add")
        self._list = parts.box("people")
        self._draw(people)

    async def _reload(self) -> None:
        people = await self._visit.read(staff.list_people)
        if people is not None:
            self._draw(people)

    def _draw(self, people: tuple[Person, ...]) -> None:
        assert self._list is not None
        self._list.clear()
        with self._list:
            for person in people:
                self._draw_person(person)

    def _draw_person(self, person: Person) -> None:
        say = self._visit.say
        with parts.box(f"person {'is-disabled' if person.disabled else ''}"):
            with parts.box("person-who"):
                parts.Text(person.name, "person-name")
                parts.Text(person.login, "muted person-login")
            with parts.box("chips"):
                parts.chip(say(f"short-{person.language}"))
                if person.must_change_password:
                    parts.chip(say("person-one-time"))
                if person.disabled:
                    parts.chip(say("person-disabled"), "hot")
            self._draw_capacity(person)
            self._draw_languages(person)
            if person.id == self._visit.person.id:
                parts.chip(f"{say(f'role-{person.role.value}')} · {say('person-you')}", "accent")
            else:
                self._draw_actions(person)

    def _draw_capacity(self, person: Person) -> None:
        field = ui.input(label=self._visit.say("person-capacity"), value=str(person.capacity or ""))
        field.props("dense outlined maxlength=4 inputmode=numeric").classes("capacity")
        parts.attribute(field, data_person=person.id)

        async def save() -> None:
            await self._set_capacity(person, str(field.value or "").strip())

        field.on("change", save, args=[])

    def _draw_languages(self, person: Person) -> None:
        options = {code: self._visit.say(f"short-{code}") for code in LANGUAGES}
        choice = ui.select(options, value=list(person.languages), label=self._visit.say("writes-in"), multiple=True)
        choice.props("dense outlined options-dense").classes("writes-in")
        parts.attribute(choice, data_person=person.id, title=self._visit.say("writes-in-text"))
        choice.on_value_change(lambda event: self._set_languages(person, list(event.value or ())))

    async def _set_languages(self, person: Person, languages: list[str]) -> None:
        write = self._visit.app.database.write
        if await self._visit.attempt(lambda me: write(presence.do_set_languages, me, person.id, languages)):
            self._visit.notify(self._visit.say("saved"), kind="positive")

    async def _set_capacity(self, person: Person, typed: str) -> None:
        """What is no number is refused in words, and stays in the field."""
        capacity = (int(typed) if typed.isascii() and typed.isdigit() else 0) if typed else None
        write = self._visit.app.database.write
        done = await self._visit.attempt(lambda me: write(presence.do_set_capacity, me, person.id, capacity))
        if done is not None:
            self._visit.notify(self._visit.say("saved"), kind="positive")

    def _draw_actions(self, person: Person) -> None:
        say = self._visit.say
        with parts.box("person-actions"):
            role = ui.select(
                self._roles(),
                value=person.role.value,
                on_change=lambda event: self._change(person, role=Role(event.value), disabled=person.disabled),
            )
            role.props("dense outlined options-dense").classes("role")
            role.props["aria-label"] = say("role")
            word = say("person-enable" if person.disabled else "person-disable")
            toggle = partial(self._change, person, role=person.role, disabled=not person.disabled)
            parts.button(word, toggle, classes="person-toggle")
            parts.button(say("person-reset"), lambda: self._reset(person), classes="person-reset")

    def _roles(self) -> dict[str, str]:
        return {role.value: self._visit.say(f"role-{role.value}") for role in Role}

    async def _change(self, person: Person, *, role: Role, disabled: bool) -> None:
        write = self._visit.app.database.write
        done = await self._visit.attempt(
            lambda me: write(do_change_staff, self._visit.app, me, person.id, role=role, disabled=disabled)
        )
        if done is not None:
            self._visit.notify(self._visit.say("saved"), kind="positive")
        await self._reload()

    async def _reset(self, person: Person) -> None:
        write = self._visit.app.database.write
        password = await self._visit.attempt(lambda me: write(staff.do_reset_password, me, person.id))
        if password is not None:
            await self._reload()
            await self._show_password(person, password)

    async def _ask_new(self) -> None:
        say = self._visit.say
        with self._visit.dialog(say("person-add")) as dialog, parts.box("dialog"):
            parts.Text(say("person-add"), tag="h2")
            name = ui.input(label=say("person-name")).classes("wide new-name")
            name.props("outlined dense autofocus maxlength=80")
            login = ui.input(label=say("login")).classes("wide new-login")
            login.props("outlined dense maxlength=80 autocapitalize=off")
            role = ui.select(self._roles(), value=Role.OPERATOR.value, label=say("role")).classes("wide new-role")
            languages = {code: say(f"language-{code}") for code in LANGUAGES}
            language = ui.select(languages, value=self._visit.language, label=say("desk-language"))
            for choice in (role, language.classes("wide new-language")):
                choice.props("outlined dense options-dense")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("person-add"), lambda: dialog.submit("add"), kind="primary", classes="confirm")
        while await dialog == "add":
            if await self._add(login.value or "", name.value or "", Role(role.value), str(language.value)):
                break
        dialog.delete()

    async def _add(self, login: str, name: str, role: Role, language: str) -> bool:
        write = self._visit.app.database.write
        made = await self._visit.attempt(
            lambda me: write(staff.do_add_person, me, login=login, name=name, role=role, language=language)
        )
        if made is None:
            return False
        await self._reload()
        await self._show_password(*made)
        return True

    async def _show_password(self, person: Person, password: str) -> None:
        say = self._visit.say
        title = say("one-time-title", name=person.name)
        with self._visit.dialog(title).props("persistent") as dialog, parts.box("dialog"):
            parts.Text(title, tag="h2")
            parts.Text(say("one-time-text", login=person.login), "muted")
            parts.attribute(parts.Text(password, "one-time", tag="code"), id="one-time")
            with parts.box("dialog-buttons"):
                copy = parts.Text(say("copy"), "btn", tag="button")
                parts.attribute(copy, type="button", data_copy="one-time", data_done=say("copied"))
                parts.button(say("one-time-done"), lambda: dialog.submit("done"), kind="primary", classes="confirm")
        await dialog
        dialog.delete()
