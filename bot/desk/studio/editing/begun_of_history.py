"""A new article that begins with a topic of old conversations: prefilled, and kept until it is in a file."""

from __future__ import annotations

from nicegui import ui

from bot.core.insights.histories import OldTopic
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm, read_form, write_form
from bot.desk.studio.editing.fields import ArticleFields
from bot.service.articles.histories import topics
from bot.service.articles.histories.drafting import title_of

KEEP_SECONDS = 1.0
MOST_QUESTIONS = 25


class BegunOfHistory:
    """``reply``: which of the answers in this language the text begins with, from 1; 0 for none."""

    def __init__(self, visit: Visit, number: int, *, reply: int, language: str) -> None:
        self._visit = visit
        self._number = number
        self._reply = reply
        self._language = language
        self._kept = ""

    async def read(self) -> ArticleForm:
        """What was typed last, else what the topic says."""
        topic = await self._visit.app.database.read(topics.access_topic, self._visit.person, self._number)
        kept = read_form(topic.draft) if topic.draft else None
        form = kept or _compose(topic, self._reply, self._language)
        self._kept = write_form(form)  # what the topic says can be had again
        return form

    def keep(self, fields: ArticleFields) -> None:
        """From now on what is typed is kept."""
        ui.timer(KEEP_SECONDS, lambda: self._keep(fields))

    async def end(self, key: str) -> None:
        """It has been saved as this article."""
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(topics.do_begin, person, self._number, key=key))
        self._number = 0

    async def _keep(self, fields: ArticleFields) -> None:
        form = fields.form()
        text = write_form(form) if form is not None else ""
        if not text or text == self._kept or not self._number:
            return
        self._kept = text
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(topics.do_keep_draft, person, self._number, text))


def _compose(topic: OldTopic, reply: int, language: str) -> ArticleForm:
    texts = topic.replies.get(language, ())
    asked = [one.text for one in topic.wordings if one.language == language][:MOST_QUESTIONS]
    return ArticleForm(
        title=title_of(topic, language),
        questions="\n".join(asked),
        body=texts[reply - 1] if 0 < reply <= len(texts) else "",
    )
