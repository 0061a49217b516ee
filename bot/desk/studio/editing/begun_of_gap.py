"""An article that begins with a group of questions nobody had an answer to."""

from __future__ import annotations

from bot.desk.studio.article_form import ArticleForm
from bot.desk.studio.editing.begun import Begun
from bot.service.insights import gaps
from bot.service.insights.gaps import Detail

MOST_QUESTIONS = 10


class BegunOfGap(Begun):
    """The wordings, and one of the operators' answers."""

    do_keep = staticmethod(gaps.do_keep_draft)
    do_begin = staticmethod(gaps.do_begin)

    async def _find(self) -> tuple[str, ArticleForm]:
        app = self._visit.app
        detail = await app.database.read(gaps.access_gap, self._visit.person, app, self._number)
        return detail.group.draft, _compose(detail, self._reply)


def _compose(detail: Detail, reply: int) -> ArticleForm:
    chosen = detail.replies[reply - 1] if 0 < reply <= len(detail.replies) else None
    language = chosen.language if chosen is not None else detail.wordings[0].language if detail.wordings else ""
    asked = [one.text for one in detail.wordings if one.language == language][:MOST_QUESTIONS]
    return ArticleForm(
        title=asked[0] if asked else detail.group.title,
        questions="\n".join(asked),
        body=chosen.text if chosen is not None else "",
    )
