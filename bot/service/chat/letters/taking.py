"""A letter becomes what its customer says in the chat it answers, or is set aside with the reason."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bot.core.conversation import Conversation
from bot.core.messages import Attachment, Author, Incoming, Kind, NewMessage
from bot.core.reach.inbound import HOUR, KEY, Fate, Inbound, Read, judge
from bot.core.reach.mail import MailState
from bot.core.reach.tokens import find_conversation
from bot.errors import AnswerdeskError, MachineTrouble, NotFound, machine_trouble
from bot.service.chat import inbox
from bot.service.chat.letters import keeping
from bot.service.chat.letters.reading import Enclosed, Opened, open_letter
from bot.service.outbox import enclosing, posting, wording
from bot.service.outbox.mail import contact
from bot.service.outbox.mail.signing import find_secret, own_addresses
from bot.service.ports import App
from bot.storage.chat import conversations, letters, mails, messages
from bot.storage.database import Tx

log = logging.getLogger(__name__)

BATCH = 20
CUT_LIMIT = 50_000
TEXT_LIMIT = 20_000


@dataclass(frozen=True, kw_only=True)
class Files:
    """What came with a letter: files that were taken in, and names of those that could not be."""

    taken: tuple[Attachment, ...] = ()
    refused: tuple[str, ...] = ()


async def pump(app: App) -> int:
    """Look into every letter that is new, each by itself, in order. How many there were."""
    handled = 0
    while new := await app.database.read(letters.list_new, limit=BATCH):
        for letter in new:
            await _handle(app, letter)
        handled += len(new)
    return handled


async def _handle(app: App, letter: Inbound) -> None:
    try:
        with machine_trouble():
            await take(app, letter)
    except MachineTrouble:  # the letter stays and is looked into later
        raise
    except AnswerdeskError as error:
        await app.database.write(_do_break, letter, error.message[:500])
    except Exception as error:  # boundary: one letter must not stop the others
        log.error("letter %s is set aside: %s", letter.id, type(error).__name__)
        await app.database.write(_do_break, letter, type(error).__name__)


async def take(app: App, letter: Inbound, *, into: int | None = None) -> Fate:
    """Read it and put it where it belongs; with ``into`` into that chat, whatever it says of itself.

    Raises:
        NotFound: it is no longer kept as it came.
        Unreadable: it is no letter.
    """
    raw = await keeping.open_raw(app, letter.raw_key)
    opened = await asyncio.to_thread(open_letter, raw, whole=len(raw) >= letter.size)
    conversation_id = into or await app.database.read(_find_chat, opened.read)
    fate = Fate.TAKEN if into else await app.database.read(_judge, app, opened.read, conversation_id)
    if fate is not Fate.TAKEN or conversation_id is None:
        await app.database.write(_do_set_aside, letter, opened.read, fate, conversation_id)
        return fate
    files = await _keep_files(app, letter, opened)
    if await app.database.write(do_take, app, letter, opened.read, files, conversation_id, sender=into is None):
        keeping.shelf_of(app).remove(letter.raw_key)
        await app.database.write(letters.forget_raw, letter.id)
    return fate


def do_take(tx: Tx, app: App, letter: Inbound, read: Read, files: Files, conversation_id: int, *, sender: bool) -> bool:
    """Make it a line of the chat; False when somebody has done so meanwhile. ``sender``: who wrote is looked at."""
    conversation = conversations.lock(tx, conversation_id)
    known = mails.find_contact(tx, conversation_id)
    other = sender and known is not None and known.address.lower() != read.sender.lower()
    about = _describe(read) | {"refused": list(files.refused), "other_sender": other, "done_at": None}
    if not letters.take(tx, letter, Fate.TAKEN, conversation_id=conversation_id, **(about | {"text": ""})):
        return False
    key = f"{KEY}{letters.find_key(tx, letter.id)[:32]}"
    taken = enclosing.do_enclose(tx, _owner(letter), [one.own_key for one in files.taken])
    inbox.do_receive(tx, app, _to_incoming(tx, conversation, read, key, taken))
    line = messages.find_by_key(tx, conversation_id=conversation_id, channel_key=key)
    if line is not None:
        letters.record_line(tx, letter.id, line.id)
    if known is not None and known.problem and not other:
        mails.record_problem(tx, conversation_id, address=known.address, problem="")
    posting.plan_letter(tx, conversation_id)  # what the bot says to it is told by one
    if files.refused:
        _tell_refused(tx, app, conversations.get(tx, conversation_id), files.refused)
    return True


def _to_incoming(tx: Tx, conversation: Conversation, read: Read, key: str, files: tuple[Attachment, ...]) -> Incoming:
    return Incoming(
        channel=conversation.channel,
        account=conversation.account,
        chat_key=conversation.chat_key,
        message_key=key,
        kind=Kind.MEDIA if files else Kind.TEXT,
        sent_at=tx.now,
        text=read.text[:TEXT_LIMIT],
        attachments=files,
    )


def _tell_refused(tx: Tx, app: App, conversation: Conversation, names: Sequence[str]) -> None:
    said = wording.say(tx, app, conversation, "mail-files-refused", names=", ".join(names)[:300])
    posting.post(tx, conversation, NewMessage(text=said, author=Author.SYSTEM))


def _find_chat(tx: Tx, read: Read) -> int | None:
    """The chat it names, by a signature of ours or by the letter of ours that it answers."""
    found = find_conversation(read.names, secret=find_secret(tx)) if find_secret(tx) else None
    found = found if found is not None else mails.find_answered(tx, " ".join(read.names))
    try:
        return conversations.get(tx, found).id if found is not None else None
    except NotFound:
        return None


def _judge(tx: Tx, app: App, read: Read, conversation_id: int | None) -> Fate:
    lately = letters.count_lately(tx, conversation_id, since=tx.now - HOUR) if conversation_id is not None else 0
    return judge(read, conversation_id=conversation_id, own=own_addresses(app), lately=lately)


def _do_set_aside(tx: Tx, letter: Inbound, read: Read, fate: Fate, conversation_id: int | None) -> None:
    """It becomes no line; where ours does not arrive, nothing more is sent there."""
    if conversation_id is not None:
        conversations.lock(tx, conversation_id)
    note = read.undelivered.problem if read.undelivered is not None else read.automatic
    if not letters.take(tx, letter, fate, conversation_id=conversation_id, note=note, **_describe(read)):
        return
    if fate is Fate.BOUNCED and conversation_id is not None and read.undelivered is not None:
        _note_bounce(tx, conversation_id, read.undelivered.message_key, note or "550")


def _do_break(tx: Tx, letter: Inbound, note: str) -> None:
    letters.take(tx, letter, Fate.BROKEN, note=note)


def _note_bounce(tx: Tx, conversation_id: int, message_key: str, problem: str) -> None:
    mail = next((one for one in mails.list_mails(tx, conversation_id) if one.message_key == message_key), None)
    known = contact.find_contact(tx, conversation_id)
    address = mail.address if mail is not None else known.address if known is not None else ""
    if mail is not None:
        mails.record_state(tx, mail, MailState.BOUNCED, error=problem)
    mails.record_problem(tx, conversation_id, address=address, problem=problem)


def _describe(read: Read) -> dict[str, object]:
    names = ("sender", "name", "subject")
    return {name: getattr(read, name) for name in names} | {
        "text": read.text[:TEXT_LIMIT],
        "cut": read.cut[:CUT_LIMIT],
    }


async def _keep_files(app: App, letter: Inbound, opened: Opened) -> Files:
    """By the same checks as what visitors bring to the page."""
    taken: list[Attachment] = []
    refused = list(opened.left_out)
    await _clear(app, letter)
    for one in opened.files:
        kept = await _keep_file(app, letter, one)
        if kept is None:
            refused.append(one.name)
        else:
            taken.append(kept)
    return Files(taken=tuple(taken), refused=tuple(refused))


async def _keep_file(app: App, letter: Inbound, file: Enclosed) -> Attachment | None:
    limit = app.settings.web_upload_limit_mb
    if not limit:
        return None
    try:
        pieces = _pieces(file.content)
        return await enclosing.keep_upload(app, _owner(letter), name=file.name, pieces=pieces, limit_mb=limit)
    except MachineTrouble:
        raise
    except AnswerdeskError:
        return None


async def _clear(app: App, letter: Inbound) -> None:
    """Throw away what a try that came to no end has taken in."""
    for one in await app.database.read(enclosing.list_waiting, _owner(letter)):
        await enclosing.take_back(app, _owner(letter), one.own_key)


def _owner(letter: Inbound) -> str:
    return f"letter:{letter.id}"


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content
