"""What a message carries besides text, by kind. One small function per kind, listed in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from telegram import Contact, Dice, Location, Message, PhotoSize, Poll, Sticker, Venue

from bot.channels.telegram.reading.fields import to_key, to_size, to_text
from bot.core.messages import Attachment

# Things a message may hold that we can't show: the customer did send something, so it must not vanish.
OTHERS = (
    "game", "invoice", "story", "checklist", "giveaway", "giveaway_winners", "paid_media", "live_photo",
    "passport_data", "web_app_data", "users_shared", "chat_shared", "gift", "unique_gift",
)  # fmt: skip
# Telegram still sends these beside ``forward_origin``; this library knows them no more.
LEGACY = frozenset(
    {
        "forward_from", "forward_from_chat", "forward_date", "forward_from_message_id", "forward_sender_name",
        "forward_signature", "new_chat_member", "new_chat_participant", "left_chat_participant",
    }
)  # fmt: skip


def to_attachments(message: Message) -> tuple[Attachment, ...]:
    """At most one attachment; () for a text and for a notice such as "pinned a message".

    Raises:
        BadUpdate: a field has a wrong type.
    """
    for name, convert in _KINDS.items():
        content = getattr(message, name)
        if content:
            return (convert(content),)
    return tuple(_others(message))


def _others(message: Message) -> Iterator[Attachment]:
    """Known things we can't show, and fields this library has never heard of."""
    names = [name for name in OTHERS if getattr(message, name)]
    unknown = [name for name in message.api_kwargs if name not in LEGACY]
    if not message.text:
        yield from (Attachment(kind="other", note=to_text(name, "field")) for name in (names + unknown)[:1])


def _photo(sizes: tuple[PhotoSize, ...]) -> Attachment:
    largest = max(sizes, key=lambda size: size.width * size.height)
    return _file(largest, kind="photo", mime="image/jpeg")


def _file(content: Any, *, kind: str, mime: str = "", note: str = "") -> Attachment:
    return Attachment(
        kind=kind,
        file_key=to_text(content.file_id, "file_id"),
        name=to_text(getattr(content, "file_name", None), "file_name"),
        mime=to_text(getattr(content, "mime_type", None), "mime_type") or mime,
        size=to_size(content.file_size, "file_size"),
        note=note,
    )


def _sticker(sticker: Sticker) -> Attachment:
    mime = "application/x-tgsticker" if sticker.is_animated else "video/webm" if sticker.is_video else "image/webp"
    return _file(sticker, kind="sticker", mime=mime, note=to_text(sticker.emoji, "emoji"))


def _location(location: Location) -> Attachment:
    return Attachment(kind="location", note=f"{float(location.latitude):g},{float(location.longitude):g}")


def _venue(venue: Venue) -> Attachment:
    name = ", ".join((to_text(venue.title, "title"), to_text(venue.address, "address")))
    return Attachment(kind="location", name=name, note=_location(venue.location).note)


def _contact(contact: Contact) -> Attachment:
    names = (to_text(contact.first_name, "first_name"), to_text(contact.last_name, "last_name"))
    return Attachment(kind="contact", name=" ".join(filter(None, names)), note=to_text(contact.phone_number, "phone"))


def _poll(poll: Poll) -> Attachment:
    return Attachment(kind="other", note=to_text(poll.question, "question", cap=300))


def _dice(dice: Dice) -> Attachment:
    return Attachment(kind="other", note=f"{to_text(dice.emoji, 'emoji')} {to_key(dice.value, 'value')}")


def _as(kind: str) -> Callable[[Any], Attachment]:
    return lambda content: _file(content, kind=kind)


# In order: an animation also comes as a document, a venue also as a location.
_KINDS: Mapping[str, Callable[[Any], Attachment]] = {
    "photo": _photo,
    "voice": _as("voice"),
    "audio": _as("audio"),
    "video": _as("video"),
    "video_note": lambda content: _file(content, kind="video", mime="video/mp4"),
    "animation": _as("video"),
    "document": _as("document"),
    "sticker": _sticker,
    "venue": _venue,
    "location": _location,
    "contact": _contact,
    "poll": _poll,
    "dice": _dice,
}
