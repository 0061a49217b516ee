"""Correcting and taking back what staff wrote, at the customer too; what stood there before stays for staff."""

from __future__ import annotations

from bot.core.conversation import Conversation, Holder
from bot.core.messages import Author, Delivery, Message
from bot.core.people import Person, Right, may
from bot.errors import NotFound
from bot.service.cases.clocks import promising
from bot.service.cases.reply import Enclosed, check_text
from bot.service.outbox import posting
from bot.service.outbox.refusals import BeingDeleted, InPieces, NobodyKnows, NotYourChatNow, NotYourMessage
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import clocks
from bot.storage.chat import conversations, messages, outbox
from bot.storage.database import Tx
from bot.storage.system import audit

LONGEST_WITHOUT_NAME = 2000  # of what was sent before its parts were known: surely one message
TAKEN_BACK = "taken back before it left"
ON_ITS_WAY = (Delivery.QUEUED, Delivery.SENDING)


def may_change(person: Person, message: Message, *, holder: int | None) -> bool:
    """Whether to offer it; ``holder`` has the chat. The use cases ask the same."""
    own = message.person_id == person.id and holder == person.id
    deleting = message.change is not None and message.change.deletes and message.change.state in ON_ITS_WAY
    staff = _is_of_staff(message) and message.deleted_at is None
    return staff and not deleting and (own or may(person, Right.TAKE_OVER))


def do_change(tx: Tx, app: App, person: Person, message_id: int, text: str) -> None:
    """Another text for a message of staff. What has not left yet leaves with it; what has arrived is changed there.

    Raises:
        NotYourMessage, NotYourChatNow: only its author while they hold the chat, or a lead.
        EmptyReply, TooLarge: the text.
        InPieces, NobodyKnows, BeingDeleted: it can't be changed, and why.
    """
    message, conversation = _access(tx, person, message_id)
    text = check_text(text, Enclosed(files=[one.own_key for one in message.attachments]))
    arrived = message.change is None or message.change.state in (Delivery.SENT, *ON_ITS_WAY)
    if text == message.text and arrived:
        return
    if not _has_left(tx, message):
        messages.rewrite(tx, message, text)
    else:
        _check_changeable(message)
        posting.change(tx, conversation, message, text)
    promising.record_changed(tx, app, message, text)
    audit.record_audit(tx, person_id=person.id, action="reply.change", object=str(message_id))


def do_delete(tx: Tx, person: Person, message_id: int) -> None:
    """Take a message of staff away from the customer, or stop it before it leaves. If nothing else answers them, they
    wait again, since when they did.

    Raises:
        NotYourMessage, NotYourChatNow: as for a change.
        NobodyKnows, BeingDeleted: it can't be deleted, and why.
    """
    message, conversation = _access(tx, person, message_id)
    if _has_left(tx, message):
        _check_known(message)
        posting.withdraw(tx, conversation, message)
    else:
        row = outbox.find_last(tx, message_id)
        if row is not None and row.state is Delivery.QUEUED:
            outbox.record_state(tx, row, Delivery.WITHHELD, error=TAKEN_BACK)
        messages.record_deleted(tx, message)
    promising.forget(tx, message)
    _wait_again(tx, conversation, message)
    audit.record_audit(tx, person_id=person.id, action="reply.delete", object=str(message_id))


def _access(tx: Tx, person: Person, message_id: int) -> tuple[Message, Conversation]:
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, messages.get(tx, message_id).conversation_id)
    message = messages.get(tx, message_id)
    if not _is_of_staff(message):
        raise NotYourMessage()
    if not may(person, Right.TAKE_OVER):
        if message.person_id != person.id:
            raise NotYourMessage()
        if conversation.owner.person_id != person.id:
            raise NotYourChatNow()
    if message.deleted_at is not None:
        raise NotFound(what="message")
    if message.change is not None and message.change.deletes and message.change.state in ON_ITS_WAY:
        raise BeingDeleted()
    return message, conversation


def _is_of_staff(message: Message) -> bool:
    """What the owner of the shop's account has written in Telegram they change there."""
    return message.author is Author.OPERATOR and message.person_id is not None


def _has_left(tx: Tx, message: Message) -> bool:
    """Whether any of it may be at the customer's; of what failed or was held back nothing is, unless a part arrived."""
    row = outbox.find_last(tx, message.id)
    unsent = (Delivery.QUEUED, Delivery.FAILED, Delivery.WITHHELD)
    return row is None or row.state not in unsent or row.parts_sent > 0 or row.possibly_twice


def _check_known(message: Message) -> None:
    lost = not message.channel_key and message.delivery not in ON_ITS_WAY
    if message.delivery is Delivery.UNKNOWN or lost:
        raise NobodyKnows()


def _check_changeable(message: Message) -> None:
    _check_known(message)
    if message.sent_as is not None and not message.sent_as.words:
        raise InPieces()
    unknown = message.sent_as is None and message.delivery is Delivery.SENT
    if unknown and (message.attachments or len(message.text) > LONGEST_WITHOUT_NAME):
        raise InPieces()


def _wait_again(tx: Tx, conversation: Conversation, message: Message) -> None:
    if conversation.owner.holder is not Holder.OPERATOR or conversation.waiting_since is not None:
        return
    answer = messages.find_last_answer(tx, conversation.id, but=message.id)
    left = messages.list_unread(tx, conversation.id, after=answer)
    if left and left[-1].id < message.id:
        conversations.start_waiting(tx, conversation, left[0].created_at)
        clocks.record_waits_again(tx, conversation.id)
