"""New articles that somebody has begun and that are in no file yet, on top of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.people import Right
from bot.desk.frame import parts, times
from bot.desk.frame.ids import to_id
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import form_of
from bot.service.articles import copies, moving
from bot.service.articles.copies import WorkingCopy

MOST = 20


async def draw_begun(visit: Visit, given: Mapping[str, str]) -> None:
    """One line an article, with who and when; ``given``: the address tells what was just thrown away and may come
    back.
    """
    if not visit.may(Right.EDIT_ARTICLES):
        return
    begun = await visit.attempt(lambda person: copies.list_begun(visit.app, person)) or ()
    discarded, removed = to_id(given.get("discarded", "")), given.get("removed", "")
    if not begun and not discarded and not removed:
        return
    with parts.box("card begun"):
        if discarded:
            _draw_undo(visit, discarded)
        if removed:
            _draw_removed(visit, removed, tuple(given.get("in", "").split(",")))
        if begun:
            parts.Text(visit.say("begun-title"), "strong")
        for copy in begun[:MOST]:
            _draw_row(visit, copy)


def _draw_row(visit: Visit, copy: WorkingCopy) -> None:
    form = form_of(copy.text, copy.form)
    title = (form.title if form is not None else "").strip() or visit.say("begun-untitled")
    with parts.box("begun-row"):
        parts.link(title, _address(copy), "begun-link")
        at = times.say_when(copy.changed_at, visit.app.clock(), visit.app.business.zone)
        words = (visit.say(f"language-{copy.language}"), copy.person_name, at)
        parts.Text(" · ".join(filter(None, words)), "muted small")


def _draw_undo(visit: Visit, number: int) -> None:
    async def undo() -> None:
        copy = await visit.attempt(lambda person: visit.app.database.write(copies.do_bring_back, person, number))
        if copy is not None:
            visit.go(_address(copy))

    with parts.box("begun-row discarded-row"):
        parts.Text(visit.say("changes-discarded"), tag="span")
        parts.button(visit.say("undo"), undo, kind="small", classes="undo-discard")


def _draw_removed(visit: Visit, key: str, languages: Sequence[str]) -> None:
    async def undo() -> None:
        back = await visit.attempt(lambda person: moving.bring_back(visit.app, person, key=key, languages=languages))
        if back:
            visit.go(f"/desk/articles/edit?key={key}&language={back[0]}")

    with parts.box("begun-row removed-row"):
        parts.Text(visit.say("article-removed", name=key), tag="span")
        parts.button(visit.say("undo"), undo, kind="small", classes="undo-remove")


def _address(copy: WorkingCopy) -> str:
    return f"/desk/articles/edit?key={copy.article}&language={copy.language}"
