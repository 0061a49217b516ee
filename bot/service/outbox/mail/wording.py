"""What stands in a letter: plain text and simple HTML, in the customer's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from itertools import groupby
from typing import Final

from bot.core.messages import Message
from bot.markup.text import to_plain
from bot.words import Catalogue

FONT: Final = "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
BODY: Final = f"{FONT};color:#2b2622;background:#f8f4ee;max-width:560px;padding:20px;border-radius:14px"
BUBBLE: Final = "margin:0 0 12px;padding:10px 14px;background:#fbe9d7;border-radius:14px;white-space:pre-wrap"
BUTTON: Final = (
    "display:inline-block;padding:10px 20px;border-radius:20px;background:#2c6a58;color:#fff;text-decoration:none"
)
SMALL: Final = "font-size:13px;color:#6a6058"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a letter tells, and how it is addressed; ``before``: the Message-ID of the letter before, or "";
    ``reply_to``: where answers are read, "" for nowhere.
    """

    language: str
    to: str
    sender: str
    reply_to: str
    business: str
    key: str
    before: str
    link: str
    messages: tuple[Message, ...]


def render_letter(words: Catalogue, told: Told) -> EmailMessage:
    """The letter."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = " ".join(words.say(told.language, "mail-subject").split())
    letter["From"] = Address(display_name=" ".join(told.business.split()), addr_spec=told.sender)
    letter["To"] = told.to
    letter["Message-ID"] = told.key
    if told.reply_to:
        letter["Reply-To"] = Address(display_name=" ".join(told.business.split()), addr_spec=told.reply_to)
    if told.before:
        letter["In-Reply-To"] = told.before
        letter["References"] = told.before
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's machine answers
    letter["X-Auto-Response-Suppress"] = "All"
    letter["X-Answerdesk"] = "letter"  # by which one that comes back is known
    letter.set_content("\n\n".join(_lines(words, told)) + "\n")
    letter.add_alternative(_render_html(words, told), subtype="html")
    return letter


def _lines(words: Catalogue, told: Told) -> Iterator[str]:
    for name, run in _by_author(told.messages):
        yield _say_author(words, told, name)
        for message in run:
            yield from filter(None, (_text(message), *_files(words, told.language, message)))
    yield f"{words.say(told.language, 'mail-go-on')}:\n{told.link}"
    yield f"-- \n{_say_note(words, told)}"


def _render_html(words: Catalogue, told: Told) -> str:
    def paragraph(text: str, style: str = "margin:0 0 12px") -> str:
        return f'<p style="{style}">{escape(text)}</p>'

    parts: list[str] = []
    for name, run in _by_author(told.messages):
        parts.append(paragraph(_say_author(words, told, name)))
        for message in run:
            parts += [paragraph(_text(message), BUBBLE)] if message.text else []
            parts += [paragraph(line, SMALL) for line in _files(words, told.language, message)]
    button = escape(words.say(told.language, "mail-go-on"))
    parts.append(f'<p style="margin:20px 0"><a href="{escape(told.link)}" style="{BUTTON}">{button}</a></p>')
    parts.append(paragraph(_say_note(words, told), SMALL))
    body = "".join(parts)
    return f'<!doctype html><html lang="{told.language}"><body><div style="{BODY}">{body}</div></body></html>'


def _say_author(words: Catalogue, told: Told, name: str) -> str:
    return words.say(told.language, "mail-replied", name=name) if name else words.say(told.language, "mail-answered")


def _say_note(words: Catalogue, told: Told) -> str:
    return words.say(told.language, "mail-note-answer" if told.reply_to else "mail-note")


def _text(message: Message) -> str:
    return to_plain(message.text) if message.source is not None else message.text


def _by_author(messages: Sequence[Message]) -> Iterator[tuple[str, tuple[Message, ...]]]:
    for name, run in groupby(messages, key=lambda one: one.person_name):
        yield name, tuple(run)


def _files(words: Catalogue, language: str, message: Message) -> tuple[str, ...]:
    return tuple(words.say(language, "mail-file", name=one.name) for one in message.attachments if one.name)
