"""Files of a chat: found for a person who may answer chats, opened where they lie."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.core.messages import Attachment
from bot.core.people import Person, Right
from bot.errors import NotFound, TooLarge
from bot.service.outbox.enclosing import open_own
from bot.service.outbox.small_pictures import SmallPictures, key_of, show
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class FileRef:
    """An attachment with the channel, and its account, that hold the content."""

    channel: str
    account: str
    attachment: Attachment


def access_file(tx: Tx, person: Person, message_id: int, number: int) -> FileRef:
    """The ``number``-th attachment (from 0) of a message.

    Raises:
        NotAllowed: the role does not answer chats.
        NotFound: no such message, or it has no such file.
    """
    check_right(person, Right.ANSWER_CHATS)
    message = messages.get(tx, message_id)
    if not 0 <= number < len(message.attachments) or not message.attachments[number].file_key:
        raise NotFound(what="file")
    conversation = conversations.get(tx, message.conversation_id)
    return FileRef(channel=conversation.channel, account=conversation.account, attachment=message.attachments[number])


async def open_file(app: App, ref: FileRef) -> AsyncIterator[bytes]:
    """The content in pieces; of what lies with a channel never more than the limit of the settings.

    Raises:
        TooLarge: it is larger than the limit.
        NotFound: its channel is switched off, speaks for another bot here, or no longer has it.
    """
    if ref.attachment.own_key:
        return await open_own(app, ref.attachment)
    limit = app.settings.file_limit_mb * 1_000_000
    if ref.attachment.size > limit:
        raise TooLarge(limit=f"{app.settings.file_limit_mb} MB")
    channel = app.channel_of(ref.channel, ref.account)
    if channel is None:
        raise NotFound(what="file")
    return await channel.open_file(ref.attachment.file_key, limit=limit)


async def find_small(app: App, pictures: SmallPictures, ref: FileRef) -> tuple[bytes, dict[str, str]]:
    """A small picture of it as it is handed to a browser, or a sign in its place.

    Raises:
        TooLarge, NotFound: as for the file.
    """
    key = key_of(ref.attachment, channel=ref.channel, account=ref.account)
    return show(await pictures.find(key, lambda: open_file(app, ref)))
