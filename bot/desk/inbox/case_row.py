"""One case in the queue."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.core.escalation import State
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.service.cases.queue import Case

URGENT = 2


class CaseRow:
    """A row that is drawn again only when its case differs; being opened changes its colour, not its content."""

    def __init__(self, visit: Visit, *, claim: Callable[[int], Awaitable[None]]) -> None:
        self._visit = visit
        self._claim = claim
        self._holder = parts.box("case")
        with self._holder:
            self._link = parts.box("case-link", tag="a")
            self._end = parts.box("case-end")
        self._shown: object = None

    def show(self, case: Case, *, section: str, current: bool, unseen: bool) -> None:
        """Bring the row up to date."""
        shown = (case, section, unseen)
        if self._shown != (*shown, current):
            urgent = case.escalation.priority >= URGENT
            self._holder.classes(replace=f"case {'is-current' if current else ''} {'is-urgent' if urgent else ''}")
        if not isinstance(self._shown, tuple) or self._shown[:3] != shown:
            self._draw(case, section, unseen=unseen)
        self._shown = (*shown, current)

    def move(self, place: int) -> None:
        """Stand at this place of the list."""
        self._holder.move(target_index=place)

    def delete(self) -> None:
        """Leave the list."""
        self._holder.delete()

    def _draw(self, case: Case, section: str, *, unseen: bool) -> None:
        conversation_id = case.conversation.id
        parts.attribute(self._link, href=f"/desk/chat/{conversation_id}", data_open=conversation_id)
        self._link.clear()
        with self._link:
            with parts.box("case-top", tag="span"):
                parts.Text(names.customer(self._visit, case.conversation), "case-name", tag="span")
                self._draw_badge(case, unseen=unseen)
                self._draw_clock(case)
            with parts.box("case-meta", tag="span"):
                self._draw_meta(case, section)
            text = names.excerpt(self._visit, case.last, case.escalation)
            parts.Text(text, "case-text", tag="span")
        self._end.clear()
        if case.escalation.state is State.WAITING:
            with self._end:
                self._draw_claim(case.escalation.id)

    def _draw_meta(self, case: Case, section: str) -> None:
        escalation, conversation = case.escalation, case.conversation
        parts.Text(f"№ {escalation.id}", "case-number", tag="span")
        parts.chip(names.reason(self._visit, escalation), "hot" if escalation.priority >= URGENT else "")
        if section == "others":
            parts.Text(escalation.person_name, "case-holder", tag="span")
        parts.Text(self._visit.say(f"short-{conversation.language}"), "case-where", tag="span")
        parts.Text(names.channel(self._visit, conversation), "case-where case-channel", tag="span")

    def _draw_badge(self, case: Case, *, unseen: bool) -> None:
        if case.unanswered:
            badge = parts.Text(str(case.unanswered), f"badge {'is-unseen' if unseen else ''}", tag="span")
            parts.attribute(badge, title=self._visit.say("unanswered", count=case.unanswered))

    def _draw_clock(self, case: Case) -> None:
        since = case.conversation.waiting_since
        if since is None:
            parts.attribute(parts.Text("✓", "clock is-done", tag="span"), title=self._visit.say("answered"))
            return
        parts.clock(times.to_ms(since), times.say_wait(self._visit.app.clock() - since))

    def _draw_claim(self, number: int) -> None:
        made = parts.button(self._visit.say("claim"), lambda: self._claim(number), kind="primary", classes="claim")
        parts.attribute(made, aria_label=f"{self._visit.say('claim')}: № {number}")
