"""One case in the queue: one element with HTML of our own, made once for all pages that show it alike."""

from __future__ import annotations

from markupsafe import Markup
from nicegui import ui

from bot.core.case import State, Woken
from bot.core.clocks.silence import Step
from bot.core.desk.numbers import write_number
from bot.core.queue import ListedCase
from bot.desk.frame import due, names, times
from bot.desk.frame.visit import Visit
from bot.service.cases.timers import nudging

URGENT = 2
# Markup.format escapes whatever is not Markup itself: what customers typed is data here as everywhere
ROW = Markup(
    '<a class="case-link" href="/desk/chat/{chat}" data-open="{chat}">'
    '<span class="case-top"><span class="case-name">{name}</span>{badge}{meta}{clock}</span>'
    '<span class="case-text">{why}{text}</span></a>'
    '<div class="case-end">{end}</div>'
)
SPAN = Markup('<span class="{classes}">{text}</span>')
HINTED = Markup('<span class="{classes}" title="{hint}">{text}</span>')
DUE = Markup(
    '<span class="clock is-due" data-due="{due}" data-warn="{warn}" data-heat="{heat}" title="{hint}">{text}</span>'
)
CLOCK = Markup('<span class="clock" data-since="{since}">{text}</span>')
CLAIM = Markup(
    '<button type="button" class="btn btn-primary claim" data-claim="{number}" aria-label="{label}">{word}</button>'
)


class CaseRow:
    """A row that is drawn again only when its case differs; being opened changes its colour, not its content."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._holder = ui.html("", sanitize=False).classes("case")
        self._case: ListedCase | None = None
        self._shown = ("", False, False, False)

    def show(self, case: ListedCase, *, section: str, current: bool, unseen: bool) -> None:
        """Bring the row up to date; the same case object has nothing new."""
        called = self._visit.person.id in case.mentioned
        before, shown = self._shown, (section, unseen, called, current)
        if self._case is case and before == shown:
            return
        if self._case is not case or before[3] != current:
            urgent = case.priority >= URGENT
            self._holder.classes(replace=f"case {'is-current' if current else ''} {'is-urgent' if urgent else ''}")
        if self._case is not case or before[:3] != shown[:3]:
            self._holder.set_content(find_html(self._visit, case, section, unseen=unseen, called=called))
        self._case, self._shown = case, shown

    def move(self, place: int) -> None:
        """Stand at this place of the list."""
        self._holder.move(target_index=place)

    def delete(self) -> None:
        """Leave the list."""
        self._holder.delete()


def find_html(visit: Visit, case: ListedCase, section: str, *, unseen: bool, called: bool = False) -> str:
    """The row as HTML, made once a process for each language and kind of row."""
    kept = visit.desk.rows
    key = (case.id, visit.language, section, unseen, called)
    known = kept.get(key)
    if known is not None and known[0] is case:
        return known[1]
    kept[key] = (case, render_row(visit, case, section, unseen=unseen, called=called))
    return kept[key][1]


def render_row(visit: Visit, case: ListedCase, section: str, *, unseen: bool, called: bool = False) -> str:
    """The row as HTML; ``called``: a note calls who looks."""
    return str(
        ROW.format(
            chat=case.conversation_id,
            name=names.customer(visit, case),
            badge=_render_badge(visit, case, unseen=unseen),
            clock=render_clock(visit, case),
            meta=Markup("").join(_render_meta(visit, case, section, called=called)),
            why=Markup("").join(_render_why(visit, case, section)),
            text=names.excerpt(visit, case),
            end=render_claim(visit, case.id) if case.state is State.WAITING else "",
        )
    )


def _render_meta(visit: Visit, case: ListedCase, section: str, *, called: bool) -> list[Markup]:
    where = f"{visit.say(f'short-{case.language}')} · {names.channel(visit, case)}"
    marks = [("chip chip-warm", words) for words in _list_marks(visit, case, section, called=called)]
    found = [*marks, ("case-number", f"№ {write_number(case.id)}"), ("case-where", where)]
    return [SPAN.format(classes=classes, text=text) for classes, text in found]


def _render_why(visit: Visit, case: ListedCase, section: str) -> list[Markup]:
    holder = [("case-holder", case.person_name)] if section == "others" else []
    found = [*holder, ("case-why is-hot" if case.priority >= URGENT else "case-why", names.reason(visit, case))]
    return [render_team(visit, case), *(SPAN.format(classes=classes, text=text) for classes, text in found)]


def _list_marks(visit: Visit, case: ListedCase, section: str, *, called: bool) -> list[str]:
    marks = [visit.say("note-for-you")] if called else []
    if case.assigned:
        marks.append(visit.say("assigned-you" if section == "mine" else "assigned"))
    if case.woken in (Woken.TIME, Woken.PROMISE):
        marks.append(visit.say(f"woken-{case.woken.value}"))
    coming = nudging.coming_of(visit.app.business, case, waiting_since=case.waiting_since, promised=case.promised)
    if coming is not None and coming.step is Step.CLOSE:
        marks.append(visit.say("closes-at", when=names.short_moment(visit, coming.at)))
    if section == "others" and case.snooze is not None:
        marks.append(visit.say("snoozed"))
    return [*marks, visit.say("holder-gone")] if case.holder_gone else marks


def _render_badge(visit: Visit, case: ListedCase, *, unseen: bool) -> Markup:
    if not case.unanswered:
        return Markup("")
    hint = visit.say("unanswered", count=case.unanswered)
    return HINTED.format(classes=f"badge {'is-unseen' if unseen else ''}", hint=hint, text=case.unanswered)


def render_team(visit: Visit, case: ListedCase) -> Markup:
    """Whose case it is; nothing for everybody's."""
    if case.team_id is None:
        return Markup("")
    alone = case.state is State.WAITING and not case.team_here
    hint = visit.say("team-away" if alone else "team-of", name=case.team_name)
    return HINTED.format(classes=f"case-team {'is-alone' if alone else ''}", hint=hint, text=case.team_name)


def render_clock(visit: Visit, case: ListedCase) -> Markup:
    """What is due first, or how long the customer waits."""
    if case.snooze is not None:
        return HINTED.format(
            classes="clock is-snoozed", hint=visit.say("snoozed"), text=names.snooze(visit, case.snooze)
        )
    if case.clock is not None:
        return DUE.format(
            due=times.to_ms(case.clock.due_at),
            warn=times.to_ms(case.clock.warn_at),
            heat=due.heat_of(visit, case.clock),
            hint=due.say_hint(visit, case.clock),
            text=due.say_left(visit, case.clock),
        )
    if case.waiting_since is None:
        return HINTED.format(classes="clock is-done", hint=visit.say("answered"), text="✓")
    wait = times.say_wait(visit.app.clock() - case.waiting_since)  # the browser counts on from the same moment
    return CLOCK.format(since=times.to_ms(case.waiting_since), text=wait)


def render_claim(visit: Visit, number: int) -> Markup:
    """The button that takes a case."""
    word = visit.say("claim")
    return CLAIM.format(number=number, label=f"{word}: № {write_number(number)}", word=word)
