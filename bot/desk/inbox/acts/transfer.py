"""Handing a chat on: to whom, and with which words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.notes import NOTE_LIMIT
from bot.core.presence import Colleague, Presence
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError, ColleagueOffline
from bot.service.cases import transfer

QUEUE = 0  # no person has this number
FILTERED_FROM = 8  # colleagues: a shorter list is read at a glance
HandOver = Callable[[int, str, bool], Awaitable[None]]  # to whom, with which note, and whether they may be gone


class TransferDialog:
    """A list with who is here and how many chats each has. A refusal is said in place; nothing typed is lost."""

    def __init__(
        self, visit: Visit, colleagues: tuple[Colleague, ...], hand_over: HandOver, *, title: str, may_queue: bool
    ) -> None:
        self._visit = visit
        self._do = hand_over
        self._title = title
        self._colleagues = {one.id: one for one in colleagues}
        self._may_queue = may_queue
        self._rows: dict[int, Element] = {}
        self._chosen: int | None = None
        self._anyway = False
        self._done = False

    async def ask(self) -> bool:
        """Whether the chat has gone."""
        say = self._visit.say
        with self._visit.dialog(self._title) as dialog, parts.box("dialog transfer-dialog"):
            parts.Text(self._title, tag="h2")
            if len(self._colleagues) >= FILTERED_FROM:
                find = ui.input(placeholder=say("transfer-find"), on_change=lambda event: self._filter(event.value))
                find.props("outlined dense autofocus clearable").classes("wide transfer-find")
                find.on("keydown.enter", self._choose_found, args=[])
            with parts.attribute(parts.box("colleagues"), role="group", aria_label=say("transfer-to")):
                self._draw_rows()
            self._note = ui.textarea(label=say("transfer-note")).classes("wide transfer-note")
            self._note.props(f"outlined dense autogrow maxlength={NOTE_LIMIT}")
            self._note.on("keydown.ctrl.enter", lambda: self._take(dialog), args=[])
            self._problem = parts.Text("", "trouble hidden transfer-problem")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                self._confirm = parts.Text(say("transfer-do"), "btn btn-primary confirm", tag="button")
                parts.attribute(self._confirm, type="button", disabled=True)
                self._confirm.on("click", lambda: self._take(dialog), args=[])
        await dialog
        dialog.delete()
        return self._done

    def _draw_rows(self) -> None:
        if self._may_queue:
            self._rows[QUEUE] = self._draw_row(QUEUE, self._visit.say("transfer-queue"), "", "queue")
        for place, one in enumerate(self._colleagues.values()):
            full = one.capacity is not None
            chats = self._visit.say(
                "colleague-of" if full else "colleague-chats", count=one.chats, most=one.capacity or 0
            )
            state = one.reason or self._visit.say(f"presence-{one.presence.value}")
            words = f"{state} · {chats}"
            row = self._draw_row(one.id, one.name, words, one.presence.value, full=one.is_full)
            if place == 0 and len(self._colleagues) < FILTERED_FROM:
                parts.attribute(row, data_autofocus="")
            self._rows[one.id] = row

    def _draw_row(self, number: int, name: str, words: str, kind: str, *, full: bool = False) -> Element:
        with parts.button("", partial(self._choose, number), classes=f"colleague is-{kind}") as row:
            parts.Text(name, "colleague-name", tag="span")
            parts.Text(words, f"colleague-words {'is-full' if full else ''}", tag="span")
        return parts.attribute(row, aria_pressed="false", data_person=number)

    def _choose(self, number: int) -> None:
        self._chosen = number
        for key, row in self._rows.items():
            row.classes(add="is-chosen") if key == number else row.classes(remove="is-chosen")
            parts.attribute(row, aria_pressed="true" if key == number else "false").update()
        colleague = self._colleagues.get(number)
        offline = colleague is not None and colleague.presence is Presence.OFFLINE
        self._warn(ColleagueOffline(name=colleague.name) if colleague is not None and offline else None)
        parts.attribute(self._confirm, disabled=False).update()
        self._note.run_method("focus")

    def _warn(self, error: AnswerdeskError | None) -> None:
        """Say what speaks against it; somebody who is gone is given the chat by a second press."""
        self._anyway = isinstance(error, ColleagueOffline)
        self._problem.set_text("" if error is None else self._visit.app.words.explain(self._visit.language, error))
        self._problem.classes(add="hidden") if error is None else self._problem.classes(remove="hidden")
        self._confirm.set_text(self._visit.say("transfer-anyway" if self._anyway else "transfer-do"))

    def _filter(self, wanted: str | None) -> None:
        word = (wanted or "").strip().casefold()
        for number, row in self._rows.items():
            one = self._colleagues.get(number)
            row.set_visibility(one is None or word in one.name.casefold() or word in one.login)

    def _choose_found(self) -> None:
        """Enter chooses the only colleague who is left."""
        left = [number for number, row in self._rows.items() if number != QUEUE and row.visible]
        if len(left) == 1:
            self._choose(left[0])

    async def _take(self, dialog: ui.dialog) -> None:
        if self._chosen is None or await self._visit.me() is None:
            return
        try:
            await self._do(self._chosen, str(self._note.value or ""), self._anyway)
        except AnswerdeskError as error:
            self._warn(error)
        else:
            self._done = True
            dialog.close()


async def ask_transfer(visit: Visit, conversation_id: int, *, holder: int | None) -> bool:
    """Hand the chat on; whether it has gone. ``holder`` has it now, and is not in the list."""
    colleagues = await visit.read(transfer.list_colleagues)
    if colleagues is None:
        return False
    others = tuple(one for one in colleagues if one.id != holder)

    async def hand_over(to: int, note: str, anyway: bool) -> None:
        app, person = visit.app, visit.person
        write = app.database.write
        if to == QUEUE:
            await write(transfer.do_transfer_to_queue, app, person, conversation_id, note=note)
        else:
            await write(transfer.do_transfer, app, person, conversation_id, to=to, note=note, anyway=anyway)

    own = holder == visit.person.id
    return await TransferDialog(visit, others, hand_over, title=visit.say("transfer-title"), may_queue=own).ask()
