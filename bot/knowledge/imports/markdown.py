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
_FIELD: Final = re.compile(r"^([A-Za-z_][\w-]{0,30}):(?: +(\S[^\n]*))?$")
_ONLY_LINK: Final = re.compile(r"^ {0,8}(?:[*+-] )?\[[^\[\]]{1,300}\]\((?!https?:)[^()]{1,500}\) ?$")
_FIRST_LINE: Final = 80  # characters of a title above a plain text
_DEEPEST: Final = 20_000  # characters of fields; more is no front matter


@dataclass(frozen=True, kw_only=True)
class _Head:
    """``broken``: the fields are no YAML, so that only the plain ones among them were read."""

    fields: Mapping[str, Any]
    rest: str
    broken: bool = False


def read_markdown(name: str, text: str, include: Include = lambda _place, _path: None) -> Iterator[Piece]:
    """The article of a file; ``include`` gives the text of another one that it takes in."""
    if text.startswith("---\n") and (own := _read_ours(name, text)) is not None:
        yield own
        return
    head = _front_matter(text)
    title, body = _title(name, head)
    properties, body = _properties(body) if id_in(name) else ({}, body)
    found = _fields(name, {**properties, **head.fields})
    if all(map(_ONLY_LINK.match, filter(str.strip, body.split("\n")))):
        yield skip(name, "index" if body.strip() else "stub" if id_in(name) else "text-empty")
        return
    body, notes = to_ours(insert(body, name, include), wrapped=not id_in(name))
    if not body.strip():
        yield skip(name, "stub" if id_in(name) else "text-empty")
        return
    unused = ", ".join(key for key in properties if column_of(key) is None)
    notes = (*notes, lost("property", names=unused[:120])) if unused else notes
    notes = (*notes, lost("fields-broken")) if head.broken else notes
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
        block, _, rest = text[4:].partition("\n\n")
        return _read_plain(text, block[:_DEEPEST], rest)
    rest = text[end + 4 :].lstrip("-").lstrip("\n")
    try:
        fields = yaml.safe_load(text[4:end])
    except (yaml.YAMLError, ValueError, RecursionError):
        return _read_plain(text, text[4:end], rest)
    if not isinstance(fields, dict):
        return _Head(fields={}, rest=rest if fields is not None else text)
    return _Head(fields={str(key).casefold(): value for key, value in fields.items()}, rest=rest)


def _read_plain(text: str, block: str, rest: str) -> _Head:
    """Of fields that are not closed or no YAML those in a line of their own; a line above a text is no fields."""
    found = filter(None, map(_FIELD.match, block.split("\n")))
    said = {one[1].casefold(): one[2].strip("\"' ") for one in found if one[2]}
    if not any(map(column_of, said)):
        return _Head(fields={}, rest=text)
    return _Head(fields=said, rest=rest, broken=True)


def _title(name: str, head: _Head) -> tuple[str, str]:
    """The title, and the text without it."""
    said = str(head.fields.get("title") or head.fields.get("sidebar_label") or "").strip()
    lines = head.rest.lstrip("\n").split("\n")
    found = _H1.match(lines[0]) if lines else None
    if found:
        heading, rest = found[1].rstrip("# "), "\n".join(lines[1:])
    elif len(lines) > 1 and lines[0].strip() and _SETEXT.match(lines[1]):
        heading, rest = lines[0].strip(), "\n".join(lines[2:])
    elif name.lower().endswith(".txt") and _stands_alone(lines):
        heading, rest = lines[0].strip(), "\n".join(lines[1:])
    else:
        heading, rest = "", head.rest
    stem = without_id(language_of_place(name)[1].rpartition("/")[2].rpartition(".")[0])
    title = said or _plain(heading) or stem.replace("_", " ").strip() or name
    if said and heading and _plain(heading).casefold() != said.casefold():
        rest = head.rest  # the heading says something else
    return title[:300], rest


def _stands_alone(lines: list[str]) -> bool:
    """Whether a short line stands above the text, as a title does."""
    first = lines[0].strip()
    above = len(first) <= _FIRST_LINE and not first.endswith((".", ",", ";", ":"))
    return bool(first) and above and len(lines) > 2 and not lines[1].strip() and any(map(str.strip, lines[2:]))


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
