"""What the second person says: live, or back to the author; and an admin who can't wait for one."""

from __future__ import annotations

from typing import Final

from bot.core.articles.approval import Approval, Signed, Step
from bot.core.articles.replay import Report
from bot.core.people import Person, Right
from bot.errors import StaleArticle
from bot.service.articles.approving.written import Written, read_written
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import checking
from bot.service.articles.problems import (
    AuthorGone,
    ChangedSince,
    DecidedAlready,
    NeedsComment,
    NeedsEmergency,
    NoLongerWaits,
    OwnText,
    StaleCopy,
)
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import approvals
from bot.storage.database import Tx
from bot.storage.system import audit

COMMENT_LENGTH: Final = 2000


async def publish(app: App, person: Person, number: int, report: Report | None, *, why: str = "") -> Draft:
    """Make live just what was sent; ``report`` is what the gate said, None where nobody could be asked.

    Raises:
        NoLongerWaits, DecidedAlready: somebody was first.
        OwnText: they wrote it themselves.
        ChangedSince: it is another text by now.
        NeedsReason: it loses something, and nobody says why.
    """
    approval, written = await access_decision(app, person, number)
    signed = Signed(author_id=approval.author_id, reviewer_id=person.id)

    def do_decide(tx: Tx) -> None:
        _access_waiting(tx, number)
        approvals.decide(tx, number, Step.LIVE, person_id=person.id)

    try:
        return await checking.publish(
            app,
            person,
            written.draft,
            report,
            why=why or approval.note,
            of=approval.place,
            number=written.number,
            signed=signed,
            first=do_decide,
        )
    except (StaleArticle, StaleCopy) as error:
        raise ChangedSince() from error


async def access_decision(app: App, person: Person, number: int) -> tuple[Approval, Written]:
    """What somebody is about to say yes to.

    Raises:
        NoLongerWaits, DecidedAlready, OwnText, ChangedSince: as publishing it does.
    """
    check_right(person, Right.EDIT_ARTICLES)
    approval = await app.database.read(_access_waiting, number)
    written = await read_written(app, person, key=approval.article, language=approval.language)
    if person.id in (approval.author_id, written.last_id):
        raise OwnText()
    if not written.is_still(approval.text):
        raise ChangedSince()
    return approval, written


def do_send_back(tx: Tx, person: Person, number: int, comment: str) -> None:
    """It needs work, and the author hears what.

    Raises:
        NeedsComment: nobody would know what.
        NoLongerWaits, DecidedAlready: somebody was first.
        OwnText: they sent it themselves.
        AuthorGone: nobody would read it.
    """
    check_right(person, Right.EDIT_ARTICLES)
    approval = _access_waiting(tx, number)
    if person.id == approval.author_id:
        raise OwnText()
    if approval.author_gone:
        raise AuthorGone(name=approval.author_name)
    if not comment.strip():
        raise NeedsComment()
    approvals.decide(tx, number, Step.BACK, person_id=person.id, comment=comment.strip()[:COMMENT_LENGTH])


async def publish_alone(
    app: App, person: Person, draft: Draft, report: Report | None, *, why: str, of: tuple[str, str], number: int
) -> Draft:
    """In an emergency: nobody else has looked, and the history says so.

    Raises:
        NotAllowed: only admins do.
        NeedsEmergency: nobody says why.
        BadArticle, StaleArticle, StaleCopy: as publishing does.
    """
    check_right(person, Right.PUBLISH_ALONE)
    if not why.strip():
        raise NeedsEmergency()
    signed = Signed(author_id=person.id, alone=True)
    what = f"{draft.language}/{draft.key}: {' '.join(why.split())}"
    return await checking.publish(
        app,
        person,
        draft,
        report,
        why=why,
        of=of,
        number=number,
        signed=signed,
        first=lambda tx: audit.record_audit(tx, person_id=person.id, action="article.alone", object=what),
    )


def _access_waiting(tx: Tx, number: int) -> Approval:
    """Raises NoLongerWaits, DecidedAlready."""
    approval = approvals.get(tx, number)
    if approval is not None and approval.step in (Step.LIVE, Step.BACK):
        raise DecidedAlready(name=approval.decided_name)
    if approval is None or approval.step is not Step.WAITING:
        raise NoLongerWaits()
    return approval
