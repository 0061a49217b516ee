"""A letter as the messages Telegram will show. Pure; formatting goes as entities, never as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import KeyboardButtonStyle
from telegram.error import TelegramError

from bot.channels.telegram.bounds.split import split, utf16_length
from bot.channels.telegram.reading.fields import clean
from bot.channels.telegram.trouble import is_about_button, is_about_entities
from bot.core.messages import COPY, Button
from bot.errors import SendRefused
from bot.markup.moments import BARE, LATER, SOON, mark_moment
from bot.markup.rich import Rich, Span
from bot.markup.text import to_folded
from bot.service.ports import Letter

ACTION_BYTES = 64
ROW_BUTTONS = 5
ROW_CHARACTERS = 20
SCALE_BUTTONS = 8  # of one or two characters, in a row; Telegram takes no more
PAIR = ("helped", "not-helped")  # the two reactions stand side by side, whatever is beside them


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One message: at most 4096 UTF-16 units; offsets of its entities count the same units.

    ``picture`` is the address of one to show under the text, "" for none.
    """

    text: str
    entities: tuple[MessageEntity, ...] = ()
    picture: str = ""
    buttons: tuple[Button, ...] = ()


def render(letter: Letter) -> tuple[Piece, ...]:
    """The messages of a letter in order; the last one carries the buttons.

    Raises:
        SendRefused: it has no text, or a button without a label or with an action over 64 bytes.
    """
    for button in letter.buttons:
        _check_button(button)
    text = clean(letter.text.replace("\r\n", "\n"))
    rich = to_folded(text) if letter.markup else Rich(text=text)
    for moment in letter.moments:
        shape = BARE if moment.bare else LATER if moment.dated else SOON
        rich = mark_moment(rich, moment.words, moment.at, shape=shape)
    parts = tuple(split(rich))
    if not parts:
        raise SendRefused(problem="the message is empty")
    last = len(parts) - 1
    return tuple(_to_piece(part, letter.buttons if place == last else ()) for place, part in enumerate(parts))


def find_plainer(piece: Piece, error: TelegramError) -> Piece | None:
    """What to try where this was refused: the words without marks, the buttons without those that do nothing; None
    where neither was the reason.
    """
    if piece.entities and is_about_entities(error):
        return replace(piece, entities=())
    live = tuple(button for button in piece.buttons if not button.chosen)
    return replace(piece, buttons=live) if live != piece.buttons and is_about_button(error) else None


def to_keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """The buttons in rows: short ones side by side, long ones each on its own, a scale in rows of one length."""
    if not buttons:
        return None
    is_scale = len(buttons) > ROW_BUTTONS and all(len(button.label) <= 2 for button in buttons)
    laid = _scale_rows(buttons) if is_scale else _rows(buttons)
    return InlineKeyboardMarkup([list(map(_to_button, row)) for row in laid])


def _to_button(button: Button) -> InlineKeyboardButton:
    """https://core.telegram.org/bots/api#copytextbutton and #disabledbutton; the style of what is chosen is green."""
    verb, _, words = button.action.partition(":")
    if button.chosen:
        return InlineKeyboardButton(f"✓ {button.label}", style=KeyboardButtonStyle.SUCCESS, api_kwargs={"disabled": {}})
    if verb == COPY:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(words))
    return InlineKeyboardButton(button.label, callback_data=button.action)


def _scale_rows(buttons: Sequence[Button]) -> Iterator[Sequence[Button]]:
    rows = -(-len(buttons) // SCALE_BUTTONS)
    size = -(-len(buttons) // rows)
    for start in range(0, len(buttons), size):
        yield buttons[start : start + size]


def _rows(buttons: Sequence[Button]) -> Iterator[list[Button]]:
    row: list[Button] = []
    for unit in _units(buttons):
        wide = sum(len(button.label) for button in [*row, *unit]) > ROW_CHARACTERS
        if row and (len(row) + len(unit) > ROW_BUTTONS or wide):
            yield row
            row = []
        row += unit
    if row:
        yield row


def _units(buttons: Sequence[Button]) -> Iterator[Sequence[Button]]:
    place = 0
    while place < len(buttons):
        size = 2 if tuple(button.action for button in buttons[place : place + 2]) == PAIR else 1
        yield buttons[place : place + size]
        place += size


def _check_button(button: Button) -> None:
    if not button.label.strip():
        raise SendRefused(problem="a button has no label")
    if not 1 <= len(button.action.encode("utf-8", "surrogatepass")) <= ACTION_BYTES:
        raise SendRefused(problem=f'the button "{button.label}" needs an action of 1 to {ACTION_BYTES} bytes')


def _to_piece(part: Rich, buttons: tuple[Button, ...]) -> Piece:
    entities = sorted((_to_entity(part.text, span) for span in part.spans), key=lambda e: (e.offset, -e.length))
    picture = next((span.url for span in part.spans if span.kind == "picture"), "")
    return Piece(text=part.text, entities=tuple(entities), picture=picture, buttons=buttons)


def _to_entity(text: str, span: Span) -> MessageEntity:
    return MessageEntity(
        "text_link" if span.kind == "picture" else span.kind,
        offset=utf16_length(text[: span.start]),
        length=utf16_length(text[span.start : span.end]),
        url=span.url or None,
        language=span.language or None,
        unix_time=span.at,
        date_time_format=span.shape or None,
    )
