"""An article's Markdown as plain text with styled ranges. Pure; offsets count characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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

    def __add__(self, other: Rich) -> Rich:
        return Rich(text=self.text + other.text, spans=self.spans + _shift(other.spans, len(self.text)))

    def cut(self, start: int, end: int) -> Rich:
        """The part between two positions with the ranges that reach into it."""
        size = end - start
        moved = (replace(s, start=max(s.start - start, 0), end=min(s.end - start, size)) for s in self.spans)
        return Rich(text=self.text[start:end], spans=tuple(span for span in moved if span.start < span.end))

    def strip(self) -> Rich:
        """Without white space at both ends, which Telegram would take away, shifting the ranges."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(len(self.text.rstrip()), start))

    def styled(self, kind: str, *, url: str = "", language: str = "") -> Rich:
        """The same, all of it in one more style."""
        if not self.text:
            return self
        whole = Span(start=0, end=len(self.text), kind=kind, url=url, language=language)
        return Rich(text=self.text, spans=(whole, *self.spans))


def parse_markdown(text: str) -> Rich:
    """CommonMark with strikethrough, as far as Telegram can show it; HTML stays visible as typed."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    return _blocks(SyntaxTreeNode(parser.parse(text)).children).strip()


def _shift(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in spans)


def _join(parts: Iterable[Rich], glue: str) -> Rich:
    texts: list[str] = []
    spans: list[Span] = []
    size = 0
    for part in parts:
        size += len(glue) if texts else 0
        texts.append(part.text)
        spans.extend(_shift(part.spans, size))
        size += len(part.text)
    return Rich(text=glue.join(texts), spans=tuple(spans))


def _render(node: SyntaxTreeNode) -> Rich:
    return _RENDERERS.get(node.type, _leaf)(node)


def _leaf(node: SyntaxTreeNode) -> Rich:
    return _inlines(node) if node.children else Rich(text=node.content)


def _inlines(node: SyntaxTreeNode) -> Rich:
    return _join((_render(child) for child in node.children), "")


def _blocks(nodes: Iterable[SyntaxTreeNode], *, glue: str = "\n\n") -> Rich:
    """One below the other; what follows a heading stands right under it."""
    joined, between = Rich(), ""
    for node in nodes:
        part = _render(node)
        if part.text:
            joined = joined + Rich(text=between) + part
            between = "\n" if node.type == "heading" else glue
    return joined


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
    return Rich(text=mark) + _join(_lines(content), "\n" + INDENT)


def _lines(rich: Rich) -> Iterable[Rich]:
    start = 0
    for line in rich.text.split("\n"):
        yield rich.cut(start, start + len(line))
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
        return label + Rich(text=f" ({rest})")
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
    "softbreak": lambda node: Rich(text=" "),
    "hardbreak": lambda node: Rich(text="\n"),
    "hr": lambda node: Rich(text=RULE),
}
