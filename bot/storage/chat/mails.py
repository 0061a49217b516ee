"""The addresses customers leave, and the letters that were written to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import and_, case, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.events import Topic
from bot.core.messages import Author, Delivery
from bot.core.reach.inbound import KEY
from bot.core.reach.mail import Contact, Mail, MailState
from bot.storage.database import Tx
from bot.storage.tables.chat import messages, outbox
from bot.storage.tables.reach import mail_contacts, mails

OURS: Final = (Author.BOT.value, Author.SYSTEM.value)
MOST_KEYS: Final = 100
_KEY: Final = re.compile(r"<[^<>\s]{5,200}>")
UNDER_WAY = (MailState.QUEUED.value, MailState.SENDING.value)


def find_contact(tx: Tx, conversation_id: int) -> Contact | None:
    """The address of a chat; None where none was left."""
    query = select(mail_contacts).where(mail_contacts.c.conversation_id == conversation_id)
    row = tx.connection.execute(query).mappings().first()
    return _to_contact(row) if row is not None else None


def record_contact(tx: Tx, conversation_id: int, *, address: str, seen_through: int) -> None:
    """Letters go there from now on; what troubled the last address troubles no more."""
    make = sqlite.insert if tx.connection.dialect.name == "sqlite" else postgresql.insert
    said = {"address": address, "given_at": tx.now, "problem": ""}
    row = make(mail_contacts).values(**said, conversation_id=conversation_id, seen_through=seen_through)
    tx.connection.execute(row.on_conflict_do_update(index_elements=["conversation_id"], set_=said))
    tx.tell(Topic.CONVERSATION, conversation_id)


def remove_contact(tx: Tx, conversation_id: int) -> bool:
    """Nothing is sent there any more; whether there was an address."""
    where = mail_contacts.c.conversation_id == conversation_id
    tx.tell(Topic.CONVERSATION, conversation_id)
    return tx.connection.execute(delete(mail_contacts).where(where)).rowcount > 0


def record_seen(tx: Tx, conversation_id: int, *, through: int) -> None:
    """The customer has had all lines up to this one before them."""
    where = (mail_contacts.c.conversation_id == conversation_id, mail_contacts.c.seen_through < through)
    tx.connection.execute(update(mail_contacts).where(*where).values(seen_through=through))


def record_mailed(tx: Tx, conversation_id: int, *, through: int) -> None:
    """A letter has just told all up to this line."""
    where = mail_contacts.c.conversation_id == conversation_id
    tx.connection.execute(update(mail_contacts).where(where).values(mailed_through=through, mailed_at=tx.now))


def record_problem(tx: Tx, conversation_id: int, *, address: str, problem: str) -> None:
    """Nothing can be sent to this address, if it still is the one."""
    where = (mail_contacts.c.conversation_id == conversation_id, mail_contacts.c.address == address)
    tx.connection.execute(update(mail_contacts).where(*where).values(problem=problem))


def list_unread(tx: Tx, contact: Contact) -> tuple[int, ...]:
    """What staff wrote that the customer has and has not read, and no letter told; whoever writes in the chat has read.
    Who writes by mail is told what the bot says as well.
    """
    here, by_mail = _find_written(tx, contact.conversation_id)
    wanted = messages.c.author == Author.OPERATOR.value
    if by_mail > here:
        wanted = or_(wanted, and_(messages.c.author.in_(OURS), messages.c.id > by_mail))
    query = (
        select(messages.c.id)
        .join(outbox, outbox.c.message_id == messages.c.id)
        .where(
            messages.c.conversation_id == contact.conversation_id,
            wanted,
            messages.c.id > max(contact.seen_through, contact.mailed_through, here),
            messages.c.deleted_at.is_(None),
            outbox.c.operation == "send",
            outbox.c.state == Delivery.SENT.value,
        )
    )
    return tuple(tx.connection.execute(query.distinct().order_by(messages.c.id)).scalars())


def find_answered(tx: Tx, names: str) -> int | None:
    """The chat of a letter of ours that is named by its Message-ID."""
    keys = sorted(set(_KEY.findall(names)))[:MOST_KEYS]
    query = select(mails.c.conversation_id).where(mails.c.message_key.in_(keys)).order_by(mails.c.id.desc())
    found: int | None = tx.connection.execute(query.limit(1)).scalar() if keys else None
    return found


def _find_written(tx: Tx, conversation_id: int) -> tuple[int, int]:
    """The newest line the customer wrote in the chat, and the newest that came by mail; 0 for none."""
    came = func.coalesce(messages.c.channel_key, "").startswith(KEY)
    newest = (func.coalesce(func.max(case((one, messages.c.id))), 0) for one in (~came, came))
    where = (messages.c.conversation_id == conversation_id, messages.c.author == Author.CUSTOMER.value)
    here, by_mail = tx.connection.execute(select(*newest).where(*where)).one()
    return int(here), int(by_mail)


def find_under_way(tx: Tx, conversation_id: int) -> Mail | None:
    """The letter of a chat that has not left yet."""
    where = (mails.c.conversation_id == conversation_id, mails.c.state.in_(UNDER_WAY))
    row = tx.connection.execute(select(mails).where(*where).order_by(mails.c.id.desc())).mappings().first()
    return _to_mail(row) if row is not None else None


def record_mail(tx: Tx, contact: Contact, *, first_id: int, last_id: int, message_key: str) -> Mail:
    """A new letter."""
    fields = {"conversation_id": contact.conversation_id, "address": contact.address, "message_key": message_key}
    row = insert(mails).values(**fields, first_id=first_id, last_id=last_id, created_at=tx.now)
    return _get(tx, tx.insert(row))


def record_state(tx: Tx, mail: Mail, state: MailState, **fields: Any) -> Mail:
    """What has become of it; ``fields``: error, attempts, address, first_id, last_id."""
    if state is MailState.SENT:
        fields["sent_at"] = tx.now
    tx.connection.execute(update(mails).where(mails.c.id == mail.id).values(state=state.value, **fields))
    tx.tell(Topic.CONVERSATION, mail.conversation_id)
    return _get(tx, mail.id)


def forget(tx: Tx, mail: Mail) -> None:
    """It is not needed: the customer has read what it would have told."""
    tx.connection.execute(delete(mails).where(mails.c.id == mail.id))


def find_last_key(tx: Tx, conversation_id: int) -> str:
    """The Message-ID of the letter before, "" for the first one."""
    where = (mails.c.conversation_id == conversation_id, mails.c.state == MailState.SENT.value)
    query = select(mails.c.message_key).where(*where).order_by(mails.c.id.desc()).limit(1)
    return str(tx.connection.execute(query).scalar() or "")


def list_mails(tx: Tx, conversation_id: int) -> tuple[Mail, ...]:
    """The letters of a chat, oldest first."""
    query = select(mails).where(mails.c.conversation_id == conversation_id).order_by(mails.c.id)
    return tuple(_to_mail(row) for row in tx.connection.execute(query).mappings())


def _get(tx: Tx, mail_id: int) -> Mail:
    return _to_mail(tx.connection.execute(select(mails).where(mails.c.id == mail_id)).mappings().one())


def _to_contact(row: Mapping[Any, Any]) -> Contact:
    return Contact(
        conversation_id=row["conversation_id"],
        address=row["address"],
        seen_through=row["seen_through"],
        mailed_through=row["mailed_through"],
        mailed_at=row["mailed_at"],
        problem=row["problem"],
    )


def _to_mail(row: Mapping[Any, Any]) -> Mail:
    return Mail(
        id=row["id"],
        conversation_id=row["conversation_id"],
        address=row["address"],
        first_id=row["first_id"],
        last_id=row["last_id"],
        state=MailState(row["state"]),
        created_at=row["created_at"],
        attempts=row["attempts"],
        error=row["error"],
        message_key=row["message_key"],
        sent_at=row["sent_at"],
    )
