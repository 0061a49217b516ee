"""The brief: what an operator must know at a glance, so that customers never repeat themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from bot.core.case import OURS, Brief, Case, Reason
from bot.core.desk.customer import Card
from bot.core.desk.numbers import write_number
from bot.core.policy.rules import Grounds, Rule
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox.card.customer import draw_customer
from bot.desk.inbox.card.lesson import draw_lesson
from bot.desk.inbox.card.others import draw_join_button, draw_move, draw_others
from bot.desk.inbox.card.past import draw_past
from bot.desk.inbox.why import say_rule
from bot.service.cases.queue import OpenCase

ANGRY = 0.5
# what the reason of the case says already
SAID_BY_REASON = frozenset(
    {
        Rule.ANGER,
        Rule.NOT_HELPED,
        Rule.SAME_QUESTION,
        Rule.CAME_BACK,
        Rule.CALLED,
        Rule.FILE,
        Rule.TOO_LATE,
        Rule.REQUEST,
    }
)
INTENTS_SAID_BY_REASON = frozenset({"want_human", "affirm", "complaint", "not_helped", "inform_detail"})


def is_said_by_reason(grounds: Grounds) -> bool:
    """Whether the rule says nothing that the reason does not."""
    if grounds.rule is Rule.UNDERSTOOD:
        return grounds.intent in INTENTS_SAID_BY_REASON
    return grounds.rule in SAID_BY_REASON


class BriefCard:
    """The right column."""

    def __init__(self, visit: Visit, *, changed: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._changed = changed
        self._body: Element | None = None
        self._shown: object = None
        self._card = Card()

    def build(self) -> None:
        """Draw the empty card."""
        self._body = parts.box("brief-body")

    def show(self, case: OpenCase, card: Card) -> None:
        """Bring the card up to date."""
        assert self._body is not None
        who = (case.conversation.id, case.conversation.customer_name, case.conversation.language)
        shown = (*who, case.conversation.blocked, self._visit.language, case.escalation, case.past, card)
        if shown == self._shown:
            return
        self._shown, self._card = shown, card
        self._body.clear()
        with self._body:
            with self._part("brief-customer"):
                draw_customer(self._visit, case.conversation, card, done=self._changed)
            if case.escalation is not None:
                self._draw_brief(case.escalation)
            else:
                parts.Text(self._visit.say("no-open-case"), "muted")
            if case.past:
                with self._part("brief-past"):
                    draw_past(self._visit, case.past, card)
                    draw_lesson(self._visit, case)
            if card.others:
                with self._part("others"):
                    draw_others(self._visit, card.others, done=self._changed)
            if card.moved_at is not None:
                draw_move(self._visit, case.conversation.id, card.moved_at, done=self._changed)
            draw_join_button(self._visit, case.conversation.id, done=self._changed)

    def _draw_brief(self, escalation: Case) -> None:
        brief = escalation.brief
        with self._part("brief-reason"):
            with parts.box("chips"):
                parts.chip(names.reason(self._visit, escalation), "hot" if escalation.priority >= 2 else "accent")
                if escalation.team_id is not None:
                    parts.chip(self._visit.say("team-of", name=escalation.team_name)).classes("brief-team")
                if brief.anger >= ANGRY and brief.reason is not Reason.ANGER:
                    parts.chip(self._visit.say("mood-angry"), "hot")
            if escalation.reason not in OURS or brief.waiting_since is not None:
                since = times.say_time(escalation.waiting_since, self._visit.app.business.zone)
                parts.Text(self._visit.say("waits-since", time=since), "muted")
            if brief.former is not None:
                parts.Text(self._visit.say("brief-former", number=write_number(brief.former)), "muted")
            if brief.grounds is not None and not is_said_by_reason(brief.grounds):
                parts.Text(self._visit.say("brief-rule", rule=say_rule(self._visit, brief.grounds)), "muted")
        self._draw_question(brief)
        self._draw_request(brief)
        self._draw_facts(brief)
        self._draw_tried(brief)

    def _draw_question(self, brief: Brief) -> None:
        """What is the matter, and what the customer added while they wait."""
        later = self._card.later
        with self._part("brief-question"):
            if brief.question:
                parts.Text(brief.question, "quote")
            elif not later:
                parts.Text(self._visit.say("brief-unsaid"), "muted")
            if brief.topic:
                parts.Text(self._visit.say("brief-topic", title=brief.topic), "muted")
            if later:
                parts.Text(self._visit.say("brief-later"), "muted small")
                parts.Text("\n".join(later), "quote")

    def _draw_request(self, brief: Brief) -> None:
        wanted = brief.request
        if wanted is None:
            return
        with self._part("brief-request"):
            with parts.box("chips"):
                parts.chip(self._visit.say(f"act-{wanted.act.value}"), "accent")
            if wanted.object:
                parts.Text(self._visit.say("request-object", object=wanted.object))
            if wanted.value:
                parts.Text(self._visit.say("request-value", value=wanted.value), "brief-name")

    def _draw_facts(self, brief: Brief) -> None:
        if not brief.facts:
            return
        with self._part("brief-facts"), parts.box("facts", tag="dl"):
            for name, value in brief.facts:
                parts.Text(self._visit.say_or(f"fact-{name.replace('_', '-')}", name), tag="dt")
                parts.Text(value, tag="dd")

    def _draw_tried(self, brief: Brief) -> None:
        if not brief.tried and not brief.offered:
            return
        with self._part("brief-tried"):
            for tried in brief.tried:
                with parts.box("tried"):
                    parts.Text(tried.title, tag="span")
                    if tried.reaction:
                        kind = "hot" if tried.reaction == "not_helped" else "good"
                        parts.chip(self._visit.say(f"reaction-{tried.reaction.replace('_', '-')}"), kind)
                if tried.picked_for:
                    parts.Text(self._visit.say("brief-picked", words=tried.picked_for), "muted small")
            if brief.offered:
                titles = " · ".join(brief.offered)
                parts.Text(self._visit.say("brief-offered", titles=titles), "muted small")

    def _part(self, name: str) -> Element:
        section = parts.box("brief-part", tag="section")
        with section:
            parts.Text(self._visit.say(name), "brief-title", tag="h3")
        return section
