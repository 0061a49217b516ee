"""Exports of help desks as JSON: Zendesk Guide, Freshdesk, Intercom, Help Scout Docs, Chatwoot, and plain lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.knowledge.articles.body import same_question
from bot.knowledge.imports.faq import read_linked_data
from bot.knowledge.imports.found import Found, Piece, skip
from bot.knowledge.imports.helpdesks import READERS, Data, text_of
from bot.knowledge.imports.tidy import html_to_markdown

_LISTS: Final = (
    "articles", "data", "payload", "items", "results", "translations", "entries", "faq", "faqs", "questions", "records",
    "solutions", "folders", "categories", "sections",
)  # fmt: skip
_DEEPEST: Final = 6


def read_json(name: str, text: str) -> Iterator[Piece]:
    """The articles of an export."""
    data = _load(text)
    if isinstance(data, _Broken):
        yield skip(name, "json-broken", line=data.line)
        return
    if _is_chat(data):
        yield skip(name, "chat-export")
        return
    asked = tuple(read_linked_data(data))
    if asked:
        for one in asked:
            body, notes = html_to_markdown(one.html)
            key = same_question(one.question)[:200]
            yield Found(source="web", source_id=f"{name}#{key}", title=one.question, body=body, place=name, lost=notes)
        return
    sections = _names(data, ("sections", "categories", "folders", "collections"))
    made = 0
    for place, article in _articles(data, name, 0):
        for piece in _read(article, place, sections):
            made += 1
            yield piece
    if not made:
        yield skip(name, "json-unknown")


class _Broken:
    """A text that is no JSON, and the line on which it ceases to be."""

    def __init__(self, line: int) -> None:
        self.line = line


def _load(text: str) -> Any:
    """The data; of JSON lines a list."""
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        return _Broken(1)
    except ValueError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            return [json.loads(line, strict=False) for line in lines] if len(lines) > 1 else _Broken(1)
        except (ValueError, RecursionError):
            return _Broken(getattr(error, "lineno", 1))


def _is_chat(data: Any) -> bool:
    """Tickets or chats: those are no articles."""
    if isinstance(data, list):
        return bool(data) and isinstance(data[0], dict) and _is_chat(data[0])
    if not isinstance(data, dict):
        return False
    chats = isinstance(data.get("messages"), list) or isinstance(data.get("chats"), dict)
    return chats or isinstance(data.get("tickets"), list) or ("comments" in data and "requester_id" in data)


def _articles(data: Any, place: str, depth: int) -> Iterator[tuple[str, Data]]:
    """Everything that is like an article, wherever it lies."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for number, one in enumerate(data, start=1):
            yield from _articles(one, f"{place.partition(':')[0]}:{number}", depth)
    elif isinstance(data, dict):
        if any(fits(data) for fits, _ in READERS):
            yield place, data
            yield from _articles(data.get("children"), place, depth + 1)
            return
        for key in ("article", "translation", *_LISTS):
            inner = data.get(key)
            if isinstance(inner, list | dict):
                yield from _articles(inner, place, depth + 1)


def _read(article: Data, place: str, sections: Mapping[str, str]) -> Iterator[Piece]:
    reader = next(read for fits, read in READERS if fits(article))
    found = list(reader(article, sections))
    named = text_of(article, "title", "name", "question")
    if not found:
        yield skip(f"{place}: {named[:80]}" if named else place, "no-answer", question=named[:80])
    for one in found:
        title = " ".join(str(one["title"]).split())[:300]
        label = f"{place}: {title}"
        if not title:
            yield skip(label, "no-question", question="")
        elif not str(one["body"]).strip():
            yield skip(label, "no-answer", question=title[:80])
        else:
            yield Found(**{**one, "title": title, "place": label})


def _names(data: Any, keys: tuple[str, ...]) -> dict[str, str]:
    """Names of sections by their ids, where the export has them."""
    found: dict[str, str] = {}
    for key in keys:
        inner = data.get(key) if isinstance(data, dict) else None
        for one in inner if isinstance(inner, list) else ():
            if isinstance(one, dict) and "id" in one:
                found.setdefault(str(one["id"]), text_of(one, "name", "title"))
    return found
