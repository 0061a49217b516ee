"""A new article that begins with a group of questions: prefilled, and kept as it is typed until it is in a file."""

from __future__ import annotations

from nicegui import ui

from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm, read_form, write_form
from bot.desk.studio.editing.fields import ArticleFields
from bot.service.insights import gaps
from bot.service.insights.gaps import Detail

KEEP_SECONDS = 1.0
MOST_QUESTIONS = 10


class Begun:
    """``reply``: which of the operators' answers the text begins with, from 1; 0 for none."""

    def __init__(self, visit: Visit, number: int, *, reply: int) -> None:
        self._visit = visit
        self._number = number
        self._reply = reply
        self._kept = ""

    async def read(self) -> ArticleForm:
        """What was typed last, else what the group says."""
        app = self._visit.app
        detail = await app.database.read(gaps.access_gap, self._visit.person, app, self._number)
        kept = read_form(detail.group.draft) if detail.group.draft else None
        form = kept or _compose(detail, self._reply)
        self._kept = write_form(form)  # what the group says can be had again
        return form

    def keep(self, fields: ArticleFields) -> None:
        """From now on what is typed is kept."""
        ui.timer(KEEP_SECONDS, lambda: self._keep(fields))

    async def end(self, key: str) -> None:
        """It has been saved as this article."""
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(gaps.do_begin, person, self._number, key=key))
        self._number = 0

    async def _keep(self, fields: ArticleFields) -> None:
        form = fields.form()
        text = write_form(form) if form is not None else ""
        if not text or text == self._kept or not self._number:
            return
        self._kept = text
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(gaps.do_keep_draft, person, self._number, text))


def _compose(detail: Detail, reply: int) -> ArticleForm:
    chosen = detail.replies[reply - 1] if 0 < reply <= len(detail.replies) else None
    language = chosen.language if chosen is not None else detail.wordings[0].language if detail.wordings else ""
    asked = [one.text for one in detail.wordings if one.language == language][:MOST_QUESTIONS]
    return ArticleForm(
        title=asked[0] if asked else detail.group.title,
        questions="\n".join(asked),
        body=chosen.text if chosen is not None else "",
    )
