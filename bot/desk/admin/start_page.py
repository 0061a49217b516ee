"""First steps: what a new installation still lacks, where each is done, and ten questions to try."""

from __future__ import annotations

from typing import Final

from nicegui import ui
from nicegui.element import Element

from bot.core.people import Person, Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.insights import starting
from bot.service.insights.starting import ENOUGH, Start, Step, Try

TARGETS: Final = {  # where each step is done; the others are done here, or told
    "name": "/desk/settings",
    "hours": "/desk/settings",
    "languages": "/desk/settings",
    "contacts": "/desk/settings",
    "articles": "/desk/articles/import",
    "colleagues": "/desk/people",
}
NEEDS: Final = {"colleagues": Right.MANAGE_PEOPLE}
COUNTED: Final = ("articles", "questions", "colleagues")


async def draw_start(visit: Visit) -> None:
    """The page."""
    found = await starting.read_start(visit.app, visit.person)
    with frame(visit, page="settings"):
        StartPage(visit).build(found)


class StartPage:
    """The steps, each with its state, and a box for questions."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._trying = False

    def build(self, found: Start) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("start"), tag="h1")
            self._put = parts.box("start-put")
        parts.Text(say("start-text"), "muted measure-text")
        self._steps: Element = parts.box("card start-steps")
        self._draw(found)
        with parts.attribute(parts.box("card form start-try"), id="try"):
            parts.Text(say("start-try"), tag="h2")
            parts.Text(say("start-try-text", count=ENOUGH), "muted")
            self._box = ui.textarea(label=say("start-questions-box")).props("outlined autogrow rows=4 stack-label")
            self._box.classes("wide start-questions")
            with parts.box("form-buttons"):
                parts.button(say("start-ask"), self._try, kind="primary", classes="start-ask")
                parts.link(say("start-chat"), "/", "btn start-chat")
            self._found: Element = parts.attribute(parts.box("start-found"), role="status")

    def _draw(self, found: Start) -> None:
        say = self._visit.say
        self._put.clear()
        with self._put:
            words = say("start-back" if found.away else "start-away")
            hint = say("start-away-text")
            parts.button(words, lambda: self._put_away(not found.away), kind="quiet", hint=hint, classes="start-away")
        self._steps.clear()
        with self._steps:
            with parts.box("start-sum"):
                parts.Text(say("start-done", done=found.done, all=len(found.steps)), "strong")
                parts.bar(found.done / len(found.steps))
            for step in found.steps:
                self._draw_step(step)

    def _draw_step(self, step: Step) -> None:
        say, name = self._visit.say, step.name
        with parts.box(f"start-step step-{name} {'is-done' if step.done else ''}"):
            sign = parts.Text("✓" if step.done else "", "start-sign", tag="span")
            parts.attribute(sign, role="img", aria_label=say("start-is-done" if step.done else "start-is-open"))
            with parts.box("start-what"):
                parts.Text(say(f"start-{name}"), "strong")
                parts.Text(self._say_state(step), "muted small")
            target = TARGETS.get(name, "")
            if target and (name not in NEEDS or self._visit.may(NEEDS[name])):
                words = say("start-look" if step.done else "start-do")
                made = parts.link(words, target, f"btn {'' if step.done else 'btn-primary'}")
                parts.attribute(made, aria_label=f"{words}: {say(f'start-{name}')}")

    def _say_state(self, step: Step) -> str:
        say, name = self._visit.say, step.name
        if name in COUNTED:
            return say(f"start-{name}-count", count=step.count)
        return say("start-connected" if name == "telegram" and step.done else f"start-{name}-text")

    async def _put_away(self, away: bool) -> None:
        write = self._visit.app.database.write

        async def put(person: Person) -> bool:
            await write(starting.do_put_away, person, away=away)
            return True

        if await self._visit.attempt(put):
            self._visit.notify(self._visit.say("start-put-away" if away else "start-put-back"), kind="positive")
            await self._refresh()

    async def _refresh(self) -> None:
        found = await self._visit.attempt(lambda person: starting.read_start(self._visit.app, person))
        if found is not None:
            self._draw(found)

    async def _try(self) -> None:
        questions = str(self._box.value or "").splitlines()
        if self._trying or not any(map(str.strip, questions)):
            return
        self._trying = True
        self._found.clear()
        with self._found:
            parts.Text(self._visit.say("try-wait"), "muted")
        try:
            tries = await self._visit.attempt(lambda person: starting.try_questions(self._visit.app, person, questions))
        finally:
            self._trying = False
        self._found.clear()
        with self._found:
            for one in tries or ():
                self._draw_try(one)
        await self._refresh()

    def _draw_try(self, one: Try) -> None:
        say = self._visit.say
        with parts.box("start-tried"):
            parts.Text(one.question, "strong")
            if one.error is not None:
                parts.Text(self._visit.app.words.explain(self._visit.language, one.error), "small")
            elif one.best is None:
                parts.Text(say("start-nothing"), "small muted")
            else:
                target = f"/desk/articles/edit?key={one.best.article}&language={one.best.language}"
                with parts.box("passage-facts"):
                    parts.link(one.best.title, target, "small")
                    parts.chip(f"{one.best.probability:.0%}")
