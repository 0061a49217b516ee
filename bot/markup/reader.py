"""The one reader of article Markdown. Whoever shows an article takes its tokens from here, so all show the same.

CommonMark with tables and strikethrough, and as people write it who never heard of Markdown: a line break is one,
``20*30*40`` is a size, ``<br>`` breaks a line. Comments are left out, other HTML stays visible as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as read_emphasis
from markdown_it.token import Token

from bot.markup.comments import strip_comments

WEB: Final = ("http", "https")
SPOKEN: Final = ("mailto", "tel")
PICTURE: Final = "picture"
ARTICLE: Final = ".md"
_FILES: Final = "files"
_LONGEST_URL: Final = 2000
_BREAK: Final = re.compile(r"<br {0,3}/?>", re.I)
_PHONE: Final = re.compile(r"\]\(tel:([^()\n<>]{1,40})\)", re.I)
_BLANK: Final = re.compile(r"\s+")


def read_tokens(markdown: str) -> list[Token]:
    """The tokens: pictures have become links to them, and a link nobody could open has become its words."""
    return reader().parse(prepare(markdown))


@dataclass(frozen=True, kw_only=True)
class File:
    """A picture or a file that an article names by its place in a folder; ``line`` counts from 0.

    ``words`` describe a picture.
    """

    url: str
    picture: bool
    line: int
    words: str = ""


def find_files(markdown: str) -> tuple[File, ...]:
    """What lies in a folder, beside the article or elsewhere; other articles are no such files."""
    if "](" not in markdown and "]:" not in markdown:
        return ()
    env: dict[str, list[File]] = {}
    reader().parse(prepare(markdown), env)
    return tuple(env.get(_FILES, ()))


def list_typed(markdown: str) -> Iterator[tuple[str, int]]:
    """The words that are shown as typed, line by line, with the number of the line from 0."""
    for token in read_tokens(markdown):
        yield from _typed_in(token)


def prepare(markdown: str) -> str:
    """The text as it is read: without comments, and with numbers in links that have no blanks."""
    return _PHONE.sub(lambda found: f"](tel:{_BLANK.sub('', found[1])})", strip_comments(markdown))


@cache
def reader() -> MarkdownIt:
    """The reader; ``read_tokens`` gives it the text as it should be."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.validateLink = _is_readable  # type: ignore[method-assign]
    parser.inline.ruler.at("emphasis", _read_stars)
    parser.inline.ruler.before("autolink", "line_break", _read_break)
    parser.core.ruler.push("files", _note_files)
    parser.core.ruler.push("as_shown", _show)
    return parser


def scheme_of(url: str) -> str:
    """What a click on it would do: "http", "https", "tg", "mailto", "tel"; "" for what opens nowhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme in SPOKEN:
        return parts.scheme if parts.path else ""
    return parts.scheme if parts.scheme in (*WEB, "tg") and parts.netloc else ""


def is_local(url: str) -> bool:
    """Whether it names a file beside the article."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path)


def to_name(url: str) -> str:
    """The last part of an address, for a picture that nobody named."""
    return unquote(url.partition("?")[0].rstrip("/").rpartition("/")[2])


def _typed_in(token: Token) -> Iterator[tuple[str, int]]:
    line = token.map[0] if token.map else 0
    words = ""
    for child in token.children or ():
        if child.type == "text":
            words += child.content
        elif child.type == "hardbreak":
            yield words, line
            words, line = "", line + 1
    yield words, line


def _is_readable(url: str) -> bool:
    """Any address is read; which of them are links is decided by ``scheme_of``."""
    return len(url) <= _LONGEST_URL


def _read_stars(state: StateInline, silent: bool) -> bool:
    """Emphasis; but stars between digits, one inside a word, and those between brackets are what they look like."""
    start = state.pos
    if state.src[start] != "*" or silent:
        return read_emphasis(state, silent)
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before, after = state.src[start - 1 : start], state.src[end : end + 1] if end < state.posMax else ""
    if not _multiplies(before, after, end - start):
        return read_emphasis(state, silent)
    state.pending += state.src[start:end]
    state.pos = end
    return True


def _multiplies(before: str, after: str, count: int) -> bool:
    if before.isdigit() and after.isdigit():
        return True
    if before in (")", "]") and after in ("(", "["):
        return True
    return count == 1 and before.isalnum() and after.isalnum()


def _read_break(state: StateInline, silent: bool) -> bool:
    found = _BREAK.match(state.src, state.pos) if state.src[state.pos] == "<" else None
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _note_files(state: StateCore) -> None:
    files = state.env.setdefault(_FILES, [])
    for token in state.tokens:
        for child in token.children or ():
            url = str(child.attrs.get("src" if child.type == "image" else "href", ""))
            picture = child.type == "image"
            if is_local(url) and (picture or not url.partition("#")[0].lower().endswith(ARTICLE)):
                line, words = token.map[0] if token.map else 0, child.content if picture else ""
                files.append(File(url=unquote(url), picture=picture, line=line, words=words))


def _show(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = list(_as_shown(token.children))


def _as_shown(tokens: Sequence[Token]) -> Iterator[Token]:
    """Line breaks are kept, pictures become links, links that open nothing become their words."""
    opens: list[bool] = []
    for token in tokens:
        change = _CHANGES.get(token.type)
        yield from change(token, opens) if change else (token,)


def _change_break(_: Token, __: list[bool]) -> Iterator[Token]:
    yield Token("hardbreak", "br", 0)


def _change_open(token: Token, opens: list[bool]) -> Iterator[Token]:
    url = str(token.attrs.get("href", ""))
    token.attrs["href"] = url = f"https://{url}" if url.lower().startswith("www.") else url
    opens.append(bool(scheme_of(url)))
    if opens[-1]:
        yield token


def _change_close(token: Token, opens: list[bool]) -> Iterator[Token]:
    if opens.pop():
        yield token


def _change_picture(token: Token, opens: list[bool]) -> Iterator[Token]:
    """Its words, as a link to it unless it lies in one already."""
    url, words = str(token.attrs.get("src", "")), "".join(child.content for child in token.children or ())
    linked = scheme_of(url) in WEB and not any(opens)
    label = Token("text", "", 0, content=words or (to_name(url) if scheme_of(url) in WEB else ""))
    if not linked:
        yield label
        return
    yield Token("link_open", "a", 1, attrs={"href": url}, meta={PICTURE: True})
    yield label
    yield Token("link_close", "a", -1)


_CHANGES: Final[dict[str, Callable[[Token, list[bool]], Iterator[Token]]]] = {
    "softbreak": _change_break,
    "link_open": _change_open,
    "link_close": _change_close,
    "image": _change_picture,
}
