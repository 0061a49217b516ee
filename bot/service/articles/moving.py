"""Another name or topic for an article, and taking it away; nothing that was said or counted of it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.core.articles.approval import Step
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right, may
from bot.errors import NotFound
from bot.knowledge.articles.enclosed import find_place, list_enclosed
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.problems import NameTaken, StaysInTopic
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.articles import approvals, copies, names, versions
from bot.storage.insights import asked
from bot.storage.insights.reports import kept
from bot.storage.system import audit


async def rename(app: App, person: Person, *, key: str, to: str) -> None:
    """Move the article in all its languages; buttons that name it as before still lead to it.

    Raises:
        NotFound: there is no such article.
        NameTaken: there is one of the other name.
        BadArticle: the name can be none, or a file can't be read.
        StaysInTopic: a second person looks at articles of its topic, and not at those of the other.
    """
    check_right(person, Right.EDIT_ARTICLES)
    _check_topic(app, person, key, to)
    found = await _read(app, person, key)
    if any(drafts.path_of(app.articles_folder, to, code).exists() for code in LANGUAGES):
        raise NameTaken(name=to)
    await app.database.write(_do_rename, app.articles_folder, person, found, to)


def _check_topic(app: App, person: Person, key: str, to: str) -> None:
    """Raises StaysInTopic: elsewhere it would need no second person any more, and nobody has looked at that."""
    before, after = (app.business.wants_second(name.partition("/")[0]) for name in (key, to))
    if before and not after and not may(person, Right.PUBLISH_ALONE):
        raise StaysInTopic()


async def remove(app: App, person: Person, *, key: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Take the article away in these languages; its texts stay in the history. Those it was there in.

    Raises:
        NotFound: it is there in none of them.
        BadArticle: a file can't be read.
    """
    check_right(person, Right.EDIT_ARTICLES)
    found = [draft for draft in await _read(app, person, key) if draft.language in languages]
    if not found:
        raise NotFound(what="article")
    await app.database.write(_do_remove, app.articles_folder, person, found)
    return tuple(draft.language for draft in found)


async def bring_back(app: App, person: Person, *, key: str, languages: Sequence[str]) -> tuple[str, ...]:
    """The last text it had in each of these languages; those in which it is back.

    Raises:
        StaleArticle: somebody has written another one meanwhile.
    """
    check_right(person, Right.EDIT_ARTICLES)
    back = []
    for code in (code for code in LANGUAGES if code in languages):
        path = drafts.path_of(app.articles_folder, key, code)
        known = await app.database.read(versions.list_versions, article=key, language=code)
        if known and not path.exists():
            await drafts.put_back(app, person, Draft(key=key, language=code, text=known[0].text, digest=""))
            back.append(code)
    return tuple(back)


async def _read(app: App, person: Person, key: str) -> tuple[Draft, ...]:
    """The files of an article."""
    found = []
    for code in LANGUAGES:
        try:
            found.append(await drafts.access_draft(app, person, key=key, language=code))
        except NotFound:
            continue
    if not found:
        raise NotFound(what="article")
    return await asyncio.to_thread(tuple, found)


def _do_rename(tx: Tx, folder: Path, person: Person, found: Sequence[Draft], to: str) -> None:
    (key,) = {draft.key for draft in found}
    if asked.knows_article(tx, to):  # then, who was shown both was shown the same
        kept.forget(tx)
    names.change_name(tx, article=key, to=to)
    for draft in found:
        text = set_fields(with_places(folder, draft, draft.text, to=to), {"formerly": _names(draft, to)})
        moved = replace(draft, key=to, text=text, digest="")
        path = drafts.path_of(folder, to, draft.language)
        drafts.do_write(tx, moved, path, moved.text, person_id=person.id)
        _follow(tx, folder, person, draft, moved)
    audit.record_audit(tx, person_id=person.id, action="article.rename", object=f"{key} → {to}"[:200])
    for draft in found:
        drafts.path_of(folder, key, draft.language).unlink(missing_ok=True)


def with_places(folder: Path, draft: Draft, text: str, *, to: str) -> str:
    """A text that moves: files that lie beside it are named from the folder of all articles, so that they stay its."""
    before, after = f"{draft.language}/{draft.key}.md", f"{draft.language}/{to}.md"
    for one in list_enclosed(folder, before, text):
        if find_place(folder, after, one.url) != one.path:
            place = one.path.relative_to(folder.resolve()).as_posix()
            text = text.replace(f"]({one.url}", f"]({place}").replace(f"](<{one.url}", f"](<{place}")
    return text


def _follow(tx: Tx, folder: Path, person: Person, before: Draft, after: Draft) -> None:
    """What is worked on belongs to the file of the new name."""
    known = copies.find_open(tx, article=after.key, language=after.language)
    if known is None:
        return
    form = dict(known.form) | {"formerly": "\n".join(_names(before, after.key))} if known.form else None
    if form is not None:
        form["body"] = with_places(folder, before, str(form.get("body", "")), to=after.key)
    base = drafts.digest_of(after.text) if known.base == before.digest else known.base
    moved = with_places(folder, before, known.text, to=after.key)
    text = set_fields(moved, {"formerly": _names(before, after.key)})
    words = copies.Written(text=text, form=form, base=base)
    place = {"article": after.key, "language": after.language}
    copies.change(tx, words, **place, person_id=known.person_id or person.id, over=known.number)


def _do_remove(tx: Tx, folder: Path, person: Person, found: Sequence[Draft]) -> None:
    for draft in found:
        own = {"article": draft.key, "language": draft.language}
        versions.record_version(tx, **own, digest=draft.digest, text=draft.text, person_id=None)
        known = copies.find_open(tx, **own)
        if known is not None:
            copies.close(tx, known.id)
        approvals.close(tx, **own, step=Step.WITHDRAWN, person_id=person.id)
        audit.record_audit(tx, person_id=person.id, action="article.remove", object=f"{draft.language}/{draft.key}")
    for draft in found:
        drafts.path_of(folder, draft.key, draft.language).unlink(missing_ok=True)


def _names(draft: Draft, to: str) -> list[str]:
    """The names it had, this one the last."""
    fields, _, _ = read_fields(draft.text, "", [])
    known = fields.formerly if fields is not None else ()
    return [name for name in dict.fromkeys((*known, draft.key)) if name != to]
