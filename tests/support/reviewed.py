"""Closed cases, and reviews of them."""

from __future__ import annotations

from bot.core.insights.reviews.review import Filled, LineComment, Review
from bot.core.insights.reviews.score import Mark
from bot.core.people import Person
from bot.service.cases import closing, reply
from bot.service.cases.closing import Ending
from bot.service.insights.reviews import keeping, reviewing
from bot.service.insights.reviews.reviewing import Sheet
from bot.service.ports import App
from bot.storage.insights.reviews import reviews
from tests.support.acting import chat_of, hand_to, run_jobs


async def close_case(app: App, person: Person, chat: str = "1") -> int:
    """A case this person answered and closed; its number."""
    case = await hand_to(app, person, chat)
    conversation = await chat_of(app, chat)
    text = "It is on its way and arrives tomorrow."
    await app.database.write(reply.do_reply, app, person, conversation.id, text, client_id=f"r-{case.id}")
    await app.database.write(closing.do_close, app, person, conversation.id, Ending())
    await run_jobs(app)
    return case.id


async def fill(app: App, person: Person, *, worst: str = "", skip: str = "", comment: str = "") -> Filled:
    """All of the first card as good as can be, ``worst`` as bad as can be, without ``skip``."""
    card = (await app.database.read(keeping.list_cards, app, person))[0]
    marks = tuple(
        Mark(category=one.key, value=one.scale.values[0 if one.key == worst else -1])
        for one in card.categories
        if one.key != skip
    )
    return Filled(marks=marks, comment=comment)


async def finish(app: App, person: Person, case_id: int, *, worst: str = "", comment: str = "") -> float:
    """Review a case from beginning to end; the score."""
    known = await app.database.read(reviews.find, case_id)
    filled = await fill(app, person, worst=worst, comment=comment)
    sheet = Sheet(filled=filled, revision=known.revision if known is not None else 0)
    return await app.database.write(reviewing.do_finish, app, person, case_id, sheet)


async def review_of(app: App, case_id: int) -> Review:
    """The review of a case as it stands."""
    found = await app.database.read(reviews.find, case_id)
    assert found is not None, "this case has no review"
    return found


def comment_on(filled: Filled, message_id: int, text: str) -> Filled:
    """The same with a comment at a line."""
    line = LineComment(message_id=message_id, text=text)
    return Filled(marks=filled.marks, comment=filled.comment, lines=(*filled.lines, line))
