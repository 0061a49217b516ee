"""Messages: what arrives from a channel, what stands in a transcript, what is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.clocks.told import Moment
from bot.core.desk.spoken import Spoken
from bot.core.policy.why import Why
from bot.core.reach.behalf import Heard


class Author(StrEnum):
    """Who wrote a message. ``system`` are notices such as "Anna joined"."""

    CUSTOMER = "customer"
    BOT = "bot"
    OPERATOR = "operator"
    SYSTEM = "system"


class Kind(StrEnum):
    """What an incoming message is."""

    TEXT = "text"
    MEDIA = "media"
    BUTTON = "button"
    COMMAND = "command"
    EDIT = "edit"
    REACTION = "reaction"


class Delivery(StrEnum):
    """What became of an outgoing message.

    ``failed`` is permanent and carries the reason; ``withheld`` was refused at send time because the conversation had
    another owner by then; ``unknown`` may have reached the customer: it is repeated once, marked "possibly twice".
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    WITHHELD = "withheld"
    UNKNOWN = "unknown"


SIGNS: Final = {"custom": "✨", "paid": "⭐", "other": "❔"}  # what is shown of reactions that are no emoji
COPY: Final = "copy"  # begins the action of a button that copies what follows, and tells us nothing
OWN: Final = "own:"  # begins the handle of a file that lies with us, not with a channel


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file, place or contact. ``file_key`` is the channel's handle (never a URL); ``size`` in bytes, 0 if unknown.
    ``kind``: photo, voice, audio, video, document, sticker, location, contact, other. ``note`` holds what has no file:
    "50.45,30.52" for a location, the phone number for a contact, the emoji of a sticker.
    """

    kind: str
    file_key: str = ""
    name: str = ""
    mime: str = ""
    size: int = 0
    note: str = ""

    @property
    def own_key(self) -> str:
        """The name of the file among those that lie with us, "" for one that does not."""
        return self.file_key.removeprefix(OWN) if self.file_key.startswith(OWN) else ""


@dataclass(frozen=True, kw_only=True)
class Button:
    """A choice below a message; ``action`` (64 bytes) comes back as typed: look it up. ``chosen``: it is over."""

    label: str
    action: str
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a channel says of a customer; every field is data typed by a stranger. ``language``: an IETF tag or ""."""

    name: str = ""
    username: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One parsed update from a channel.

    ``message_key`` names the message inside its chat; for an edit it is the edited message, for a button the message
    that carried it. ``group`` joins the parts of an album. ``command`` has no slash; ``text`` is its argument then.
    ``account`` is which of the channel's accounts it came to, "" where the channel has only one. ``reply_key`` names
    the message it replies to, and ``quote`` is what is quoted of that, "" where it is no reply or quotes nothing.
    ``forwarded``: who wrote it first, where it was passed on. ``spoken``: where in a group, if it comes from one;
    ``heard``: by which connection of an account. ``signs``: all under the message after a reaction, as in ``Reacted``.
    """

    channel: str
    chat_key: str
    message_key: str
    kind: Kind
    sent_at: datetime
    text: str = ""
    action: str = ""
    command: str = ""
    group: str = ""
    attachments: tuple[Attachment, ...] = ()
    profile: Profile = Profile()
    account: str = ""
    reply_key: str = ""
    quote: str = ""
    forwarded: str = ""
    spoken: Spoken | None = None
    signs: tuple[str, ...] = ()
    heard: Heard | None = None


@dataclass(frozen=True, kw_only=True)
class Revision:
    """An earlier text of an edited message and when it was replaced."""

    text: str
    replaced_at: datetime


@dataclass(frozen=True, kw_only=True)
class Reacted:
    """The signs a customer has put under a message: an emoji as it is, else "custom", "paid" or "other".
    ``thumb`` is what they thereby said of an answer, and ``thumbs`` the buttons under it that this took away.
    """

    signs: tuple[str, ...] = ()
    thumb: bool | None = None
    thumbs: tuple[Button, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SentAs:
    """What a message of ours became in its channel: the keys of all that was posted, and which of them holds the text,
    "" where none or several do; ``caption``: the text stands under a file there.
    """

    keys: tuple[str, ...]
    words: str = ""
    caption: bool = False


@dataclass(frozen=True, kw_only=True)
class Change:
    """The newest change of a message that was sent, an edit or its deletion, and what became of that."""

    deletes: bool
    state: Delivery
    note: str = ""


class Dropped(StrEnum):
    """Why a reply that was kept did not leave."""

    NO = ""
    CUSTOMER = "customer"  # they wrote first
    HANDS = "hands"  # its author no longer had the chat


@dataclass(frozen=True, kw_only=True)
class Then:
    """What is done with the chat once a reply has left: ``closes`` with a result, tags and words for colleagues, or
    ``snoozes`` until a time, None for until the customer writes.
    """

    closes: bool = False
    result_id: int | None = None
    tags: tuple[str, ...] = ()
    words: str = ""
    snoozes: bool = False
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A reply that leaves later and is no message yet: held for the seconds in which it can be undone, or ``kept``
    for a time, unless the customer writes first. ``after`` is their last line when it was written.
    """

    id: int
    conversation_id: int
    person_id: int
    person_name: str
    text: str
    client_id: str
    created_at: datetime
    due_at: datetime
    kept: bool
    after: int
    attachments: tuple[Attachment, ...] = ()
    snippet_ids: tuple[int, ...] = ()
    reply_to: int | None = None
    then: Then = Then()
    dropped: Dropped = Dropped.NO


