"""Article files: Markdown with YAML fields, ``<language>/<topic>/<slug>.md``. A bad file is reported, never raised.

Importable without any model or index library: the desk and the command line use it too.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.knowledge.articles.body import Facts, Variant, read_body, read_variants
from bot.knowledge.articles.body import Section as Section
from bot.knowledge.articles.body import same_question as same_question
from bot.knowledge.articles.checks import check_body, check_golden, check_questions, check_schedule
from bot.knowledge.articles.dates import commit_dates
from bot.knowledge.articles.enclosed import CODES as ENCLOSED
from bot.knowledge.articles.enclosed import check_enclosed
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.files import FILE_LIMIT, find_place, list_files, read_file, too_big
from bot.knowledge.articles.files import KEY_LIMIT as KEY_LIMIT
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.schedule import GONE, At, find_state
from bot.markup.reader import File, find_files
from bot.markup.variants import split_variants

_SHARED: Final = ("question-shared", "golden-claimed", "title-shared")
_BETWEEN_FILES: Final = (*_SHARED, "translation-differs", "kept-last-good", *ENCLOSED)


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article in one language. ``path`` is relative to the folder.

    ``owner`` and ``verified_by`` are logins of the staff. ``updated_at``: when this text was written, aware UTC; None
    where nobody knows. ``in_time``: what the hour makes of a published one that is not for customers yet or any more,
    see ``schedule``. ``formerly``: names it had before, by which old buttons still find it. ``encloses``: the pictures
    and files its text names, whether they are there or not. ``variants`` are for some customers; where ``variant``
    names one, summary and sections are its.
    """

    topic: str
    slug: str
    language: str
    title: str
    questions: tuple[str, ...]
    golden: tuple[str, ...]
    status: str
    escalate: str
    tags: tuple[str, ...]
    owner: str
    review_by: date | None
    summary: str
    sections: tuple[Section, ...]
    body: str
    path: str
    digest: str
    verified_by: str = ""
    verified_at: date | None = None
    updated_at: datetime | None = None
    publish_at: str = ""
    expires_at: str = ""
    in_time: str = ""
    formerly: tuple[str, ...] = ()
    encloses: tuple[File, ...] = ()
    variants: tuple[Variant, ...] = ()
    variant: str = ""

    @property
    def key(self) -> str:
        """Names the article in every language."""
        return f"{self.topic}/{self.slug}"

    def meant_for(self, facts: Facts) -> Article:
        """As it reads for a customer of whom these facts are known: the first variant that holds."""
        return self.as_variant(next((one for one in self.variants if one.holds(facts)), None))

    def as_variant(self, one: Variant | None) -> Article:
        """As it reads in this variant; None: for everybody."""
        if one is None:
            return self
        return replace(self, summary=one.summary, sections=one.sections, variant=one.name)

    @property
    def state(self) -> str:
        """The status, or what the hour makes of it."""
        return self.in_time or self.status

    @property
    def published(self) -> bool:
        """Whether customers get it now."""
        return self.state == "published"


