"""Many articles changed in one go, each in all its languages; what can't be changed stops none of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.core.people import Person, Right
from bot.errors import Refused
from bot.knowledge.shelf.fields import Value, set_fields
from bot.service.articles import copies, drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.shelf.owning import check_owner
from bot.service.articles.shelf.refusals import TooManyArticles
from bot.service.people.rights import check_right
from bot.service.ports import App

MOST: Final = 500  # articles at once


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One file: what it said before, and which text it has now."""

    before: Draft
    digest: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How many articles were changed, what undoes it, and which could not be changed and why, by path; ``moved``: from
    which name to which.
    """

    articles: int = 0
    changed: tuple[Changed, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    refused: Mapping[str, Refused] = field(default_factory=dict)


async def set_status(app: App, person: Person, keys: Sequence[str], status: str) -> Outcome:
    """Publish, withdraw or archive them."""
    return await _change(app, person, keys, {"status": status})


async def set_owner(app: App, person: Person, keys: Sequence[str], login: str) -> Outcome:
    """Give them to somebody, or to nobody.

    Raises:
        NotOnStaff: there is nobody of this login.
    """
    check_right(person, Right.EDIT_ARTICLES)
    await app.database.read(check_owner, login)
    return await _change(app, person, keys, {"owner": login})


async def set_review(app: App, person: Person, keys: Sequence[str], day: date | None) -> Outcome:
    """Have them looked at again by this day, or never."""
    return await _change(app, person, keys, {"review_by": day})


async def change_fields(app: App, person: Person, keys: Sequence[str], values: Mapping[str, Value]) -> Outcome:
    """The same for several fields at once.

    Raises:
        TooManyArticles: nobody means so many.
    """
    return await _change(app, person, keys, values)


async def undo(app: App, person: Person, changed: Sequence[Changed]) -> Outcome:
    """Every file as it was before, unless somebody has changed it since."""
    check_right(person, Right.EDIT_ARTICLES)
    found = _Found()
    for one in changed:
        await found.save(app, person, replace(one.before, digest=one.digest), text=one.before.text)
    return found.outcome


async def _change(app: App, person: Person, keys: Sequence[str], values: Mapping[str, Value]) -> Outcome:
    check_right(person, Right.EDIT_ARTICLES)
    if len(keys) > MOST:
        raise TooManyArticles(most=MOST)
    found = _Found()
    for key, language in list_files(app, keys):
        try:
            draft = await drafts.access_draft(app, person, key=key, language=language)
        except Refused as error:
            found.refused[f"{language}/{key}"] = error
            continue
        text = set_fields(draft.text, values)
        if text != draft.text:
            await found.save(app, person, draft, text=text, values=values)
    return found.outcome


class _Found:
    """What came of each file."""

    def __init__(self) -> None:
        self.changed: list[Changed] = []
        self.refused: dict[str, Refused] = {}

    @property
    def outcome(self) -> Outcome:
        """All of it."""
        keys = {one.before.key for one in self.changed}
        return Outcome(articles=len(keys), changed=tuple(self.changed), refused=self.refused)

    async def save(
        self, app: App, person: Person, draft: Draft, *, text: str, values: Mapping[str, Value] | None = None
    ) -> None:
        """One file, and with ``values`` what somebody works on; a refusal stops none of the others."""
        follow = copies.following(person, draft, text, lambda mine: set_fields(mine, values or {}))
        try:
            if values:
                saved = await drafts.save(app, person, replace(draft, text=text), before=follow)
            else:
                saved = await drafts.put_back(app, person, replace(draft, text=text))
        except Refused as error:
            self.refused[f"{draft.language}/{draft.key}"] = error
        else:
            self.changed.append(Changed(before=draft, digest=saved.digest))


def list_files(app: App, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Key and language of each of their files."""
    library = drafts.read_library(app)
    return ((key, code) for key in keys for code in library.by_key.get(key, {}))
