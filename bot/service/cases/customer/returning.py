"""A chat that went on in another channel by mistake comes back: each place has again what it had."""

from __future__ import annotations

from bot.core.conversation import Conversation, Holder
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Right
from bot.core.reach.joins import ASIDE, How, Kept
from bot.errors import BadInput, Refused
from bot.service.outbox import posting, wording
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.chat import conversations, joins, links, mails, messages, moves
from bot.storage.database import Tx
from bot.storage.system import audit


class NotMoved(BadInput):
    """This chat is where it began, or somebody has brought it back already."""


class PlaceTaken(Refused):
    """On the site the customer has a request open in a new chat. Close that one first."""


def do_bring_back(tx: Tx, app: App, person: Person, conversation_id: int) -> None:
    """Hold the chat where it was before; both places read it.

    Raises:
        NotMoved: it did not leave its place.
        PlaceTaken: a new chat there is with a person.
    """
    check_right(person, Right.ANSWER_CHATS)
    move, known = moves.find_last(tx, conversation_id), joins.list_joins(tx, conversation_id)
    if move is None:
        raise NotMoved()
    newer = conversations.find(tx, channel=move.channel, account=move.account, chat_key=move.chat_key)
    ends = {end for one in known for end in (one.conversation_id, one.other_id)}
    locked = {one: conversations.lock(tx, one) for one in sorted(ends | {conversation_id} | _id_of(newer))}
    conversation = locked[conversation_id]
    if newer is not None and newer.owner.holder is not Holder.BOT:
        raise PlaceTaken()
    _clear(tx, newer, conversation)
    reverse = moves.record_move(
        tx, conversation, to_channel=move.channel, last_id=messages.find_newest(tx, conversation_id), kept=Kept()
    )
    for one in (move.id, reverse):
        moves.record_undone(tx, one, person_id=person.id)
    left = (conversation.channel, conversation.account, conversation.chat_key)
    back = _put(tx, conversation, move.channel, move.account, move.chat_key)
    _give_back(tx, back, move.kept)
    _restore(
        tx, app, person, [one for one in locked.values() if _is_aside(one, conversation_id)], left, conversation_id
    )
    audit.record_audit(tx, person_id=person.id, action="customer.bring-back", object=str(conversation_id))
    _say(tx, app, back, "move-back")


def _id_of(conversation: Conversation | None) -> set[int]:
    return {conversation.id} if conversation is not None else set()


def _put(tx: Tx, conversation: Conversation, channel: str, account: str, chat_key: str) -> Conversation:
    return conversations.record_place(tx, conversation, channel=channel, account=account, chat_key=chat_key)


def _clear(tx: Tx, newer: Conversation | None, conversation: Conversation) -> None:
    """What was begun on the page meanwhile stays as another chat of theirs that nobody writes to."""
    if newer is None:
        return
    conversations.stop_waiting(tx, newer.id)
    conversations.record_blocked(tx, newer.id, blocked=True)
    _put(tx, newer, newer.channel, newer.account, f"{ASIDE}-{newer.id}-{conversation.id}")


def _give_back(tx: Tx, conversation: Conversation, kept: Kept) -> None:
    for key in kept.keys:
        links.record_key(tx, conversation.id, channel=conversation.channel, chat_key=key)
    if kept.address:
        mails.record_contact(tx, conversation.id, address=kept.address, seen_through=kept.seen_through)


def _is_aside(one: Conversation, conversation_id: int) -> bool:
    """Whether it gave its place to the chat that goes now."""
    return one.chat_key == f"{ASIDE}-{one.id}-{conversation_id}"


def _restore(
    tx: Tx, app: App, person: Person, aside: list[Conversation], place: tuple[str, str, str], conversation_id: int
) -> None:
    """The chat that was there before the other came has its place again, and is no longer the same person's."""
    for one in aside:
        if (one.channel, one.account) != place[:2]:
            continue
        conversations.record_blocked(tx, one.id, blocked=False)
        back = _put(tx, one, *place)
        for join in joins.list_joins(tx, one.id):
            if join.how is How.MOVE and {join.conversation_id, join.other_id} == {one.id, conversation_id}:
                joins.end_join(tx, join.id, person_id=person.id)
        _say(tx, app, back, "move-undone")


def _say(tx: Tx, app: App, conversation: Conversation, key: str) -> None:
    text = wording.say(tx, app, conversation, key)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
