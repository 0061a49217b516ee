"""Notes of staff, and whom they call."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, insert, select, update

from bot.core.events import Topic
from bot.core.notes import Note
from bot.storage.database import Tx
from bot.storage.tables.cases import mentions, notes
from bot.storage.tables.people import people

MOST = 300  # of one conversation, the newest


def record_note(
    tx: Tx,
    *,
    conversation_id: int,
    person_id: int,
    text: str,
    client_id: str | None = None,
    to_person_id: int | None = None,
    to_team: str = "",
    mentioned: Sequence[int] = (),
) -> int:
    """Write a note and call those mentioned; its id."""
    number = tx.insert(
        insert(notes).values(
            conversation_id=conversation_id,
            person_id=person_id,
            to_person_id=to_person_id,
            to_team=to_team,
            text=text,
            client_id=client_id,
            created_at=tx.now,
        )
    )
    called = [{"note_id": number, "person_id": one, "conversation_id": conversation_id} for one in set(mentioned)]
    if called:
        tx.connection.execute(insert(mentions), called)
        tx.tell(Topic.QUEUE)
    tx.tell(Topic.CONVERSATION, conversation_id)
    return number


def find_by_client_id(tx: Tx, client_id: str) -> int | None:
    """The note a browser has asked for already."""
    return tx.connection.execute(select(notes.c.id).where(notes.c.client_id == client_id)).scalar()


def list_notes(tx: Tx, conversation_id: int) -> tuple[Note, ...]:
    """The notes of a conversation, oldest first."""
    author, receiver, called = people.alias(), people.alias(), people.alias()
    names = (
        select(func.aggregate_strings(called.c.name, "\n"))
        .join(mentions, mentions.c.person_id == called.c.id)
        .where(mentions.c.note_id == notes.c.id)
        .correlate(notes)
        .scalar_subquery()
    )
    query = (
        select(notes, author.c.name.label("author"), receiver.c.name.label("receiver"), names.label("names"))
        .join(author, author.c.id == notes.c.person_id)
        .outerjoin(receiver, receiver.c.id == notes.c.to_person_id)
        .where(notes.c.conversation_id == conversation_id)
        .order_by(notes.c.id.desc())
        .limit(MOST)
    )
    rows = tx.connection.execute(query).mappings().all()
    return tuple(
        Note(
            id=row["id"],
            person_id=row["person_id"],
            person_name=row["author"],
            text=row["text"],
            created_at=row["created_at"],
            to_name=row["receiver"] or "",
            to_team=row["to_team"],
            mentioned=tuple(sorted(row["names"].split("\n"))) if row["names"] else (),
        )
        for row in reversed(rows)
    )


def find_newest_of_others(tx: Tx, conversation_id: int, *, person_id: int) -> int:
    """The id of the newest note that is not this person's; 0 for none."""
    where = (notes.c.conversation_id == conversation_id, notes.c.person_id != person_id)
    return int(tx.connection.execute(select(func.max(notes.c.id)).where(*where)).scalar() or 0)


def record_seen(tx: Tx, conversation_id: int, *, person_id: int) -> None:
    """The person has read what calls them here."""
    where = (
        mentions.c.conversation_id == conversation_id,
        mentions.c.person_id == person_id,
        mentions.c.seen_at.is_(None),
    )
    if tx.connection.execute(update(mentions).where(*where).values(seen_at=tx.now)).rowcount:
        tx.tell(Topic.QUEUE)
