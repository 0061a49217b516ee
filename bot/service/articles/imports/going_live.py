"""What an import puts before customers: told before it is written, and seen by a second person where that is wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bot.core.business import Business
from bot.core.people import Person, Right
from bot.errors import AnswerdeskError, NotFound
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import copies, drafts
from bot.service.articles.approving import asking, standing
from bot.service.articles.copies import Change
from bot.service.articles.gate.checking import Changes
from bot.service.articles.imports.planning import Item, Kind, Plan, claims_of, text_of
from bot.service.articles.imports.writing import Written, to_origin
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import imports
from bot.storage.people import people

REVIEWED = "reviewed"  # what became of an article: it waits for a second person


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Which places of the plan are written as files, which go to a second person as changes of what is live, and which
    of those written are drafts that a second person looks at.
    """

    written: tuple[int, ...]
    changed: tuple[int, ...]
    begun: tuple[int, ...]


def share(business: Business, plan: Plan, places: Collection[int], *, publish: bool) -> Shares:
    """Who looks at what before customers do."""
    chosen = [place for place in sorted(places) if 0 <= place < len(plan.items)]
    seconds = [place for place in chosen if business.wants_second(plan.items[place].key.partition("/")[0])]
    changed = tuple(place for place in seconds if _is_live(plan.items[place]))
    begun = tuple(place for place in seconds if publish and _becomes_live(plan.items[place]))
    return Shares(written=tuple(one for one in chosen if one not in changed), changed=changed, begun=begun)


def list_changes(app: App, plan: Plan, places: Collection[int], *, publish: bool) -> Changes:
    """What customers would read other than now, by path: what a second person sees first is not yet among it."""
    claimed, found = claims_of(drafts.read_library(app)), dict[str, str | None]()
    parts = share(app.business, plan, places, publish=publish)
    for item in (plan.items[place] for place in parts.written if place not in parts.begun):
        if _is_live(item) or (publish and _becomes_live(item)):
            known = _read(app, item)
            found[item.path] = text_of(item, known, publish=publish, claimed=claimed[item.found.language])
    return found


@dataclass(frozen=True, kw_only=True)
class Clean:
    """Drafts without remarks: what would change if they were live, and those to send to a second person first."""

    changes: Changes
    seconds: tuple[tuple[str, str], ...]


async def sort_clean(app: App, person: Person, paths: Iterable[str]) -> Clean:
    """Those of these files that are drafts still."""
    check_right(person, Right.EDIT_ARTICLES)
    library = drafts.read_library(app)
    mine = [path for path in paths if path in library.by_path and library.by_path[path].status == "draft"]
    waits = await app.database.read(standing.list_waiting, person)
    seconds: list[tuple[str, str]] = []
    found: dict[str, str | None] = {}
    for path in mine:
        article = library.by_path[path]
        if app.business.wants_second(article.key.partition("/")[0]):
            seconds += [(article.key, article.language)] if path not in waits else []
            continue
        draft = await drafts.access_draft(app, person, key=article.key, language=article.language)
        found[path] = set_fields(draft.text, {"status": "published"})
    return Clean(changes=found, seconds=tuple(seconds))


async def send(app: App, person_id: int, import_id: int, plan: Plan, parts: Shares) -> list[Written]:
    """Have a second person look: what is changed stays beside the live text until then."""
    try:
        person = await app.database.read(people.get, person_id)
    except NotFound:
        return []
    done = []
    for item in (plan.items[place] for place in parts.changed):
        made = Written(path=item.path, title=item.found.title, kind=REVIEWED, remarks=item.remarks)
        try:
            await _keep_beside(app, person, import_id, item)
        except AnswerdeskError as error:  # of one article; the others are sent all the same
            made = replace(made, kind="failed", problem=app.words.explain(person.language, error))
        done.append(made)
    for item in (plan.items[place] for place in parts.begun):
        await asking.send_if_able(app, person, key=item.key, language=item.found.language)
    return done


async def _keep_beside(app: App, person: Person, import_id: int, item: Item) -> None:
    """Raises StaleCopy: somebody works on it."""
    assert item.article is not None
    language = item.found.language
    text = text_of(item, _read(app, item), publish=False, claimed=set())
    change = Change(key=item.key, language=language, text=text, form=None, base=item.article.digest, number=0)
    await app.database.write(copies.do_keep, person, change)
    await app.database.write(imports.record_origin, to_origin(item, text, import_id=import_id))
    await asking.send_if_able(app, person, key=item.key, language=language)


def _read(app: App, item: Item) -> str:
    return drafts.read_text(app.articles_folder / item.path) if item.article is not None else ""


def _is_live(item: Item) -> bool:
    return item.article is not None and item.article.published and item.kind is not Kind.SAME


def _becomes_live(item: Item) -> bool:
    return item.article is None and item.kind is not Kind.BAD and not item.found.draft
