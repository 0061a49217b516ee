"""What an author should know of the text of an article: what customers will not see as it was meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC
from typing import Final, Protocol

from bot.knowledge.articles.body import Body, Variant, same_question
from bot.knowledge.articles.fields import Fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.schedule import begins_at, ends_at
from bot.markup.comments import find_open_comment
from bot.markup.reader import find_files, list_typed
from bot.markup.text import to_plain
from bot.markup.variants import fold_value, split_variants

QUESTIONS_WANTED: Final = 3
_TAG: Final = re.compile(
    r"</?(?:a|b|i|p|u|div|span|img|table|tr|td|font|script|strong|em|h[1-6]|ul|ol|li)\b[^<>]*>", re.I
)
_UNREAD: Final = re.compile(r"\[[^\[\]\n]{1,60}\]\([^()\n]{0,60}\)?")
_WORD: Final = re.compile(r"\w")


def check_body(body: Body, text: str, first_line: int, name: str) -> Iterator[Problem]:
    """Findings in the text of the file ``name``, which begins on ``first_line``."""
    yield from _check_opening(body, first_line, name, others=bool(split_variants(text)[1]))
    yield from _check_variants(text, first_line, name)
    for section in body.pieces[1:]:
        if not section.text:
            params = {"heading": section.heading}
            yield Problem(path=name, line=section.line, code="section-empty", fatal=False, params=params)
    line = find_open_comment(text)
    if line is not None:
        yield Problem(path=name, line=first_line + line, code="comment-open")
    yield from _check_marks(text, first_line, name)
    yield from _check_files(text, first_line, name)


def _check_opening(body: Body, first_line: int, name: str, *, others: bool) -> Iterator[Problem]:
    if not body.summary:
        yield Problem(path=name, line=first_line, code="variant-alone" if others else "body-missing")
    elif not body.pieces[0].text:
        yield Problem(path=name, line=first_line, code="summary-missing", fatal=False)
    elif not body.begins:
        yield Problem(path=name, line=first_line, code="opening-empty", fatal=False)


def _check_variants(text: str, first_line: int, name: str) -> Iterator[Problem]:
    """Texts for some customers: whom for must be readable and said once, and there must be a text."""
    known: set[object] = set()
    for one in split_variants(text)[1]:
        line, params = first_line + one.line, {"text": one.said}
        folded = frozenset((fact, frozenset(map(fold_value, values))) for fact, values in one.when)
        if not one.when:
            yield Problem(path=name, line=line, code="variant-unread", params=params)
        elif folded in known:
            yield Problem(path=name, line=line, code="variant-twice", fatal=False, params=params)
        elif not _WORD.search(to_plain(one.text)):
            yield Problem(path=name, line=line, code="variant-empty", fatal=False, params=params)
        known.add(folded)


def check_facts(path: str, variants: Iterable[Variant], known: Collection[str]) -> Iterator[Problem]:
    """Conditions of the article ``path`` on facts that nobody ever knows of a customer."""
    for one in variants:
        for fact in (fact for fact, _ in one.when if fact not in known):
            params = {"name": fact, "choices": ", ".join(sorted(known))}
            yield Problem(path=path, line=one.line, code="variant-fact", fatal=False, params=params)


def _check_marks(text: str, first_line: int, name: str) -> Iterator[Problem]:
    for words, line in list_typed(text):
        tag, unread = _TAG.search(words), _UNREAD.search(words)
        if tag:
            params = {"tag": tag.group()}
            yield Problem(path=name, line=first_line + line, code="html-shown", fatal=False, params=params)
        if unread:
            params = {"text": unread.group()}
            yield Problem(path=name, line=first_line + line, code="link-unread", fatal=False, params=params)


def _check_files(text: str, first_line: int, name: str) -> Iterator[Problem]:
    """A picture alone leaves the article empty where pictures can't be shown, and is found by nobody."""
    files = find_files(text)
    if files and not _WORD.search(to_plain(text)):
        yield Problem(path=name, line=first_line + files[0].line, code="picture-alone")


def check_questions(fields: Fields, name: str, problems: list[Problem]) -> None:
    """What is wrong with how it is asked for."""
    seen: set[str] = set()
    for question, line in zip(fields.questions, fields.lines("questions"), strict=True):
        form = same_question(question)
        if form in seen:
            params = {"question": question}
            problems.append(Problem(path=name, line=line, code="question-twice", fatal=False, params=params))
        seen.add(form)
    for question, line in zip(fields.golden, fields.lines("golden"), strict=True):
        if same_question(question) in seen:
            params = {"question": question}
            problems.append(Problem(path=name, line=line, code="golden-leaks", fatal=False, params=params))
    if fields.status == "published" and len(fields.questions) < QUESTIONS_WANTED:
        params = {"count": str(len(fields.questions)), "wanted": str(QUESTIONS_WANTED)}
        at = fields.line("questions")
        problems.append(Problem(path=name, line=at, code="questions-few", fatal=False, params=params))


class Asked(Protocol):
    """An article, by how it is asked for."""

    @property
    def key(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def questions(self) -> tuple[str, ...]: ...
    @property
    def golden(self) -> tuple[str, ...]: ...


def check_golden(articles: Collection[Asked]) -> Iterator[Problem]:
    """Golden questions that another article has too: only one of the two can be found for it."""
    owners: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for one in articles:
        for question in (one.title, *one.questions, *one.golden):
            owners[one.language, same_question(question)].append(one)
    for one in articles:
        for question in one.golden:
            other = next(
                (known for known in owners[one.language, same_question(question)] if known.key != one.key), None
            )
            if other is not None:
                yield claimed(one.path, question, other.path)


def claimed(path: str, question: str, other: str) -> Problem:
    """A golden question that stands in this article and in another."""
    params = {"question": question, "other": other}
    return Problem(path=path, line=0, code="golden-claimed", fatal=False, params=params)


def check_schedule(fields: Fields, name: str, problems: list[Problem]) -> None:
    """What is wrong with when it is for customers."""
    begins, ends = begins_at(fields.publish_at, UTC), ends_at(fields.expires_at, UTC)
    if begins is not None and ends is not None and ends <= begins:
        params = {"text": fields.publish_at, "value": fields.expires_at}
        at = fields.line("expires_at")
        problems.append(Problem(path=name, line=at, code="never-live", fatal=False, params=params))
