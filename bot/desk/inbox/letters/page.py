"""What came by mail and what became of it; what names no chat of ours can be put into one. For leads."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.reach.inbound import Fate, Inbound
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.chat.letters import looking
from bot.service.chat.letters.looking import LetterList

LOOK_SECONDS = 5.0
OPEN = "open"
KINDS = {Fate.TAKEN: "good", Fate.BOUNCED: "hot", Fate.BROKEN: "hot", Fate.STRANGER: "hot", Fate.LOOP: "hot"}


async def draw_letters(visit: Visit, state: str) -> None:
    """The page; ``state`` stands in the address."""
    is_open = state == OPEN
    found = await visit.app.database.read(looking.access_letters, visit.person, is_open=is_open)
    with frame(visit, page="teams"):
        LettersPage(visit, is_open=is_open).build(found)


class LettersPage:
    """The list; it looks by itself for what is new."""

    def __init__(self, visit: Visit, *, is_open: bool) -> None:
        self._visit = visit
        self._is_open = is_open
        self._found: LetterList | None = None
        self._body: Element | None = None

    def build(self, found: LetterList) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/teams", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-teams"))
            parts.Text(say("letters"), tag="h1")
        parts.Text(say("letters-text"), "muted measure-text")
        self._body = parts.box("letters")
        self._found = found
        self._draw()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        found = await self._visit.read(looking.access_letters, is_open=self._is_open)
        if found is None or self._body is None or self._body.is_deleted:
            return
        before, self._found = self._found, found
        if before is None or (before.letters, before.mailbox.problem) != (found.letters, found.mailbox.problem):
            self._draw()

    def _draw(self) -> None:
        assert self._body is not None and self._found is not None
        self._body.clear()
        with self._body:
            self._draw_mailbox(self._found)
            self._draw_states(self._found)
            for one in self._found.letters:
                self._draw_letter(one)
            if not self._found.letters:
                name = "letters-none-open" if self._is_open else "letters-none"
                parts.empty(self._visit.say(name), [self._visit.say(f"{name}-text")])

    def _draw_mailbox(self, found: LetterList) -> None:
        say, address = self._visit.say, self._visit.app.settings.mailbox
        if not address:
            words, style = say("letters-off"), "muted"
        elif found.mailbox.problem:
            words, style = say("letters-trouble", problem=found.mailbox.problem), "trouble"
        elif found.mailbox.looked_at is None:
            words, style = say("letters-begin", address=address), "muted"
        else:
            words, style = say("letters-on", address=address), "muted"
        parts.attribute(parts.Text(words, f"{style} small letters-state"), role="status")

    def _draw_states(self, found: LetterList) -> None:
        with parts.box("periods", tag="nav"):
            for name, target, here in (
                (self._visit.say("letters-all"), "/desk/letters", not self._is_open),
                (f"{self._visit.say('letters-open')} {found.open}", f"/desk/letters?state={OPEN}", self._is_open),
            ):
                link = parts.link(name, target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")

    def _draw_letter(self, one: Inbound) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("card letter-card", tag="section"), data_letter=one.id):
            with parts.box("letter-head"):
                parts.Text(one.subject or say("letters-no-subject"), "strong", tag="h2")
                parts.chip(say(f"letter-fate-{one.fate.value}"), KINDS.get(one.fate, ""))
            when = times.say_when(one.received_at, self._visit.app.clock(), self._visit.app.business.zone)
            parts.Text(" · ".join(filter(None, (one.name, one.sender, when))), "muted small")
            parts.Text(self._explain(one), "small letter-why")
            if one.text:
                with parts.box("edited", tag="details"):
                    parts.Text(say("letters-words"), tag="summary")
                    parts.Text(one.text, "letter-words")
            self._draw_buttons(one)

    def _explain(self, one: Inbound) -> str:
        words = self._visit.say(f"letter-fate-{one.fate.value}-text")
        return f"{words} ({one.note})" if one.note else words

    def _draw_buttons(self, one: Inbound) -> None:
        say = self._visit.say
        with parts.box("form-buttons"):
            if one.conversation_id is not None:
                parts.link(say("letters-chat"), f"/desk/chat/{one.conversation_id}", "btn letter-chat")
            if one.fate not in (Fate.TAKEN, Fate.NEW) and one.raw_key:
                parts.button(say("letters-put"), partial(self._ask, one), classes="letter-put")
            if one.is_open:
                parts.button(say("letters-done"), partial(self._set_done, one), kind="quiet", classes="letter-done")

    async def _set_done(self, one: Inbound) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(looking.do_set_done, person, one.id))
        await self._look()

    async def _ask(self, one: Inbound) -> None:
        say, app = self._visit.say, self._visit.app
        title = say("letters-put")
        with self._visit.dialog(title) as dialog, parts.box("dialog"):
            parts.Text(title, tag="h2")
            parts.Text(say("letters-put-text"), "muted")
            number = ui.input(label=say("others-number")).props("outlined dense maxlength=12").classes("letter-number")

            async def put() -> None:
                typed = str(number.value or "")
                done = await self._visit.attempt(lambda person: looking.put_into(app, person, one.id, typed))
                if done is not None:
                    dialog.submit("yes")

            number.on("keydown.enter", put, args=[])
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("letters-put-do"), put, kind="primary", classes="confirm")
        if await dialog == "yes":
            self._visit.notify(say("letters-put-done"), kind="positive")
            await self._look()
        dialog.delete()
