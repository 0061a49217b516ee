"""How it stands with what was sent for review, for whoever looks at the article or at all of them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.articles.approval import Approval, Step
from bot.core.people import Person, Right, may
from bot.service.articles.approving.written import Written, read_written
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import approvals
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class Standing:
    """``changed``: the text is another one by now; ``own``: this person sent it or changed it last, so they do not
    decide; ``before``: what was sent back last, "" for nothing.
    """

    approval: Approval
    written: Written
    changed: bool
    own: bool
    before: str

    @property
    def waits(self) -> bool:
        """Whether somebody can decide it now."""
        return self.approval.step is Step.WAITING and not self.changed


async def read_standing(app: App, person: Person, *, key: str, language: str) -> Standing | None:
    """Of an article; None when nothing was sent.

    Raises:
        NotFound: its file is gone.
    """
    check_right(person, Right.SEE_ARTICLES)
    approval, before = await app.database.read(_find, key, language)
    if approval is None:
        return None
    written = await read_written(app, person, key=key, language=language)
    own = person.id in (approval.author_id, written.last_id) or not may(person, Right.EDIT_ARTICLES)
    changed = not written.is_still(approval.text)
    return Standing(approval=approval, written=written, changed=changed, own=own, before=before)


def find_step(tx: Tx, person: Person, *, key: str, language: str) -> Approval | None:
    """What is open of an article, for a page that looks again and again."""
    check_right(person, Right.SEE_ARTICLES)
    return approvals.find_open(tx, article=key, language=language)


def list_waiting(tx: Tx, person: Person) -> frozenset[str]:
    """The files somebody is to look at, by path."""
    check_right(person, Right.SEE_ARTICLES)
    found = (one for one in approvals.list_open(tx) if one.step is Step.WAITING)
    return frozenset(f"{one.language}/{one.article}.md" for one in found)


def _find(tx: Tx, key: str, language: str) -> tuple[Approval | None, str]:
    own = {"article": key, "language": language}
    return approvals.find_open(tx, **own), approvals.find_last_text(tx, **own)
