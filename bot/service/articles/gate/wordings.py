"""More ways to ask, added to articles once that was checked like any change; one click takes them back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, Protocol

from bot.core.articles.replay import Report
from bot.core.people import Person, Right
from bot.errors import AnswerdeskError, StaleArticle
from bot.knowledge.articles.phrasings import add_questions, remove_questions
from bot.service.articles import copies, drafts
from bot.service.articles.gate.checking import Changes, check_reason, note, path_of
from bot.service.people.rights import check_right
from bot.service.ports import App

TRIES: Final = 3
Wanted = Mapping[tuple[str, str], Collection[str]]  # by article and language


class Asked(Protocol):
    """How customers put it."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Added:
    """What the articles did not have before, and why which of them could not be changed."""

    new: Wanted
    failed: Mapping[str, AnswerdeskError] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many are new."""
        return sum(map(len, self.new.values()))


def sort_wordings(app: App, key: str, asked: Iterable[Asked]) -> tuple[Wanted, int]:
    """Each for the article in its language, and for how many it is not there in theirs."""
    versions = drafts.read_library(app).by_key.get(key, {})
    found: dict[tuple[str, str], list[str]] = {}
    left = 0
    for one in asked:
        if one.language in versions:
            found.setdefault((key, one.language), []).append(one.text)
        else:
            left += 1
    return found, left


async def list_changes(app: App, person: Person, wanted: Wanted) -> Changes:
    """What would change if they were added; an article that can't be read is passed over."""
    check_right(person, Right.EDIT_ARTICLES)
    found: dict[str, str | None] = {}
    for (key, language), texts in wanted.items():
        try:
            draft = await drafts.access_draft(app, person, key=key, language=language)
        except AnswerdeskError:
            continue  # whoever adds them is told
        text, new = add_questions(draft.text, texts)
        if new:
            found[path_of(draft)] = text
    return found


async def add(app: App, person: Person, report: Report | None, wanted: Wanted, *, why: str = "") -> Added:
    """Add what was checked, as versions of their own; whoever saves an article meanwhile loses nothing, and one that
    can't be changed stops no other. ``report`` is None where nobody could be asked.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    check_right(person, Right.EDIT_ARTICLES)
    check_reason(report, why)
    new: dict[tuple[str, str], Collection[str]] = {}
    failed: dict[str, AnswerdeskError] = {}
    for (key, language), texts in wanted.items():
        try:
            new[key, language] = await _add(app, person, texts, key=key, language=language, why=why)
        except AnswerdeskError as error:
            failed[key] = error
    if any(new.values()):
        await note(app, person, ", ".join(sorted({key for key, _ in new}))[:200], report, why)
    return Added(new=new, failed=failed)


async def take_back(app: App, person: Person, added: Wanted) -> None:
    """Take away again what was added; what else was changed meanwhile stays."""
    check_right(person, Right.EDIT_ARTICLES)
    for (key, language), texts in added.items():
        if texts:
            await _change(app, person, partial(remove_questions, unwanted=texts), key, language)


async def _add(
    app: App, person: Person, texts: Collection[str], *, key: str, language: str, why: str
) -> tuple[str, ...]:
    added: tuple[str, ...] = ()

    def change(text: str) -> str:
        nonlocal added
        text, added = add_questions(text, texts)
        return text

    await _change(app, person, change, key, language, why=why)
    return added


async def _change(
    app: App, person: Person, change: Callable[[str], str], key: str, language: str, *, why: str = ""
) -> None:
    for last in (number == TRIES - 1 for number in range(TRIES)):
        draft = await drafts.access_draft(app, person, key=key, language=language)
        text = change(draft.text)
        if text == draft.text:
            return
        follow = copies.following(person, draft, text, change)
        try:
            await drafts.save(app, person, replace(draft, text=text), why=why, before=follow)
        except StaleArticle:
            if last:
                raise
        else:
            return
