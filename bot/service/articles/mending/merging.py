"""Two articles become one: what only the other has goes into drafts of the kept one, then the other is archived.

Nothing goes live by itself. The other one can be archived only once no draft of the kept one waits; it stays a file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.articles.replay import Report
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.radar.merging import Extra as Extra
from bot.knowledge.radar.merging import Wordings as Wordings
from bot.knowledge.radar.merging import list_extra, list_wordings, merge
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import copies, drafts
from bot.service.articles.approving import asking
from bot.service.articles.copies import Change, WorkingCopy
from bot.service.articles.gate import many
from bot.service.articles.problems import DraftWaits
from bot.service.articles.shelf.bulk import Outcome
from bot.service.people.rights import check_right
from bot.service.ports import App


@dataclass(frozen=True, kw_only=True)
class Part:
    """One language: what the other article has more. ``is_whole``: the kept one is not there in it at all."""

    language: str
    extra: tuple[Extra, ...]
    wordings: Wordings
    is_whole: bool
    is_begun: bool


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Both titles, and each language the other article is there in; ``waiting``: where a draft is to be published."""

    kept: str
    other: str
    parts: tuple[Part, ...]
    waiting: tuple[str, ...]
    is_archived: bool


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What of one language is taken over; ``is_whole``: the whole text, where the kept article has none."""

    paragraphs: tuple[str, ...] = ()
    wordings: Wordings = field(default_factory=Wordings)
    is_whole: bool = False

    @property
    def is_anything(self) -> bool:
        """Whether there is something to write."""
        return bool(self.is_whole or self.paragraphs or self.wordings.questions or self.wordings.golden)


async def access_merge(app: App, person: Person, *, kept: str, other: str, language: str) -> Merge:
    """What is to be decided; titles in this language.

    Raises:
        NotFound: one of them is not there.
    """
    check_right(person, Right.EDIT_ARTICLES)
    mine, theirs = _find(app, kept), _find(app, other)
    if kept == other:
        raise NotFound(what="article")
    found = {code: await _find_copy(app, person, kept, code) for code in LANGUAGES}
    parts = await asyncio.to_thread(
        lambda: tuple(_compare(mine.get(code), theirs[code], found[code]) for code in LANGUAGES if code in theirs)
    )
    return Merge(
        kept=_title(mine, language),
        other=_title(theirs, language),
        parts=parts,
        waiting=tuple(code for code, copy in found.items() if copy is not None),
        is_archived=all(one.status == "archived" for one in theirs.values()),
    )


async def put_in_drafts(
    app: App, person: Person, *, kept: str, other: str, chosen: Mapping[str, Chosen]
) -> tuple[str, ...]:
    """Write what was chosen into the drafts; the languages of those that a second person was asked to look at.

    Raises:
        NotFound: one of them is not there any more.
        StaleCopy, CopyGone: somebody else works on it at this very moment.
    """
    check_right(person, Right.EDIT_ARTICLES)
    wanted = {code: one for code, one in chosen.items() if one.is_anything}
    sent = []
    for code, one in wanted.items():
        change = await _write(app, person, (kept, other, code), one)
        await app.database.write(copies.do_keep, person, change)
        if await asking.send_if_able(app, person, key=kept, language=code):
            sent.append(code)
    return tuple(sent)


async def archive(app: App, person: Person, report: Report | None, *, kept: str, other: str, why: str = "") -> Outcome:
    """Take the other one away in all languages; what undoes it is in the outcome.

    Raises:
        DraftWaits: a draft of the kept one is not live yet.
        NeedsReason: answers would be lost, and nobody says why.
    """
    check_right(person, Right.EDIT_ARTICLES)
    for code in LANGUAGES:
        if await _find_copy(app, person, kept, code) is not None:
            raise DraftWaits(title=_title(_find(app, kept), code))
    return await many.set_status(app, person, report, [other], "archived", why=why)


async def _write(app: App, person: Person, of: tuple[str, str, str], one: Chosen) -> Change:
    kept, other, language = of
    theirs = await drafts.access_draft(app, person, key=other, language=language)
    known = await _find_copy(app, person, kept, language)
    if one.is_whole:
        text, base = set_fields(theirs.text, {"status": "draft"}), ""
    else:
        live = await drafts.access_draft(app, person, key=kept, language=language)
        fields, _, _ = read_fields(theirs.text.replace("\r\n", "\n"), "", [])
        title = fields.title if fields is not None else other
        text = merge(known.text if known is not None else live.text, title, one.paragraphs, one.wordings)
        base = live.digest
    number = known.number if known is not None else 0
    base = known.base if known is not None else base
    return Change(key=kept, language=language, text=text, form=None, base=base, number=number)


def _compare(kept: Article | None, other: Article, copy: WorkingCopy | None) -> Part:
    mine = copy.text.replace("\r\n", "\n") if copy is not None else ""
    fields, body, _ = read_fields(mine, "", []) if mine else (None, kept.body if kept is not None else "", 0)
    own = (fields.title, *fields.questions, *fields.golden) if fields is not None else _list_asked(kept)
    is_whole = kept is None and copy is None
    return Part(
        language=other.language,
        extra=() if is_whole else list_extra(body, other.body, other.language),
        wordings=Wordings() if is_whole else list_wordings(own, other),
        is_whole=is_whole,
        is_begun=copy is not None,
    )


def _list_asked(article: Article | None) -> tuple[str, ...]:
    return (article.title, *article.questions, *article.golden) if article is not None else ()


async def _find_copy(app: App, person: Person, key: str, language: str) -> WorkingCopy | None:
    return await app.database.read(copies.find_copy, person, key=key, language=language)


def _find(app: App, key: str) -> Mapping[str, Article]:
    found = drafts.read_library(app).by_key.get(key)
    if not found:
        raise NotFound(what="article")
    return found


def _title(versions: Mapping[str, Article], language: str) -> str:
    return (versions.get(language) or next(iter(versions.values()))).title
