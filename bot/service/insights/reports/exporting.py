"""All chats behind a figure, for a table outside the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event
from typing import TypeVar

from bot.core.insights.reports.cells import MOST_ROWS
from bot.core.insights.reports.listing import Row
from bot.core.people import Person
from bot.errors import AnswerdeskError
from bot.service.insights.reports.listing import Listing, Wanted, list_chats, read_rows, to_cut
from bot.service.ports import App, Tx
from bot.storage.system import audit

T = TypeVar("T")
Take = Callable[[Listing, Iterator[Row]], None]


class Gone(AnswerdeskError):
    """Who asked for the table is no longer there."""


async def export(app: App, person: Person, wanted: Wanted, take: Take, *, gone: Event) -> None:
    """Hand the rows, the newest 100,000, to ``take`` as they are read, off the event loop; who did it is written down.

    Raises:
        Gone: ``gone`` was set meanwhile.
        NotAllowed: as for the list.
    """
    await app.database.report(_hand_over, app, person, wanted, take, gone)
    await app.database.write(_record, person, wanted)


def _hand_over(tx: Tx, app: App, person: Person, wanted: Wanted, take: Take, gone: Event) -> None:
    listing = list_chats(tx, app, person, replace(wanted, page=1))
    rows = read_rows(tx, app, listing.span, wanted, to_cut(person, wanted), limit=MOST_ROWS)
    take(listing, until(gone, rows))


def until(gone: Event, rows: Iterator[T]) -> Iterator[T]:
    """The rows, as long as somebody waits for them.

    Raises:
        Gone: nobody does.
    """
    for row in rows:
        if gone.is_set():
            raise Gone()
        yield row


def _record(tx: Tx, person: Person, wanted: Wanted) -> None:
    audit.record_audit(tx, person_id=person.id, action="numbers.export", object=f"{wanted.measure.key} {wanted.days}")
