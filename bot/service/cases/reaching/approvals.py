"""Telling whoever is to look at a text, and its author what came of it: once, in working hours."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.articles.approval import Approval, Step
from bot.core.desk.calls import Link, Stage
from bot.core.hours import is_open
from bot.core.people import Right, may_role
from bot.service.cases.reaching.calling import do_queue
from bot.service.ports import App
from bot.storage.articles import approvals
from bot.storage.database import Tx
from bot.storage.people import links

Told = tuple[Approval, tuple[Link, ...]]


async def watch_approvals(app: App) -> int:
    """Tell whoever must be told by now; how many texts. The look takes no writer."""
    due = await app.database.read(list_receivers, app)
    return await app.database.write(do_tell, due) if due else 0


def list_receivers(tx: Tx, app: App) -> tuple[Told, ...]:
    """Of what somebody is to hear, and where; nobody outside working hours."""
    business = app.business
    if not is_open(business.opening, business.zone, tx.now, business.holidays):
        return ()
    untold = approvals.list_untold(tx)
    known = links.list_links(tx) if untold else ()
    return tuple((one, tuple(link for link in known if is_for(one, link))) for one in untold)


def is_for(approval: Approval, link: Link) -> bool:
    """Whether this person is to hear how it stands."""
    if approval.step is Step.WAITING:
        return approval.asks(link.person_id) and may_role(link.role, Right.EDIT_ARTICLES)
    return link.person_id == approval.author_id and approval.decided_by != approval.author_id


def do_tell(tx: Tx, due: Sequence[Told]) -> int:
    """Each once, wherever they are reached."""
    told = 0
    for approval, receivers in due:
        if approvals.record_told(tx, approval.id):
            told += 1
            for link in receivers:
                do_queue(tx, link, {"stage": Stage.APPROVAL.value, "approval_id": approval.id})
    return told
