"""One open page of one person: who they are right now, their language, their errors."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Concatenate, Literal, ParamSpec, TypeVar

from fastapi import Request
from nicegui import Client, ui

from bot.core.people import Person, Right, may
from bot.desk.frame.base import HOME, Desk
from bot.errors import AnswerdeskError
from bot.service.people import login
from bot.service.ports import App, Tx

P = ParamSpec("P")
T = TypeVar("T")
# after the login the person is where they were
TO_LOGIN = f"location.assign('{HOME}/login?next=' + encodeURIComponent(location.pathname + location.search))"


class Visit:
    """What a page needs besides its own content. Every action looks the session up again: a logout ends all tabs."""

    def __init__(self, desk: Desk, request: Request) -> None:
        self.desk = desk
        self.person: Person = request.state.person
        self.token: str = request.state.token
        self.client: Client = ui.context.client
        self.client.on_exception(lambda: self.show_error(AnswerdeskError()))

    @property
    def app(self) -> App:
        """The product."""
        return self.desk.app

    @property
    def language(self) -> str:
        """The desk language of the person."""
        return self.person.language

    def say(self, key: str, /, **values: str | int | float) -> str:
        """A sentence of the desk in the person's language."""
        return self.desk.say(self.language, key, **values)

    def say_or(self, key: str, fallback: str, /, **values: str | int | float) -> str:
        """The same for a name that may have no sentence (an intent somebody added)."""
        return self.say(key, **values) if self.app.words.has(f"desk-{key}") else fallback

    def may(self, right: Right) -> bool:
        """Whether to show what needs this right; the services refuse it anyway."""
        return may(self.person, right)

    async def me(self) -> Person | None:
        """The person behind this page now; None (and off to the login) when the session has ended."""
        known = await self.app.database.read(login.find_person, self.token)
        if known is None:
            self.run_script(TO_LOGIN)
            return None
        self.person = known
        return known

    async def attempt(self, work: Callable[[Person], Awaitable[T]]) -> T | None:
        """Do something as this person; an error becomes a notice and None."""
        try:
            person = await self.me()
            return None if person is None else await work(person)
        except AnswerdeskError as error:
            self.show_error(error)
            return None

    async def look(self, work: Callable[[], Awaitable[T]]) -> T | None:
        """Look at what all pages share; None after a notice.

        The session is not asked for at each look: the page does so every few seconds, and before it does anything.
        """
        try:
            return await work()
        except AnswerdeskError as error:
            self.show_error(error)
            return None

    async def read(self, fn: Callable[Concatenate[Tx, Person, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Read as this person; None after a notice."""
        return await self.attempt(lambda person: self.app.database.read(fn, person, *args, **kwargs))

    def show_error(self, error: AnswerdeskError) -> None:
        """Tell the person what went wrong and what to do."""
        self.notify(self.app.words.explain(self.language, error), kind="negative")

    def notify(self, text: str, *, kind: Literal["positive", "negative", "info"] = "info") -> None:
        """A short notice at the edge of the page."""
        with self.client:
            ui.notify(text, type=kind, timeout=7000 if kind == "negative" else 2500, close_button="✕")

    def go(self, path: str) -> None:
        """Lead the browser to a page of the desk; ``path`` as it stands in the address, "/desk/articles"."""
        with self.client:
            ui.navigate.to(path.removeprefix(HOME) or "/")  # NiceGUI puts where it is mounted before it

    def dialog(self, label: str = "") -> ui.dialog:
        """A dialog that outlives the part of the page it was asked from, which may be drawn again meanwhile.

        ``label`` is its name for who can't see its title.
        """
        with self.client.content:
            made = ui.dialog()
        if label:
            made.props["aria-label"] = label
        return made

    def run_script(self, code: str) -> None:
        """Call one of the functions of desk.js."""
        with self.client:
            ui.run_javascript(code)