@dataclass(frozen=True, kw_only=True)
class Source:
    """The article a bot message was taken from, with the probability (0..1) that it was the right one.

    ``variant``: for whom its text was meant, "" for everybody.
    """

    article: str
    language: str
    title: str
    probability: float
    variant: str = ""


@dataclass(frozen=True, kw_only=True)
class NewMessage:
    """A line about to be written into a transcript. ``channel_key`` is None until the channel has named it.

    ``reply_to`` is the line it replies to, and ``quote`` what it quotes of it; ``forwarded``: who wrote it first.
    ``moments`` are the times it tells.
    """

    author: Author
    text: str
    kind: Kind = Kind.TEXT
    person_id: int | None = None
    attachments: tuple[Attachment, ...] = ()
    buttons: tuple[Button, ...] = ()
    source: Source | None = None
    why: Why | None = None
    channel_key: str | None = None
    group_key: str = ""
    reply_to: int | None = None
    quote: str = ""
    forwarded: str = ""
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Replied:
    """The line another one replies to, as it is shown above that: who wrote it and what it says now, in Markdown where
    ``markup`` says so; a kind of ``file`` where it says nothing.
    """

    id: int
    author: Author
    text: str
    channel_key: str = ""
    file: str = ""
    markup: bool = False


@dataclass(frozen=True, kw_only=True)
class Message:
    """A line of the transcript. ``id`` grows in order of arrival; ``delivery`` is None for what the customer wrote.

    ``group`` joins the parts of an album. ``deleted_at``: since when the customer no longer has it, or that it was
    taken back before it left; ``change`` is known of what staff wrote. ``quote``: what it quotes of the line it replies
    to; ``forwarded``: who wrote it first.
    """

    id: int
    conversation_id: int
    author: Author
    text: str
    created_at: datetime
    kind: Kind = Kind.TEXT
    person_id: int | None = None
    person_name: str = ""
    attachments: tuple[Attachment, ...] = ()
    buttons: tuple[Button, ...] = ()
    revisions: tuple[Revision, ...] = ()
    source: Source | None = None
    channel_key: str = ""
    replied: Replied | None = None
    quote: str = ""
    forwarded: str = ""
    delivery: Delivery | None = None
    delivery_note: str = ""
    possibly_twice: bool = False
    group: str = ""
    sent_as: SentAs | None = None
    reacted: Reacted = Reacted()
    moments: tuple[Moment, ...] = ()
    deleted_at: datetime | None = None
    change: Change | None = None

    @property
    def reply_to(self) -> int | None:
        """The id of the line it replies to."""
        return self.replied.id if self.replied is not None else None
