"""What an import would do with each article it found: nothing is written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.imports.compose import compose, find_problems, is_ours, mark_of, to_line
from bot.knowledge.imports.found import Found, Note, Reading, Skipped, lost
from bot.knowledge.imports.naming import choose_key, to_slug
from bot.knowledge.shelf.fields import set_fields
from bot.storage.articles.imports import Origin, shorten_id


class Kind(StrEnum):
    """What is to become of an article.

    ``SAME``: nothing is new. ``KEPT``: changed there and here, so that ours stays. ``REMOVED``: somebody removed it
    here. ``DUPLICATE``: there is such an article already. ``BAD``: it can be none as it is.
    """

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    REMOVED = "removed"
    DUPLICATE = "duplicate"
    BAD = "bad"


_BY_PATH = ("markdown", "web", "word", "pdf")  # sources whose articles are known by the place of their file
_SAME_WORDS = 0.5
_TELLING = 80  # characters: many questions are answered by a "Yes."
USUAL = (Kind.NEW, Kind.CHANGED)  # what is imported unless somebody says otherwise
POSSIBLE = (*USUAL, Kind.KEPT, Kind.REMOVED, Kind.DUPLICATE)


@dataclass(frozen=True, kw_only=True)
class Item:
    """An article that was found. ``other``: the article it is the same as; ``problems``: what the checks say.

    ``article`` is ours as it is now, where there is one to change.
    """

    found: Found
    kind: Kind
    key: str
    other: str = ""
    problems: tuple[Problem, ...] = ()
    article: Article | None = None

    @property
    def remarks(self) -> int:
        """How much somebody should look at before customers see it."""
        return len(self.found.lost) + len(self.problems) + bool(self.other) + self.found.draft

    @property
    def path(self) -> str:
        """The file it becomes."""
        return f"{self.found.language}/{self.key}.md"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything an import would do, and what it can't."""

    items: tuple[Item, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def count(self) -> Mapping[Kind, int]:
        """How many of each kind."""
        found: dict[Kind, int] = dict.fromkeys(Kind, 0)
        for item in self.items:
            found[item.kind] += 1
        return found


@dataclass
class _Known:
    """What is there already, and what this import has given names to."""

    library: Library
    origins: Mapping[tuple[str, str, str], Origin]
    keys: set[str]
    titles: dict[tuple[str, str], Article] = field(default_factory=dict)
    texts: dict[tuple[str, str], Article] = field(default_factory=dict)
    claimed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    groups: dict[tuple[str, str], str] = field(default_factory=dict)
    given: set[tuple[str, str]] = field(default_factory=set)

    def origin(self, found: Found) -> Origin | None:
        return self.origins.get((found.source, shorten_id(found.source_id), found.language))


def make_plan(reading: Reading, library: Library, origins: Sequence[Origin]) -> Plan:
    """What would become of each article."""
    known = _look(library, origins)
    reading = replace(reading, found=tuple(_own_name(found, known) for found in reading.found))
    _keep_groups(reading, known)
    named = {one.group: one for one in _by_preference(reading.found) if one.group}
    items = tuple(_item(found, known, named.get(found.group, found)) for found in reading.found)
    return Plan(items=tuple(_say_twins(items)), skipped=reading.skipped)


def claims_of(library: Library) -> dict[str, set[str]]:
    """The questions that articles have already, in their plain form, by language."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for article in library.articles:
        if article.status != "archived":
            claimed[article.language].update(same_question(one) for one in (article.title, *article.questions))
    return claimed


def text_of(item: Item, known: str, *, publish: bool, claimed: set[str]) -> str:
    """The file to write over what is ``known``, "" for nothing; what was a draft there stays one."""
    if item.article is not None:
        return _renew(known, item.found)
    return compose(item.found, published=publish and not item.found.draft, claimed=claimed)


def _renew(text: str, found: Found) -> str:
    """With a new title and text; all that people added stays."""
    text = text.replace("\r\n", "\n")
    _, body, _ = read_fields(text, "", [])
    head = set_fields(text[: len(text) - len(body)], {"title": to_line(found.title)})
    return f"{head}{found.body.strip(chr(10))}\n"


def _look(library: Library, origins: Sequence[Origin]) -> _Known:
    by_id = {(one.source, one.source_id, one.language): one for one in origins}
    known = _Known(library=library, origins=by_id, keys={*library.by_key, *(one.article for one in origins)})
    for article in library.articles:
        if article.status != "archived":
            known.titles.setdefault((article.language, same_question(article.title)), article)
            known.texts.setdefault((article.language, " ".join(article.body.split())), article)
    return known


def _keep_groups(reading: Reading, known: _Known) -> None:
    """A new language of an article that came before goes beside the others."""
    for found in reading.found:
        origin = known.origin(found)
        if origin is not None and found.group:
            known.groups.setdefault((found.source, found.group), origin.article)
            known.given.add((origin.article, found.language))


def _own_name(found: Found, known: _Known) -> Found:
    """Under its own name, where a file of another help centre had the same path and became another article."""
    origin = known.origin(found)
    if origin is None or found.source not in _BY_PATH or found.source_id.startswith("http"):
        return found
    article = known.library.by_key.get(origin.article, {}).get(found.language)
    if article is None or origin.mark == mark_of(found.title, found.body) or _alike(article, found):
        return found
    return replace(found, source_id=f"{found.source_id}~{to_slug(found.title, found.language)}", group="")


def _alike(article: Article, found: Found) -> bool:
    """Whether one may be a later text of the other: the same title, or a good part of the same words."""
    if same_question(article.title) == same_question(found.title):
        return True
    one, other = (set(same_question(text).split()) for text in (article.body, found.body))
    return len(one & other) >= _SAME_WORDS * min(len(one), len(other))


def _by_preference(found: Sequence[Found]) -> Iterator[Found]:
    """The one that names a group comes last: English where there is some."""
    order = {language: place for place, language in enumerate(("en", "uk", "ru"))}
    yield from sorted(found, key=lambda one: -order.get(one.language, len(LANGUAGES)))


def _item(found: Found, known: _Known, namesake: Found) -> Item:
    origin = known.origin(found)
    if origin is not None:
        return _again(found, origin, known)
    twin = known.titles.get((found.language, same_question(found.title)))
    if twin is None and len(found.body) >= _TELLING:
        twin = known.texts.get((found.language, " ".join(found.body.split())))
    key = _choose(found, known, namesake)
    problems = _check(found, key)
    if any(problem.fatal for problem in problems):
        return Item(found=found, kind=Kind.BAD, key=key, problems=problems)
    if twin is not None:
        return Item(found=found, kind=Kind.DUPLICATE, key=key, other=twin.path, problems=problems)
    return Item(found=found, kind=Kind.NEW, key=key, problems=problems)


def _again(found: Found, origin: Origin, known: _Known) -> Item:
    """An article that came before: changed here, there, or not at all."""
    article = known.library.by_key.get(origin.article, {}).get(found.language)
    problems = _check(found, origin.article)
    mark = mark_of(found.title, found.body)
    if any(problem.fatal for problem in problems):
        kind = Kind.BAD
    elif article is None:
        kind = Kind.REMOVED
    elif mark == origin.mark:
        kind = Kind.SAME
    elif mark_of(article.title, article.body) == origin.mark:
        kind = Kind.CHANGED
    else:
        kind = Kind.SAME if mark == mark_of(article.title, article.body) else Kind.KEPT
    return Item(found=found, kind=kind, key=origin.article, problems=problems, article=article)


def _check(found: Found, key: str) -> tuple[Problem, ...]:
    return tuple(find_problems(compose(found, published=False), key=key, language=found.language))


def _choose(found: Found, known: _Known, namesake: Found) -> str:
    """The key of its group, else one of its own."""
    group = (found.source, found.group)
    shared = known.groups.get(group) if found.group else None
    if shared is not None and (shared, found.language) not in known.given:
        key = shared
    else:
        title = PurePosixPath(found.source_id).stem if is_ours(found) else namesake.title
        key = choose_key(namesake.topic or found.topic, title, namesake.language, known.keys)
        if found.group:
            known.groups.setdefault(group, key)
    known.keys.add(key)
    known.given.add((key, found.language))
    return key


def _say_twins(items: Sequence[Item]) -> Iterator[Item]:
    """Two new articles of one title: customers could not choose between them."""
    first: dict[tuple[str, str], Item] = {}
    for item in items:
        one = first.setdefault((item.found.language, same_question(item.found.title)), item)
        if one is item or item.kind is not Kind.NEW or one.kind is not Kind.NEW:
            yield item
        else:
            note: Note = lost("title-twice", other=one.path)
            yield Item(found=item.found.losing(note), kind=item.kind, key=item.key, problems=item.problems)
