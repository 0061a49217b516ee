"""Sending a text to a second person, and taking it back."""

from __future__ import annotations

from typing import Final

from bot.core.articles.approval import Approval, Step
from bot.core.people import Person, Right, may
from bot.errors import BadArticle, NotFound
from bot.service.articles import drafts
from bot.service.articles.approving.written import Written, read_written
from bot.service.articles.problems import NoReviewer, NothingToReview
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import approvals
from bot.storage.database import Tx
from bot.storage.people import people

NOTE_LENGTH: Final = 1000


async def send(
    app: App, person: Person, *, key: str, language: str, asked_id: int | None = None, note: str = ""
) -> Approval:
    """Have somebody look at the article as it is written now; what waited or came back before gives way to it.

    Raises:
        NotFound: there is no such file.
        BadArticle: it could not go live so.
        NothingToReview: customers read just this already.
        NoReviewer: who is asked may not look.
    """
    check_right(person, Right.EDIT_ARTICLES)
    written = await read_written(app, person, key=key, language=language)
    drafts.check_text(written.draft.text, written.draft)
    if written.live and written.is_still(written.live):
        raise NothingToReview()
    return await app.database.write(_do_send, person, written, asked_id, note.strip()[:NOTE_LENGTH])


async def send_if_able(app: App, person: Person, *, key: str, language: str) -> bool:
    """The same, where the business has a second person look and there is something to look at; whether it was sent."""
    if not app.business.wants_second(key.partition("/")[0]):
        return False
    try:
        await send(app, person, key=key, language=language)
    except (NotFound, BadArticle, NothingToReview):
        return False
    return True


def list_reviewers(tx: Tx, person: Person) -> dict[int, str]:
    """Who may look at what this person sends: names by id."""
    check_right(person, Right.SEE_ARTICLES)
    return {one.id: one.name for one in people.list_people(tx) if one.id != person.id and may(one, Right.EDIT_ARTICLES)}


def do_withdraw(tx: Tx, person: Person, *, key: str, language: str) -> bool:
    """Nobody needs to look; what is written stays. Whether anything waited."""
    check_right(person, Right.EDIT_ARTICLES)
    return approvals.close(tx, article=key, language=language, step=Step.WITHDRAWN, person_id=person.id)


def _do_send(tx: Tx, person: Person, written: Written, asked_id: int | None, note: str) -> Approval:
    if asked_id is not None:
        _check_reviewer(tx, asked_id, person, written)
    own = {"article": written.draft.key, "language": written.draft.language}
    approvals.close(tx, **own, step=Step.AGAIN, person_id=person.id)
    approvals.add(tx, **own, text=written.draft.text, author_id=person.id, asked_id=asked_id, note=note)
    sent = approvals.find_open(tx, **own)
    assert sent is not None
    return sent


def _check_reviewer(tx: Tx, asked_id: int, person: Person, written: Written) -> None:
    """Raises NoReviewer."""
    asked = next((one for one in people.list_people(tx) if one.id == asked_id), None)
    if asked is None or not may(asked, Right.EDIT_ARTICLES) or asked.id in (person.id, written.last_id):
        raise NoReviewer(name=asked.name if asked is not None else "?")
