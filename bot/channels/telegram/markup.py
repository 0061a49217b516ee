"""An article's Markdown as plain text with styled ranges. Pure; offsets count characters."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

BULLET = "• "
INDENT = "   "
RULE = "———"
LINKABLE = frozenset({"http", "https", "tg"})
_SPEAKABLE = frozenset({"mailto", "tel"})


@dataclass(frozen=True, kw_only=True)
class Span:
    """A styled range ``start <= i < end``. ``kind``: bold, italic, strikethrough, code, pre, blockquote, text_link."""

    start: int
    end: int
    kind: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Rich:
    """Text with styled ranges, which may nest."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def cut(self, places: Iterable[tuple[int, int]]) -> Iterator[Rich]:
        """The parts between pairs of positions, which only grow, with the ranges that reach into each."""
        ahead = deque(sorted(self.spans, key=lambda span: span.start))
        held: list[Span] = []
        for start, end in places:
            while ahead and ahead[0].start < end:
                held.append(ahead.popleft())
            held = [span for span in held if span.end > start]
            yield Rich(text=self.text[start:end], spans=tuple(_clip(span, start, end) for span in held))

    def strip(self) -> Rich:
        """Without white space at both ends, which Telegram would take away, shifting the ranges."""
        start = len(self.text) - len(self.text.lstrip())
        return next(self.cut([(start, max(len(self.text.rstrip()), start))]))

    def styled(self, kind: str, *, url: str = "", language: str = "") -> Rich:
        """The same, all of it in one more style."""
        if not self.text:
            return self
        whole = Span(start=0, end=len(self.text), kind=kind, url=url, language=language)
        return Rich(text=self.text, spans=(whole, *self.spans))


def parse_markdown(text: str) -> Rich:
    """CommonMark with strikethrough, as far as Telegram can show it; HTML stays visible as typed."""
    return _blocks(SyntaxTreeNode(_parser().parse(text)).children).strip()


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


def _clip(span: Span, start: int, end: int) -> Span:
    return replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)


def _join(parts: Iterable[Rich], glue: str = "") -> Rich:
    """One after the other, in one pass: to add them one by one would copy the beginning for each of them."""
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for part in parts:
        at += len(glue) if texts else 0
        spans += (replace(span, start=span.start + at, end=span.end + at) for span in part.spans)
        texts.append(part.text)
        at += len(part.text)
    return Rich(text=glue.join(texts), spans=tuple(spans))


def _render(node: SyntaxTreeNode) -> Rich:
    return _RENDERERS.get(node.type, _leaf)(node)


def _leaf(node: SyntaxTreeNode) -> Rich:
    return _inlines(node) if node.children else Rich(text=node.content)


def _inlines(node: SyntaxTreeNode) -> Rich:
    return _join(map(_render, node.children))


def _blocks(nodes: Iterable[SyntaxTreeNode], *, glue: str = "\n\n") -> Rich:
    """One below the other; what follows a heading stands right under it."""
    parts, between = [], ""
    for node in nodes:
        part = _render(node)
        if part.text:
            parts += [Rich(text=between), part]
            between = "\n" if node.type == "heading" else glue
    return _join(parts)


def _style(kind: str) -> Callable[[SyntaxTreeNode], Rich]:
    return lambda node: _inlines(node).styled(kind)


def _list(node: SyntaxTreeNode) -> Rich:
    """Items on lines of their own, with an empty line between them where the author left one."""
    first = int(str(node.attrs.get("start", 1)))
    numbered = node.type == "ordered_list"
    marks = (f"{first + place}. " if numbered else BULLET for place in range(len(node.children)))
    loose = any(child.type == "paragraph" and not child.hidden for item in node.children for child in item.children)
    items = (_item(item, mark) for item, mark in zip(node.children, marks, strict=True))
    return _join(items, "\n\n" if loose else "\n")


def _item(node: SyntaxTreeNode, mark: str) -> Rich:
    content = _blocks(node.children, glue="\n")
    return _join((Rich(text=mark), _join(content.cut(_lines(content.text)), "\n" + INDENT)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _code_block(node: SyntaxTreeNode) -> Rich:
    return Rich(text=node.content.rstrip("\n")).styled("pre", language=node.info.split(" ")[0] if node.info else "")


def _quote(node: SyntaxTreeNode) -> Rich:
    return _blocks(node.children).styled("blockquote")


def _link(node: SyntaxTreeNode) -> Rich:
    """A link Telegram opens; an address is said in words, and a link inside the knowledge base is just its text."""
    label, url = _inlines(node), str(node.attrs.get("href", ""))
    scheme, _, rest = url.partition(":")
    if scheme in LINKABLE and is_absolute(url):
        return (label if label.text else Rich(text=url)).styled("text_link", url=url)
    if scheme in _SPEAKABLE and rest not in label.text:
        return _join((label, Rich(text=f" ({rest})")))
    return label


def is_absolute(url: str) -> bool:
    """Whether it names a host; a broken address does not."""
    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False


def _image(node: SyntaxTreeNode) -> Rich:
    label, url = _inlines(node), str(node.attrs.get("src", ""))
    label = label if label.text else Rich(text=node.content)
    return label.styled("text_link", url=url) if url.startswith(("http://", "https://")) else label


_RENDERERS: Mapping[str, Callable[[SyntaxTreeNode], Rich]] = {
    "heading": _style("bold"),
    "strong": _style("bold"),
    "em": _style("italic"),
    "s": _style("strikethrough"),
    "code_inline": lambda node: Rich(text=node.content).styled("code"),
    "fence": _code_block,
    "code_block": _code_block,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "link": _link,
    "image": _image,
    "softbreak": lambda _: Rich(text=" "),
    "hardbreak": lambda _: Rich(text="\n"),
    "hr": lambda _: Rich(text=RULE),
}
