"""Text with entities: measuring, trimming, checking, and what Telegram marks by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import bad_request
from .html import parse_html
from .markdown import parse_markdown_v2
from .markup import MarkupError, utf16_length
from .types import JsonDict

_FOUND_BY_TELEGRAM = (
    ("url", re.compile(r"\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)]")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w\b")),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d_]\w*")),
)
_QUOTES = ("blockquote", "expandable_blockquote")
_DETECTED = {kind for kind, _ in _FOUND_BY_TELEGRAM} | {"cashtag", "phone_number"}


@dataclass(frozen=True, kw_only=True)
class Formatted:
    """A text without markup; offsets and lengths of its entities are in UTF-16 units."""

    text: str
    entities: tuple[JsonDict, ...] = ()


def parse_formatted(text: str, *, parse_mode: str, entities: Any) -> Formatted:
    """Text as Telegram stores it: markup read (`parse_mode` wins over `entities`), ends trimmed, links found.

    Raises ApiError "can't parse entities" for markup it refuses, as core.telegram.org/bots/api#formatting-options says.
    """
    plain, given = _read_markup(text, parse_mode=parse_mode, entities=entities)
    plain, given = _trim(plain, given)
    found = detect_entities(plain, taken=given)
    return Formatted(text=plain, entities=tuple(_in_order([*given, *found])))


def detect_entities(text: str, *, taken: Sequence[JsonDict] = ()) -> list[JsonDict]:
    """Links, commands, mentions… that Telegram marks in any text, outside the ranges already `taken`."""
    found: list[JsonDict] = []
    blocking = [entity for entity in taken if entity["type"] in ("code", "pre", "text_link", "text_mention")]
    for kind, pattern in _FOUND_BY_TELEGRAM:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            entity = {"type": kind, "offset": start, "length": utf16_length(match.group())}
            if not any(_overlap(entity, other) for other in [*blocking, *found]):
                found.append(entity)
    return _in_order(found)


def _read_markup(text: str, *, parse_mode: str, entities: Any) -> tuple[str, list[JsonDict]]:
    parsers = {"html": parse_html, "markdownv2": parse_markdown_v2}
    if not parse_mode:
        return text, _check_entities(text, entities or [])
    if parse_mode.lower() not in parsers:
        raise bad_request("unsupported parse_mode")
    try:
        return parsers[parse_mode.lower()](text)
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from None


def _check_entities(text: str, entities: Any) -> list[JsonDict]:
    if not isinstance(entities, list) or not all(isinstance(entity, dict) for entity in entities):
        raise bad_request("can't parse MessageEntity: expected an Array of MessageEntity")
    known = [entity for entity in entities if entity.get("type") not in _DETECTED]
    for entity in known:
        _check_entity(text, entity)
    _check_quotes([entity for entity in known if entity["type"] in _QUOTES])
    return [dict(entity) for entity in known if entity["length"] > 0]


def _check_entity(text: str, entity: JsonDict) -> None:
    if not isinstance(entity.get("offset"), int) or not isinstance(entity.get("length"), int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if entity["offset"] < 0 or entity["offset"] + entity["length"] > utf16_length(text):
        raise bad_request(f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text")
    if entity.get("type") == "date_time":
        _check_moment(entity)
    edges = {utf16_length(text[:index]) for index in range(len(text) + 1)}
    if not {entity["offset"], entity["offset"] + entity["length"]} <= edges:
        raise bad_request(f"entity beginning at UTF-16 offset {entity['offset']} splits a UTF-16 symbol")


def _check_quotes(quotes: Sequence[JsonDict]) -> None:
    """https://core.telegram.org/bots/api#formatting-options: quotes, folded or not, can't be nested. What a server says
    to it is not documented; it is refused here so that nobody relies on it.
    """
    if any(_overlap(one, other) for place, one in enumerate(quotes) for other in quotes[:place]):
        raise bad_request("can't parse entities: quotes are nested")


def _check_moment(entity: JsonDict) -> None:
    """https://core.telegram.org/bots/api#date-time-entity-formatting"""
    if not isinstance(entity.get("unix_time"), int):
        raise bad_request('can\'t parse MessageEntity: Field "unix_time" must be of type Number')
    if not re.fullmatch("r|w?[dD]?[tT]?", str(entity.get("date_time_format", ""))):
        raise bad_request("can't parse MessageEntity: invalid date and time format is specified")


def _trim(text: str, entities: Iterable[JsonDict]) -> tuple[str, list[JsonDict]]:
    shift = utf16_length(text) - utf16_length(text.lstrip())
    kept = text.strip()
    return kept, [cut for entity in entities if (cut := _cut(entity, shift=shift, end=utf16_length(kept)))]


def _cut(entity: JsonDict, *, shift: int, end: int) -> JsonDict | None:
    first = max(entity["offset"] - shift, 0)
    last = min(entity["offset"] + entity["length"] - shift, end)
    return {**entity, "offset": first, "length": last - first} if last > first else None


def _overlap(one: JsonDict, other: JsonDict) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def _in_order(entities: list[JsonDict]) -> list[JsonDict]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
