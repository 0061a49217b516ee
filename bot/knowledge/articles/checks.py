"""What an author should know of the text of an article: what customers will not see as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.knowledge.articles.body import Body
from bot.knowledge.articles.problems import Problem
from bot.markup.comments import find_open_comment
from bot.markup.reader import find_files, list_typed
from bot.markup.text import to_plain

_TAG: Final = re.compile(
    r"</?(?:a|b|i|p|u|div|span|img|table|tr|td|font|script|strong|em|h[1-6]|ul|ol|li)\b[^<>]*>", re.I
)
_UNREAD: Final = re.compile(r"\[[^\[\]\n]{1,60}\]\([^()\n]{0,60}\)?")
_WORD: Final = re.compile(r"\w")


def check_body(body: Body, text: str, first_line: int, name: str) -> Iterator[Problem]:
    """Findings in the text of the file ``name``, which begins on ``first_line``."""
    yield from _check_opening(body, first_line, name)
    for section in body.pieces[1:]:
        if not section.text:
            params = {"heading": section.heading}
            yield Problem(path=name, line=section.line, code="section-empty", fatal=False, params=params)
    line = find_open_comment(text)
    if line is not None:
        yield Problem(path=name, line=first_line + line, code="comment-open")
    yield from _check_marks(text, first_line, name)
    yield from _check_files(text, first_line, name)


def _check_opening(body: Body, first_line: int, name: str) -> Iterator[Problem]:
    if not body.summary:
        yield Problem(path=name, line=first_line, code="body-missing")
    elif not body.pieces[0].text:
        yield Problem(path=name, line=first_line, code="summary-missing", fatal=False)
    elif not body.begins:
        yield Problem(path=name, line=first_line, code="opening-empty", fatal=False)


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
    """A picture or another file beside the articles reaches nobody; one alone leaves the article empty."""
    said = bool(_WORD.search(to_plain(text)))
    for file in find_files(text):
        code = "picture-local" if file.picture else "file-local"
        params = {"name": file.url}
        yield Problem(path=name, line=first_line + file.line, code=code, fatal=not said, params=params)
