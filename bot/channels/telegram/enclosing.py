"""A letter with files as the requests Telegram takes: its text, then albums of pictures, then albums of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from telegram import InputFile, InputMediaDocument, InputMediaPhoto, MessageEntity

from bot.channels.telegram.bounds.split import utf16_length
from bot.channels.telegram.render import Piece, render, to_keyboard
from bot.core.messages import Button, SentAs
from bot.errors import SendRefused
from bot.service.ports import Enclosure, Letter

UPLOAD_SECONDS: Final = 60.0  # Telegram may look at what it was given for so long before it answers
CAPTION_LIMIT: Final = 1024
ALBUM: Final = 10
PICTURE_BYTES: Final = 10_000_000
REQUEST_BYTES: Final = 50_000_000


@dataclass(frozen=True, kw_only=True)
class Group:
    """What goes in one request: a file, or 2 to 10 of one family, which the customer sees as an album and which can
    have no buttons.
    """

    files: tuple[Enclosure, ...]
    pictures: bool
    caption: str = ""
    entities: tuple[MessageEntity, ...] = ()
    buttons: tuple[Button, ...] = ()

    @property
    def words(self) -> Piece | None:
        """What it says, to be sent without its files; None where it says nothing."""
        return Piece(text=self.caption, entities=self.entities, buttons=self.buttons) if self.caption else None


def plan(letter: Letter) -> tuple[Piece | Group, ...]:
    """The requests of a letter in order. A short text is the caption of the first files.

    Raises:
        SendRefused: as ``render``.
    """
    if not letter.files:
        return render(letter)
    groups = [
        Group(files=tuple(files), pictures=pictures)
        for pictures in (True, False)
        for files in _albums([one for one in letter.files if _is_picture(one) is pictures])
    ]
    texts = render(letter) if letter.text.strip() else ()
    if len(texts) == 1 and _fits(texts[0], groups):
        (said,) = texts
        groups[0] = replace(groups[0], caption=said.text, entities=said.entities, buttons=said.buttons)
        texts = ()
    return (*texts, *groups)


def to_above(letter: Letter, *, first: bool) -> dict[str, Any]:
    """The topic of a desk, and above its ``first`` message what a letter answers, if that is there."""
    topic = {"message_thread_id": int(letter.thread_key)} if letter.thread_key else {}
    if not (first and letter.reply_key.isdecimal()):
        return topic
    return {**topic, "reply_parameters": {"message_id": int(letter.reply_key), "allow_sending_without_reply": True}}


def to_sent_as(steps: Sequence[Piece | Group], keys: Sequence[tuple[str, ...]]) -> SentAs:
    """What a whole letter became: of a text in several messages none holds all of it."""
    texts = [(key[-1], False) for step, key in zip(steps, keys, strict=True) if isinstance(step, Piece)]
    captions = [
        (key[0] if step.pictures else key[-1], True)
        for step, key in zip(steps, keys, strict=True)
        if isinstance(step, Group) and key and (step.caption or not texts)
    ]
    words, caption = next(iter([*texts, *captions]), ("", False)) if len(texts) < 2 else ("", False)
    return SentAs(keys=tuple(key for each in keys for key in each), words=words, caption=caption)


@contextmanager
def open_request(group: Group) -> Iterator[tuple[str, dict[str, Any]]]:
    """The method and its parameters, with the files open for as long as it takes.

    Raises:
        SendRefused: a file is no longer kept.
    """
    with ExitStack() as stack:
        try:
            files = [_open(stack, one, attach=len(group.files) > 1) for one in group.files]
        except FileNotFoundError as error:
            raise SendRefused(problem="the file is no longer kept") from error
        words: dict[str, Any] = {"caption": group.caption or None, "caption_entities": list(group.entities) or None}
        if len(files) > 1:
            yield "sendMediaGroup", {"media": _to_album(files, group, words)}
            return
        words["reply_markup"] = to_keyboard(group.buttons)
        if group.pictures:
            yield "sendPhoto", {"photo": files[0], **words}
        else:
            yield "sendDocument", {"document": files[0], **words}


def _fits(said: Piece, groups: Sequence[Group]) -> bool:
    """Whether a text can stand under the first files."""
    single = len(groups) == 1 and len(groups[0].files) == 1
    return (single or not said.buttons) and utf16_length(said.text) <= CAPTION_LIMIT


def _open(stack: ExitStack, one: Enclosure, *, attach: bool) -> InputFile:
    handle = stack.enter_context(one.path.open("rb"))
    return InputFile(handle, filename=one.name, attach=attach, read_file_handle=False)


def _to_album(files: Sequence[InputFile], group: Group, words: dict[str, Any]) -> list[Any]:
    """The caption stands with the first picture; of files it stands below, with the last."""
    kind: Any = InputMediaPhoto if group.pictures else InputMediaDocument
    speaks = 0 if group.pictures else len(files) - 1
    return [kind(file, **(words if place == speaks else {})) for place, file in enumerate(files)]


def _is_picture(one: Enclosure) -> bool:
    return one.kind == "photo" and one.size <= PICTURE_BYTES


def _albums(files: Sequence[Enclosure]) -> Iterator[list[Enclosure]]:
    """As few as there can be: none of more than ten files or 50 MB."""
    album: list[Enclosure] = []
    for one in files:
        if album and (len(album) == ALBUM or sum(file.size for file in (*album, one)) > REQUEST_BYTES):
            yield album
            album = []
        album.append(one)
    if album:
        yield album
