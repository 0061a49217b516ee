"""Conversations: found by chat, locked by id, changed only under their lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, update

from bot.core.conversation import BOT, TOPIC, Conversation, Holder, Memory, Owner, hand_over
from bot.core.events import Topic
from bot.core.messages import Author, Kind, Profile
from bot.core.reach.joins import How
from bot.errors import NotFound
from bot.storage.chat import joins, moves, search
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.behalf import behalf_chats
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.reach import chat_keys

MOST_TOPICS = 50  # of one chat that are looked through


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A conversation with the oldest message the bot has not read; ``told``: the customer knows that it is late."""

    conversation: Conversation
    message_id: int
    written_at: datetime
    told: bool


def find_or_create(
    tx: Tx, *, channel: str, chat_key: str, profile: Profile, language: str, account: str = ""
) -> Conversation:
    """The locked conversation of a chat, made on its first message."""
    row = _by_chat(tx, channel, account, chat_key)
    if row is None:
        new = {"channel": channel, "account": account, "chat_key": chat_key, "language": language}
        made = tx.insert_if_new(conversations, **new, created_at=tx.now)
        row = _by_chat(tx, channel, account, chat_key)
        if made is not None:
            _join_moved(tx, made, channel=channel, account=account, chat_key=chat_key)
    assert row is not None
    conversation = to_conversation(row)
    named = profile.name and (profile.name, profile.username) != (row["customer_name"], row["username"])
    return _record_names(tx, row, profile) if named else conversation


def lock(tx: Tx, conversation_id: int) -> Conversation:
    """The conversation, held until the transaction ends.

    Raises:
        NotFound: there is none with this id.
    """
    query = select(conversations).where(conversations.c.id == conversation_id).with_for_update()
    return _one(tx.connection.execute(query).mappings().first())


def get(tx: Tx, conversation_id: int) -> Conversation:
    """The conversation as it stands, without a lock."""
    query = select(conversations).where(conversations.c.id == conversation_id)
    return _one(tx.connection.execute(query).mappings().first())


def find(tx: Tx, *, channel: str, chat_key: str, account: str = "") -> Conversation | None:
    """The conversation of a chat, if it exists."""
    row = _by_chat(tx, channel, account, chat_key)
    return to_conversation(row) if row is not None else None


def iter_topics(tx: Tx, *, channel: str, chat_key: str, account: str = "") -> Iterator[Conversation]:
    """The conversations in the newest topics of a chat, the newest first, each locked when its turn comes."""
    table = conversations.c
    inside = table.chat_key.startswith(f"{chat_key}{TOPIC}", autoescape=True)
    where = (table.channel == channel, table.account == account, inside)
    query = select(table.id).where(*where).order_by(table.id.desc()).limit(MOST_TOPICS)
    for number in tx.connection.execute(query).scalars().all():
        yield lock(tx, number)


def record_owner(tx: Tx, conversation: Conversation, to: Owner) -> Conversation:
    """Give the locked conversation to its next owner: a new epoch begins."""
    after = hand_over(conversation, to)
    tx.tell(Topic.CONVERSATION, conversation.id)
    tx.tell(Topic.QUEUE)
    fields: dict[str, Any] = {"holder": to.holder.value, "person_id": to.person_id, "epoch": after.epoch}
    if to == BOT:
        fields |= {"memory": None, "dialogue": "", "read_through": _last_customer_message(tx, conversation.id)}
    return _change(tx, conversation.id, **fields)


def record_memory(tx: Tx, conversation_id: int, *, memory: Memory, dialogue: str, read_through: int) -> None:
    """What the bot remembers after a turn, as of now, and how far it has read."""
    _change(tx, conversation_id, memory=pack(replace(memory, at=tx.now)), dialogue=dialogue, read_through=read_through)


def record_language(tx: Tx, conversation_id: int, *, language: str, chosen: bool = False) -> None:
    """The language of the conversation; one ``chosen`` by the customer is not changed by detection."""
    fields: dict[str, Any] = {"language": language} | ({"language_chosen": True} if chosen else {})
    _change(tx, conversation_id, **fields)


def give_language_back(tx: Tx, conversation_id: int, *, language: str, chosen: bool) -> None:
    """The language as it was, and whether the customer had chosen it."""
    _change(tx, conversation_id, language=language, language_chosen=chosen)


def record_place(tx: Tx, conversation: Conversation, *, channel: str, account: str, chat_key: str) -> Conversation:
    """The locked conversation is held there from now on, where no other may be; browsers that showed it do no more."""
    tx.connection.execute(delete(chat_keys).where(chat_keys.c.conversation_id == conversation.id))
    tx.tell(Topic.CONVERSATION, conversation.id)
    tx.tell(Topic.QUEUE)
    return _change(tx, conversation.id, channel=channel, account=account, chat_key=chat_key)


def start_waiting(tx: Tx, conversation: Conversation, since: datetime) -> None:
    """The customer wrote: their wait begins now unless it has begun before."""
    if conversation.waiting_since is None:
        _change(tx, conversation.id, waiting_since=since)


def stop_waiting(tx: Tx, conversation_id: int, *, since: datetime | None = None) -> None:
    """Somebody answered; ``since`` is the arrival of the first message they had not seen."""
    _change(tx, conversation_id, waiting_since=since)


def record_late_notice(tx: Tx, conversation_id: int, *, message_id: int) -> None:
    """The customer was told that the bot is late with this message."""
    _change(tx, conversation_id, late_notice=message_id)


def record_start(tx: Tx, conversation_id: int, *, payload: str) -> None:
    """The customer came by a deep link with this payload."""
    _change(tx, conversation_id, start_payload=payload)


