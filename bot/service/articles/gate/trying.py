"""Questions tried against what is live and against a draft: what the bot would do, and the very words of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from bot.core.articles.replay import Change, Question, Verdict, judge
from bot.core.people import Person, Right
from bot.markup.variants import read_condition
from bot.service.articles.drafts import read_library
from bot.service.articles.gate.asking import Replayed, Told, Wanted, replay
from bot.service.articles.gate.checking import Changes
from bot.service.articles.problems import WhomUnread
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.insights import sample

MOST: Final = 30  # questions at once
PART: Final = 3  # questions a job, so that the first are there at once
REAL: Final = 10
WEEK: Final = timedelta(days=7)


async def try_questions(
    app: App,
    person: Person,
    questions: Iterable[str],
    *,
    language: str = "",
    changes: Changes,
    drafts: bool = False,
    told: Told | None = None,
    whom: str = "",
) -> tuple[Verdict, ...]:
    """What the bot does with each now, and would do with these texts published, or with all drafts.

    Where nothing would change, before and after are the same. ``language`` is that of all questions, "" for each its
    own. ``whom``: what is known of who asks, such as "channel = web".

    Raises:
        BadInput: ``whom`` can't be read.
        EngineBusy: nobody is there to ask.
    """
    if whom.strip() and not read_condition(whom):
        raise WhomUnread(text=whom[:80])
    texts = tuple(questions)[:MOST]
    wanted = Wanted(
        questions=tuple((text, language) for text in texts),
        changes=dict(changes),
        as_published=True,
        drafts=drafts,
        understand=True,
        words=True,
        whom=whom,
    )
    found = await replay(app, person, wanted, part=PART, told=told)
    return tuple(_judge(text, language, one) for text, one in zip(texts, found, strict=True))


def offers_whom(app: App) -> bool:
    """Whether any article says something else to some customers."""
    return read_library(app).has_variants


def list_real(tx: Tx, person: Person, *, article: str = "") -> tuple[str, ...]:
    """What customers asked in the last week, the newest first; of one article, if it was shown for them."""
    check_right(person, Right.SEE_INSIGHTS)
    found = sample.list_sample(tx, since=tx.now - WEEK, limit=REAL, article=article)
    return tuple(one.text for one in found)


def _judge(text: str, language: str, one: Replayed) -> Verdict:
    question = Question(text=text, language=language)
    if one.after is None:
        return Verdict(question=question, before=one.before, after=one.before, change=Change.SAME)
    return judge(question, one.before, one.after)
