"""What the bot would do with a question, as a lead reads it."""

from __future__ import annotations

from nicegui import ui

from bot.core.articles.replay import ANSWERS, Act, Change, Option, Outcome, Verdict
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.frame.weighed import Weighed, draw_weighed, say_share
from bot.desk.studio.trying.closeness import list_closeness
from bot.markup.html import render_html

KINDS = {Act.ANSWER: "good", Act.PROBABLY: "warm", Act.ASK: "warm", Act.PERSON: "hot", Act.NOTHING: "hot"}
CHANGES = {Change.GAINED: "good", Change.LOST: "hot", Change.FLIPPED: "hot", Change.UNCLEAR: "warm"}


def draw_verdict(visit: Visit, verdict: Verdict, *, compared: bool, article: str = "") -> None:
    """A question with both outcomes, or with one where there is nothing to compare or no difference."""
    same = not compared or is_same(verdict.before, verdict.after)
    with parts.box(f"tried {'' if same else 'is-other'}"):
        with parts.box("tried-head"):
            parts.Text(verdict.question.text, "tried-question")
            if not same:
                kind = CHANGES.get(verdict.change, "warm")
                name = verdict.change.value if verdict.change in CHANGES else "other"
                parts.chip(visit.say(f"tried-{name}"), kind)
        with parts.box(f"tried-sides {'is-one' if same else ''}"):
            if same:
                draw_outcome(visit, verdict.before, visit.say("tried-same") if compared else "", article=article)
            else:
                draw_outcome(visit, verdict.before, visit.say("tried-now"), article=article)
                draw_outcome(visit, verdict.after, visit.say("tried-then"), article=article)


def is_same(before: Outcome, after: Outcome) -> bool:
    """Whether the customer would see no difference."""
    return (before.act, before.messages, before.buttons) == (after.act, after.messages, after.buttons)


def draw_outcome(visit: Visit, outcome: Outcome, name: str, *, article: str = "") -> None:
    """What the bot does, what the customer reads, and what led to it."""
    with parts.box("tried-side"):
        if name:
            parts.Text(name, "tried-name")
        with parts.box("tried-act"):
            parts.chip(visit.say(f"act-{outcome.act.value}"), KINDS.get(outcome.act, ""))
            if outcome.act in ANSWERS and outcome.best is not None:
                parts.Text(say_share(outcome.best.probability), "number", tag="span")
        called = outcome.act is Act.PERSON and not outcome.instead
        if not called:
            _draw_notice(visit, outcome)
        with parts.box("tried-message"):
            for text in outcome.messages:
                ui.html(render_html(text), sanitize=False).classes("prose")  # raw HTML is off in the renderer
            with parts.box("tried-buttons"):
                for label in outcome.buttons:
                    parts.Text(label, "tried-button", tag="span")
        if called:
            _draw_notice(visit, outcome)
        _draw_why(visit, outcome, article)


def _draw_notice(visit: Visit, outcome: Outcome) -> None:
    """What a lead has told newcomers, until it works again."""
    if not outcome.notice:
        return
    with parts.box("tried-message tried-notice"):
        parts.chip(visit.say("tried-notice"), "warm")
        ui.html(render_html(outcome.notice), sanitize=False).classes("prose")
    if outcome.instead:
        parts.Text(visit.say("tried-notice-instead"), "hint")


def say_rule(visit: Visit, outcome: Outcome) -> str:
    """Why, in the words of the person."""
    intent = visit.say_or(f"intent-{outcome.intent}", outcome.intent) if outcome.intent else ""
    return visit.say(f"rule-{outcome.rule}", intent=intent, count=1)


def _draw_why(visit: Visit, outcome: Outcome, article: str) -> None:
    with parts.box("tried-why", tag="details"):
        parts.Text(visit.say("tried-why"), tag="summary")
        parts.Text(visit.say("why-rule", rule=say_rule(visit, outcome)), "muted")
        for option in outcome.found:
            with parts.box(f"candidate {'is-this' if option.article == article else ''}"):
                draw_weighed(visit, Weighed(title=option.title, probability=option.probability, matched=option.matched))
                _draw_closeness(visit, option)


def _draw_closeness(visit: Visit, option: Option) -> None:
    found = list_closeness(option.scores)
    if not found:
        return
    with parts.box("closeness", tag="details"):
        parts.Text(visit.say("closeness"), tag="summary")
        parts.Text(visit.say("closeness-text"), "hint")
        with parts.box("closeness-list", tag="dl"):
            for kind, value in found:
                parts.Text(visit.say(f"closeness-{kind}"), tag="dt")
                parts.Text(str(value), "number", tag="dd")
