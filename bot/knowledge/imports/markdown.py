"""Markdown files: Notion's, those of site generators, our own, and plain texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.imports.columns import Column, column_of, to_draft, to_list
from bot.knowledge.imports.found import OURS, Found, Piece, lost, skip
from bot.knowledge.imports.includes import Include, insert
from bot.knowledge.imports.inline import to_ours
from bot.knowledge.imports.naming import id_in, language_of_place, to_language, without_id

MARKDOWN: Final = "markdown"
NOTION: Final = "notion"
_H1: Final = re.compile(r"^# +(\S.*)$")
_SETEXT: Final = re.compile(r"^=+$")
_PROPERTY: Final = re.compile(r"^([^\n:.?!|#*`>\[\]-]{1,40}): (\S[^\n]*)$")
_DEEPEST: Final = 20_000  # characters of fields; more is no front matter


@dataclass(frozen=True, kw_only=True)
class _Head:
    fields: Mapping[str, Any]
    rest: str


def read_markdown(name: str, text: str, include: Include = lambda _place, _path: None) -> Iterator[Piece]:
    """The article of a file; ``include`` gives the text of another one that it takes in."""
    if text.startswith("---\n") and (own := _read_ours(name, text)) is not None:
        yield own
        return
    head = _front_matter(text)
    title, body = _title(name, head)
    properties, body = _properties(body) if id_in(name) else ({}, body)
    found = _fields(name, {**properties, **head.fields})
    body, notes = to_ours(insert(body, name, include), wrapped=not id_in(name))
    if not body.strip():
        yield skip(name, "stub" if id_in(name) else "text-empty")
        return
    unused = ", ".join(key for key in properties if column_of(key) is None)
    notes = (*notes, lost("property", names=unused[:120])) if unused else notes
    yield Found(title=title, body=body, place=name, lost=notes, **found)


def _read_ours(name: str, text: str) -> Found | None:
    """An article of Answerdesk, with all its fields; None for what another program wrote."""
    problems: list[Problem] = []
    fields, body, _ = read_fields(text, name, problems)
    if fields is None or any(problem.fatal for problem in problems):
        return None
    language, place = language_of_place(name)
    parts = place.removesuffix(".md").split("/")
    return Found(
        source=OURS,
        source_id=place,
        title=fields.title,
        body=body.strip("\n"),
        place=name,
        language=language,
        group=place,
        draft=fields.status != "published",
        topic=parts[-2] if len(parts) > 1 else "",
        tags=fields.tags,
        questions=fields.questions,
        golden=fields.golden,
        escalate=fields.escalate,
    )


def _front_matter(text: str) -> _Head:
    """The fields above the text, and the text."""
    if not text.startswith("---\n"):
        return _Head(fields={}, rest=text)
    end = text.find("\n---", 3)
    if end < 0 or end > _DEEPEST:
        return _Head(fields={}, rest=text)
    try:
        fields = yaml.safe_load(text[4:end])
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = None
    rest = text[end + 4 :].lstrip("-").lstrip("\n")
    if not isinstance(fields, dict):
        return _Head(fields={}, rest=rest if fields is not None else text)
    return _Head(fields={str(key).casefold(): value for key, value in fields.items()}, rest=rest)


def _title(name: str, head: _Head) -> tuple[str, str]:
    """The title, and the text without it."""
    said = str(head.fields.get("title") or head.fields.get("sidebar_label") or "").strip()
    lines = head.rest.lstrip("\n").split("\n")
    found = _H1.match(lines[0]) if lines else None
    if found:
        heading, rest = found[1].rstrip("# "), "\n".join(lines[1:])
    elif len(lines) > 1 and lines[0].strip() and _SETEXT.match(lines[1]):
        heading, rest = lines[0].strip(), "\n".join(lines[2:])
    else:
        heading, rest = "", head.rest
    stem = without_id(language_of_place(name)[1].rpartition("/")[2].rpartition(".")[0])
    title = said or _plain(heading) or stem.replace("_", " ").strip() or name
    if said and heading and _plain(heading).casefold() != said.casefold():
        rest = head.rest  # the heading says something else
    return title[:300], rest


def _plain(words: str) -> str:
    return to_ours(words)[0].replace("**", "").replace("`", "").strip()


def _properties(body: str) -> tuple[dict[str, str], str]:
    """The lines ``Key: value`` that Notion puts under the title, and the text below them."""
    lines = body.lstrip("\n").split("\n")
    found: dict[str, str] = {}
    at = 0
    while at < len(lines) and (property_ := _PROPERTY.match(lines[at])) is not None:
        found[property_[1].strip().casefold()] = property_[2].strip()
        at += 1
    if not any(map(column_of, found)) or (at < len(lines) and lines[at].strip()):
        return {}, body  # a paragraph that only looks like one
    return found, "\n".join(lines[at:])


def _fields(name: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields tell, in our words."""
    language, place = language_of_place(name)
    notion = id_in(name)
    folders = [without_id(part) for part in place.split("/")[:-1]]
    values: dict[Column, Any] = {}
    for key, value in said.items():
        column = column_of(str(key))
        if column is not None and value not in (None, "", []):
            values.setdefault(column, value)
    told = to_language(str(values.get(Column.LANGUAGE, "")))
    draft = said["draft"] if isinstance(said.get("draft"), bool) else to_draft(str(values.get(Column.STATUS, "")))
    return {
        "source": NOTION if notion else MARKDOWN,
        "source_id": notion or str(values.get(Column.ID, "")) or name,
        "language": told or language,
        "group": str(said.get("translation_key") or said.get("translationkey") or "") or (place if language else ""),
        "draft": bool(draft),
        "topic": _first(values.get(Column.TOPIC)) or (folders[-1] if folders else ""),
        "tags": tuple(to_list(values.get(Column.TAGS))),
        "questions": tuple(to_list(values.get(Column.PHRASINGS))),
        "created": str(said.get("date") or said.get("created") or "")[:40],
    }


def _first(value: Any) -> str:
    listed = to_list(value)
    return listed[0] if listed else ""