def record_blocked(tx: Tx, conversation_id: int, *, blocked: bool) -> None:
    """The customer has blocked the bot, or is back."""
    _change(tx, conversation_id, blocked=blocked)


def find_late_notice(tx: Tx, conversation_id: int) -> int:
    """The message of whose delay the customer was told last; 0 for none."""
    query = select(conversations.c.late_notice).where(conversations.c.id == conversation_id)
    return int(tx.connection.execute(query).scalar_one())


def list_unread(tx: Tx, *, before: datetime) -> tuple[Unread, ...]:
    """Bot-held conversations with a customer message from before ``before`` that the bot has not read, and is to read
    now: not those that the owner of the shop's account has.

    Found by who waits, so that the cost is bounded by what is open and not by what there is.
    """
    unread = and_(
        messages.c.conversation_id == conversations.c.id,
        messages.c.author == Author.CUSTOMER.value,
        messages.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)),
        messages.c.id > conversations.c.read_through,
        messages.c.created_at < before,
        messages.c.deleted_at.is_(None),
    )
    left = select(behalf_chats.c.conversation_id).where(behalf_chats.c.hushed_until > tx.now)
    query = (
        select(conversations, messages.c.id.label("unread"), messages.c.created_at.label("written_at"))
        # an outer join, or SQLite begins with all messages there are; for the same reason it does not sort
        .outerjoin(messages, unread)
        .where(conversations.c.waiting_since < before, conversations.c.holder == Holder.BOT.value)
        .where(conversations.c.id.not_in(left))
    )
    rows = [row for row in tx.connection.execute(query).mappings() if row["unread"] is not None]
    oldest: dict[int, Unread] = {}
    for row in sorted(rows, key=lambda row: int(row["unread"])):
        oldest.setdefault(row["id"], _to_unread(row))
    return tuple(oldest.values())


def list_reachable(tx: Tx, numbers: Sequence[int]) -> tuple[Conversation, ...]:
    """Those of these that the bot has, and whose customers have not blocked it."""
    ours = (conversations.c.holder == Holder.BOT.value, conversations.c.blocked.is_(False))
    query = select(conversations).where(conversations.c.id.in_(numbers), *ours)
    return tuple(to_conversation(row) for row in tx.connection.execute(query).mappings())


def to_conversation(row: Mapping[Any, Any]) -> Conversation:
    """A row of the table as the core object."""
    return Conversation(
        id=row["id"],
        channel=row["channel"],
        account=row["account"],
        chat_key=row["chat_key"],
        owner=Owner(holder=Holder(row["holder"]), person_id=row["person_id"]),
        epoch=row["epoch"],
        language=row["language"],
        language_chosen=row["language_chosen"],
        customer_name=row["given_name"] or row["customer_name"],
        username=row["username"],
        memory=unpack(Memory, row["memory"]) if row["memory"] else Memory(),
        dialogue=row["dialogue"],
        read_through=row["read_through"],
        waiting_since=row["waiting_since"],
        blocked=row["blocked"],
        start_payload=row["start_payload"],
    )


def _to_unread(row: Mapping[Any, Any]) -> Unread:
    return Unread(
        conversation=to_conversation(row),
        message_id=row["unread"],
        written_at=row["written_at"],
        told=row["late_notice"] >= row["unread"],
    )


def _by_chat(tx: Tx, channel: str, account: str, chat_key: str) -> Mapping[Any, Any] | None:
    table = conversations.c
    query = select(conversations).where(table.channel == channel, table.account == account, table.chat_key == chat_key)
    row = tx.connection.execute(query.with_for_update()).mappings().first()
    return row if row is not None else _by_other_key(tx, channel, account, chat_key)


def _join_moved(tx: Tx, made: int, *, channel: str, account: str, chat_key: str) -> None:
    """Who writes where an earlier chat of theirs was before it went on elsewhere is the same person."""
    move = moves.find_move(tx, channel=channel, account=account, chat_key=chat_key)
    if move is not None:
        joins.record_join(tx, move.conversation_id, made, how=How.MOVE)


def _by_other_key(tx: Tx, channel: str, account: str, chat_key: str) -> Mapping[Any, Any] | None:
    """The chat that another browser of the customer shows as well."""
    table = chat_keys.c
    query = select(conversations).join(chat_keys, table.conversation_id == conversations.c.id)
    where = (table.channel == channel, table.account == account, table.chat_key == chat_key)
    return tx.connection.execute(query.where(*where).with_for_update(of=conversations)).mappings().first()


def _change(tx: Tx, conversation_id: int, **fields: Any) -> Conversation:
    change = update(conversations).where(conversations.c.id == conversation_id).values(**fields)
    return _one(tx.connection.execute(change.returning(conversations)).mappings().first())


def _last_customer_message(tx: Tx, conversation_id: int) -> int:
    query = (
        select(messages.c.id)
        .where(messages.c.conversation_id == conversation_id, messages.c.author == Author.CUSTOMER.value)
        .order_by(messages.c.id.desc())
        .limit(1)
    )
    return int(tx.connection.execute(query).scalar() or 0)


def _record_names(tx: Tx, row: Mapping[Any, Any], profile: Profile) -> Conversation:
    before = search.join_names(row["customer_name"], row["username"], row["given_name"])
    now = search.join_names(profile.name, profile.username, row["given_name"])
    search.record_names(tx, row["id"], now=now, before=before)
    return _change(tx, row["id"], customer_name=profile.name, username=profile.username)


def _one(row: Mapping[Any, Any] | None) -> Conversation:
    if row is None:
        raise NotFound(what="conversation")
    return to_conversation(row)