@dataclass(frozen=True, kw_only=True)
class Library:
    """All articles that could be read, in order of path, and everything that was wrong.

    ``checked`` is False for articles remembered from a saved index: good texts, but nobody looked for problems.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    checked: bool = True

    @cached_property
    def by_path(self) -> Mapping[str, Article]:
        return {article.path: article for article in self.articles}

    @cached_property
    def by_key(self) -> Mapping[str, Mapping[str, Article]]:
        """``by_key["delivery/cost"]["uk"]``."""
        found: dict[str, dict[str, Article]] = defaultdict(dict)
        for article in self.articles:
            found[article.key][article.language] = article
        return found

    def find(self, key: str) -> Mapping[str, Article]:
        """The article of this name, or which had it before, by language."""
        return self.by_key.get(key) or self.by_key.get(self._renamed.get(key, ""), {})

    @cached_property
    def has_variants(self) -> bool:
        """Whether anything is said to some customers only."""
        return any(article.variants for article in self.articles)

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        return {name: article.key for article in self.articles for name in article.formerly}

    @cached_property
    def _found(self) -> Mapping[str, list[Problem]]:
        """By path: what was wrong with each file by itself."""
        found: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            if problem.code not in _BETWEEN_FILES:
                found[problem.path].append(problem)
        return found

    def findings(self, path: str, digest: str) -> list[Problem] | None:
        """What was found in the good file ``path`` when it had this digest; None if that is not known."""
        own = self._found.get(path, [])
        if not self.checked or self.by_path[path].digest != digest or any(problem.fatal for problem in own):
            return None
        return own


def load_library(folder: Path, *, previous: Library | None = None, at: At | None = None) -> Library:
    """Read every article. A file that is bad now but was good in ``previous`` keeps its last good version.

    ``at``: when, by what clock; without it, now, in universal time.
    """
    if not folder.is_dir():
        return missing_folder(folder, previous=previous)
    good: list[Article] = []
    files, problems = list_files(folder)
    for name, path in files.items():
        last = previous.by_path.get(name) if previous else None
        article, found = read_article(path, name, known=previous if last else None)
        problems += found
        if article is None and last is not None:
            article = last
            problems.append(Problem(path=name, line=0, code="kept-last-good", fatal=False))
        if article is not None:
            good.append(article)
    return assemble(folder, good, problems, at=at)


def assemble(folder: Path, good: Iterable[Article], problems: Iterable[Problem], *, at: At | None = None) -> Library:
    """The library of these articles: with their dates, and with what can only be seen with all of them in hand."""
    dates = commit_dates(folder)
    dated = list(put_in_time((replace(article, updated_at=dates.get(article.path)) for article in good), at or At()))
    return Library(articles=tuple(dated), problems=(*problems, *_between(dated), *list_unsendable(folder, dated)))


def list_unsendable(folder: Path, articles: Iterable[Article]) -> Iterator[Problem]:
    """Pictures and files that customers would not get."""
    for article in articles:
        if article.encloses:
            yield from check_enclosed(folder, article.path, article.encloses)


def put_in_time(articles: Iterable[Article], at: At) -> Iterator[Article]:
    """The articles with what the hour makes of them."""
    for article in articles:
        state = _find_state(article, at)
        yield article if state == article.in_time else replace(article, in_time=state)


def is_due(articles: Iterable[Article], at: At) -> bool:
    """Whether the hour has made something else of one of them."""
    return any(_find_state(article, at) != article.in_time for article in articles)


def _find_state(article: Article, at: At) -> str:
    if not article.publish_at and not article.expires_at:
        return ""
    return find_state(article.status, article.publish_at, article.expires_at, at)


def missing_folder(folder: Path, *, previous: Library | None = None) -> Library:
    """What there is when the folder is not there."""
    missing = Problem(path=".", line=0, code="folder-missing", params={"folder": str(folder)})
    return Library(articles=previous.articles if previous else (), problems=(missing,))


def read_article(path: Path, name: str, *, known: Library | None = None) -> tuple[Article | None, list[Problem]]:
    """Read one file; ``name`` is its path inside the folder. A text that ``known`` holds already is parsed once."""
    content = read_file(path, name)
    if isinstance(content, Problem):
        return None, [content]
    data = content.data
    if known is not None and (found := known.findings(name, hashlib.sha256(data).hexdigest())) is not None:
        return known.by_path[name], found
    return parse_article(data, name)


def parse_article(
    data: bytes, name: str, *, updated_at: datetime | None = None
) -> tuple[Article | None, list[Problem]]:
    """Parse the bytes of a file called ``name``: the article, or None with at least one fatal problem."""
    problems: list[Problem] = []
    if len(data) > FILE_LIMIT:
        return None, [too_big(len(data), name)]
    place = find_place(name, problems)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [*problems, Problem(path=name, line=line, code="file-not-utf8")]
    fields, body, first_line = read_fields(text, name, problems)
    if fields is None:
        return None, problems
    told = read_body(split_variants(body)[0], title=fields.title, first_line=first_line)
    problems += check_body(told, body, first_line, name)
    check_questions(fields, name, problems)
    check_schedule(fields, name, problems)
    if place is None or any(problem.fatal for problem in problems):
        return None, problems
    language, topic, slug = place
    article = Article(
        topic=topic,
        slug=slug,
        language=language,
        title=fields.title,
        questions=fields.questions,
        golden=fields.golden,
        status=fields.status,
        escalate=fields.escalate,
        tags=fields.tags,
        owner=fields.owner,
        review_by=fields.review_by,
        verified_by=fields.verified_by,
        verified_at=fields.verified_at,
        publish_at=fields.publish_at,
        expires_at=fields.expires_at,
        formerly=fields.formerly,
        variants=read_variants(body, title=fields.title, first_line=first_line),
        encloses=tuple(replace(file, line=first_line + file.line) for file in find_files(body)),
        summary=told.summary,
        sections=told.sections,
        body=body.strip(),
        path=name,
        digest=hashlib.sha256(data).hexdigest(),
        updated_at=updated_at,
    )
    return article, problems


def _between(articles: list[Article]) -> Iterator[Problem]:
    """What can only be seen with all files in hand: a title or a question twice, translations that disagree."""
    owner: dict[tuple[str, str], Article] = {}
    first: dict[str, Article] = {}
    titled: dict[tuple[str, str], Article] = {}
    there = [article for article in articles if article.state not in GONE]
    yield from check_golden(there)
    for article in there:
        namesake = titled.setdefault((article.language, same_question(article.title)), article)
        if namesake is not article:
            params = {"title": article.title, "other": namesake.path}
            yield Problem(path=article.path, line=0, code="title-shared", fatal=False, params=params)
        for question in article.questions:
            other = owner.setdefault((article.language, same_question(question)), article)
            if other.key != article.key:
                params = {"question": question, "other": other.path}
                yield Problem(path=article.path, line=0, code="question-shared", fatal=False, params=params)
        one = first.setdefault(article.key, article)
        if one.escalate != article.escalate:
            params = {"field": "escalate", "other": one.path}
            yield Problem(path=article.path, line=0, code="translation-differs", fatal=False, params=params)
