"""An article that begins with a topic of old conversations."""

from __future__ import annotations

from bot.core.insights.histories import OldTopic
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm
from bot.desk.studio.editing.begun import Begun
from bot.service.articles.histories import topics
from bot.service.articles.histories.drafting import title_of

MOST_QUESTIONS = 25


class BegunOfHistory(Begun):
    """The wordings in one language, and one of the answers in it."""

    do_keep = staticmethod(topics.do_keep_draft)
    do_begin = staticmethod(topics.do_begin)

    def __init__(self, visit: Visit, number: int, *, reply: int, language: str) -> None:
        super().__init__(visit, number, reply=reply)
        self._language = language

    async def _find(self) -> tuple[str, ArticleForm]:
        topic = await self._visit.app.database.read(topics.access_topic, self._visit.person, self._number)
        return topic.draft, _compose(topic, self._reply, self._language)


def _compose(topic: OldTopic, reply: int, language: str) -> ArticleForm:
    texts = topic.replies.get(language, ())
    asked = [one.text for one in topic.wordings if one.language == language][:MOST_QUESTIONS]
    return ArticleForm(
        title=title_of(topic, language),
        questions="\n".join(asked),
        body=texts[reply - 1] if 0 < reply <= len(texts) else "",
    )
