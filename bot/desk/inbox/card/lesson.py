"""An article of what was answered where the bot had nothing: a quiet offer beside the case that was just closed."""

from __future__ import annotations

from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.cases.queue import OpenCase
from bot.service.insights import lessons


def draw_lesson(visit: Visit, case: OpenCase) -> None:
    """For whoever may write articles, as long as no other case is open."""
    if case.escalation is not None or not case.past or not visit.may(Right.EDIT_ARTICLES):
        return
    if not lessons.teaches(visit.app, case.past[0], case.transcript):
        return
    number = case.conversation.id

    async def begin() -> None:
        write, app = visit.app.database.write, visit.app
        begun = await visit.attempt(lambda person: write(lessons.do_begin, app, person, number))
        if begun is not None:
            visit.go(f"/desk/articles/edit?key={begun.article}&language={begun.language}")

    parts.button(visit.say("lesson"), begin, kind="small", hint=visit.say("lesson-hint"), classes="begin-article")
