"""A translation beside its source: both as paragraphs, what changed since, and both saved as any article is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import BadArticle, NotFound
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.writing import write_field
from bot.knowledge.shelf import sides
from bot.knowledge.shelf.fields import set_fields
from bot.knowledge.shelf.sides import Pair as Pair
from bot.knowledge.shelf.values import Value as Value
from bot.knowledge.shelf.values import find_missing as find_missing
from bot.knowledge.shelf.values import find_places as find_places
from bot.knowledge.shelf.wording import words_of
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.shelf.translating import Standing, compare_one
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import copies, translations
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class Side:
    """An article in one language as it is edited here; ``draft`` has no digest when there is none yet."""

    draft: Draft
    title: str = ""
    status: str = "draft"

    @property
    def is_new(self) -> bool:
        """Whether saving it makes the file."""
        return not self.draft.digest


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Both sides, paragraph by paragraph; ``languages`` are those the article is there in. ``before`` and ``now``: the
    words of the source when the translation was in step with it, and today; ``edited``: where changes are not live yet.
    """

    source: Side
    target: Side
    pairs: tuple[Pair, ...]
    standing: Standing
    languages: tuple[str, ...]
    before: str = ""
    now: str = ""
    edited: frozenset[str] = frozenset()

    @property
    def is_stale(self) -> bool:
        """Whether the source says something else by now."""
        return self.target.draft.language in self.standing.stale


async def access_sides(app: App, person: Person, *, key: str, language: str) -> Sides:
    """The article in this language beside its source.

    Raises:
        NotFound: there is no such article, or it is the source itself.
        BadArticle: the fields of a file can't be read.
    """
    check_right(person, Right.EDIT_ARTICLES)
    versions = drafts.read_library(app).by_key.get(key)
    if not versions:
        raise NotFound(what="article")
    standing, before, edited = await app.database.read(_read, app, key, language)
    if language == standing.source:
        raise NotFound(what="article")
    source = await _access(app, person, key, standing.source)
    target = await _access(app, person, key, language)
    pairs = sides.pair(sides.split(_body(source)), sides.split(_body(target)) if target.draft.digest else ())
    now = words_of(versions[standing.source])
    there = tuple(versions)
    kept = before or now
    return Sides(
        source=source,
        target=target,
        pairs=pairs,
        standing=standing,
        languages=there,
        before=kept,
        now=now,
        edited=edited,
    )


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands in the fields of one side."""

    side: Side
    title: str
    paragraphs: tuple[str, ...]

    @property
    def changes(self) -> bool:
        """Whether that is something else than the file says."""
        body = sides.join(self.paragraphs)
        return self.side.is_new or (self.title, body) != (self.side.title, sides.join(sides.split(_body(self.side))))

    @property
    def draft(self) -> Draft:
        """The file as it would be."""
        return replace(self.side.draft, text=_compose(self.side, self.title, sides.join(self.paragraphs)))


async def save_side(app: App, person: Person, written: Written) -> Side:
    """Save one side as it reads now; unchanged, nothing happens.

    Raises:
        BadArticle, StaleArticle: as for any article.
    """
    check_right(person, Right.EDIT_ARTICLES)
    if not written.changes:
        return written.side
    saved = await drafts.save(app, person, written.draft)
    return replace(written.side, draft=saved, title=written.title)


async def set_status(app: App, person: Person, side: Side, status: str) -> Side:
    """Publish the saved side, or take it back."""
    text = set_fields(side.draft.text, {"status": status})
    saved = await drafts.save(app, person, replace(side.draft, text=text))
    return replace(side, draft=saved, status=status)


def begin_side(source: Side, language: str) -> Draft:
    """A translation that is not there yet: the fields that all languages share, no words."""
    fields, _, _ = read_fields(source.draft.text, "", [])
    owner, escalate = (fields.owner, fields.escalate) if fields else ("", "never")
    tags = list(fields.tags) if fields else []
    lines = [write_field("title", "?"), write_field("status", "draft"), write_field("escalate", escalate)]
    lines += [write_field("tags", tags, flow=True), write_field("owner", owner)]
    return Draft(key=source.draft.key, language=language, text=f"---\n{''.join(lines)}---\n", digest="")


def _read(tx: Tx, app: App, key: str, language: str) -> tuple[Standing, str, frozenset[str]]:
    standing = compare_one(tx, app, key, drafts.read_library(app).by_key[key])
    edited = frozenset(code for code in LANGUAGES if copies.find_open(tx, article=key, language=code) is not None)
    return standing, translations.find_source_text(tx, article=key, language=language), edited


async def _access(app: App, person: Person, key: str, language: str) -> Side:
    try:
        draft = await drafts.access_draft(app, person, key=key, language=language)
    except NotFound:
        return Side(draft=Draft(key=key, language=language, text="", digest=""))
    problems: list[Problem] = []
    fields, _, _ = read_fields(draft.text, f"{language}/{key}.md", problems)
    if fields is None:
        raise BadArticle(problem=str(problems[0]) if problems else "")
    return Side(draft=draft, title=fields.title, status=fields.status)


def _body(side: Side) -> str:
    _, body, _ = read_fields(side.draft.text.replace("\r\n", "\n"), "", [])
    return body


def _compose(side: Side, title: str, body: str) -> str:
    text = set_fields(side.draft.text, {"title": " ".join(title.split())})
    lines = text.split("\n")
    end = next(at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    return "\n".join((*lines[: end + 1], body, ""))
