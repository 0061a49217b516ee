"""What can be done with the ticked articles; each can be undone while the page is open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import pass_gate
from bot.desk.studio.approving.dialogs import ask_send
from bot.service.articles.approving import asking
from bot.service.articles.approving.many import send_many
from bot.service.articles.gate import many
from bot.service.articles.shelf import bulk, reviewing, sorting
from bot.service.articles.shelf.bulk import Outcome
from bot.service.articles.shelf.listing import Shelf

MOST_REFUSED = 5  # that are named
Work = Callable[[Person], Awaitable[Outcome]]


class BulkBar:
    """Shown while something is ticked. ``changed`` is called after a change, ``forget`` to tick nothing any more."""

    def __init__(self, visit: Visit, *, changed: Callable[[], Awaitable[None]], forget: Callable[[], None]) -> None:
        self._visit = visit
        self._changed = changed
        self._forget = forget
        self._keys: tuple[str, ...] = ()
        self._busy = False

    def build_told(self) -> None:
        """Where it is told what was done."""
        self._told: Element = parts.attribute(parts.box("harvest-undo shelf-told"), role="status")

    def build(self, shelf: Shelf) -> None:
        """Draw the buttons."""
        say = self._visit.say
        self._shelf = shelf
        with parts.box("shelf-bulk") as self._bar:
            self._count = parts.Text("", "strong shelf-ticked", tag="span")
            for name, status in (("publish", "published"), ("unpublish", "draft"), ("archive", "archived")):
                parts.button(say(name), partial(self._set_status, status), classes=f"bulk-{name}")
            if self._visit.app.business.second_person:
                parts.button(say("approval-send"), self._send, classes="bulk-send")
            hint = say("review-right-text")
            parts.button(say("review-right"), self._confirm, hint=hint, classes="bulk-right")
            parts.button(say("shelf-set-owner"), self._ask_owner, classes="bulk-owner")
            parts.button(say("shelf-set-topic"), self._ask_topic, classes="bulk-topic")
            parts.button(say("shelf-set-review"), self._ask_review, classes="bulk-review")
            parts.button(say("shelf-untick"), self._forget, kind="quiet", classes="bulk-clear")
        self.show(())

    def show(self, keys: Sequence[str]) -> None:
        """These are ticked."""
        self._keys = tuple(keys)
        self._count.set_text(self._visit.say("shelf-ticked", count=len(keys)))
        self._bar.set_visibility(bool(keys))

    async def _set_status(self, status: str) -> None:
        app, keys, person = self._visit.app, self._keys, await self._visit.me()
        if self._busy or not keys or person is None:
            return
        changes = await self._visit.attempt(lambda person: many.list_changes(app, person, keys, status))
        passed = await pass_gate(self._visit, person, changes) if changes is not None else None
        if passed is not None:
            await self._do(lambda person: many.set_status(app, person, passed.report, keys, status, why=passed.why))

    async def _send(self) -> None:
        keys, app = self._keys, self._visit.app
        reviewers = await self._visit.read(asking.list_reviewers)
        sending = await ask_send(self._visit, reviewers, asked=None) if reviewers is not None else None
        if sending is not None:
            asked, note = sending.asked_id, sending.note
            await self._do(
                lambda person: send_many(app, person, keys, asked_id=asked, note=note), name="approval-sent-many"
            )

    async def _confirm(self) -> None:
        keys = self._keys
        await self._do(lambda person: reviewing.confirm(self._visit.app, person, keys))

    async def _ask_owner(self) -> None:
        say, keys = self._visit.say, self._keys
        options = {"": say("shelf-nobody"), **self._shelf.staff}
        with self._visit.dialog(say("shelf-set-owner")) as dialog, parts.box("dialog"):
            parts.Text(say("shelf-owner-title", count=len(keys)), tag="h2")
            chosen = ui.select(options, value="", label=say("shelf-owner"), with_input=len(options) > 10)
            chosen.props("outlined dense options-dense stack-label").classes("wide owner-choice")
            _draw_buttons(self._visit, dialog, lambda: str(chosen.value or ""))
        login = await dialog
        dialog.delete()
        if login is not None:
            await self._do(lambda person: bulk.set_owner(self._visit.app, person, keys, login))

    async def _ask_topic(self) -> None:
        say, keys, shelf = self._visit.say, self._keys, self._shelf
        known = {row.topic for row in shelf.rows.values()} | set(shelf.topics.names)
        options = {topic: shelf.topics.call(topic, self._visit.language) for topic in sorted(known)}
        with self._visit.dialog(say("shelf-set-topic")) as dialog, parts.box("dialog"):
            parts.Text(say("shelf-topic-title", count=len(keys)), tag="h2")
            parts.Text(say("shelf-topic-text"), "muted")
            chosen = ui.select(options, label=say("shelf-topic"), with_input=len(options) > 10)
            chosen.props("outlined dense options-dense stack-label").classes("wide topic-choice")
            _draw_buttons(self._visit, dialog, lambda: str(chosen.value or ""))
        topic = await dialog
        dialog.delete()
        if topic is not None:
            await self._do(lambda person: sorting.set_topic(self._visit.app, person, keys, topic))

    async def _ask_review(self) -> None:
        say, keys = self._visit.say, self._keys
        with self._visit.dialog(say("shelf-set-review")) as dialog, parts.box("dialog"):
            parts.Text(say("shelf-review-title", count=len(keys)), tag="h2")
            parts.Text(say("shelf-review-text"), "muted")
            chosen = ui.input(label=say("shelf-review-day")).props("outlined dense stack-label type=date")
            chosen.classes("wide review-day")
            _draw_buttons(self._visit, dialog, lambda: str(chosen.value or ""))
        said = await dialog
        dialog.delete()
        if said is None:
            return
        day = _to_day(said)
        await self._do(lambda person: bulk.set_review(self._visit.app, person, keys, day))

    async def _do(self, work: Work, *, name: str = "shelf-done") -> None:
        if self._busy or not self._keys:
            return
        self._busy = True
        try:
            outcome = await self._visit.attempt(work)
        finally:
            self._busy = False
        if outcome is None:
            return
        self._forget()
        await self._changed()
        self._tell(outcome, name, undo=True)

    def _tell(self, outcome: Outcome, name: str, *, undo: bool) -> None:
        say = self._visit.say
        self._told.clear()
        with self._told:
            parts.Text(say(name, count=outcome.articles), tag="span")
            if undo and (outcome.changed or outcome.moved):
                parts.button(say("undo"), partial(self._undo, outcome), classes="bulk-undo")
            if outcome.refused:
                self._draw_refused(outcome)

    def _draw_refused(self, outcome: Outcome) -> None:
        say, explain = self._visit.say, self._visit.app.words.explain
        with parts.box("shelf-refused"):
            parts.Text(say("shelf-refused", count=len(outcome.refused)), "strong")
            for path, error in list(outcome.refused.items())[:MOST_REFUSED]:
                parts.Text(f"{path}: {explain(self._visit.language, error)}", "small")

    async def _undo(self, outcome: Outcome) -> None:
        async def undo(person: Person) -> Outcome:
            if outcome.moved:
                return await sorting.move_back(self._visit.app, person, outcome)
            return await bulk.undo(self._visit.app, person, outcome.changed)

        undone = await self._visit.attempt(undo)
        if undone is not None:
            await self._changed()
            self._tell(undone, "shelf-undone", undo=False)


def _draw_buttons(visit: Visit, dialog: ui.dialog, value: Callable[[], str]) -> None:
    with parts.box("dialog-buttons"):
        parts.button(visit.say("cancel"), dialog.close, kind="quiet")
        parts.button(visit.say("save"), lambda: dialog.submit(value()), kind="primary", classes="confirm")


def _to_day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
