"""Article Markdown as text: with styled ranges for Telegram, without any for a reply that is sent as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markdown_it.tree import SyntaxTreeNode

from bot.markup.folds import cut_folds, to_fold
from bot.markup.reader import PICTURE, SPOKEN, read_tokens, scheme_of
from bot.markup.rich import Rich, join
from bot.markup.tables import Cells, draw_table

BULLET = "• "
INDENT = "   "
RULE = "———"


def to_rich(markdown: str) -> Rich:
    """The words, with what is bold or a link. A number or a mail address behind a link is written out."""
    return _blocks(SyntaxTreeNode(read_tokens(markdown)).children).strip()


def to_folded(markdown: str) -> Rich:
    """The same as a message shows it: what stands under a heading is folded away."""
    parts = []
    for heading, under in cut_folds(SyntaxTreeNode(read_tokens(markdown)).children):
        body = _blocks(under).strip()
        parts.append(join((_render(heading), to_fold(body)), "\n") if heading is not None else body)
    return join((part for part in parts if part.text), "\n\n")


def to_plain(markdown: str) -> str:
    """The words alone; the address of a link stands behind it."""
    rich = to_rich(markdown)
    links = sorted((span for span in rich.spans if span.url), key=lambda span: span.end)
    parts, at = [], 0
    for span in links:
        parts.append(rich.text[at : span.end])
        shown = rich.text[span.start : span.end]
        parts.append("" if shown.strip() in (span.url, _bare(span.url)) else f" ({span.url})")
        at = span.end
    return "".join((*parts, rich.text[at:]))


def _render(node: SyntaxTreeNode) -> Rich:
    return _RENDERERS.get(node.type, _leaf)(node)


def _leaf(node: SyntaxTreeNode) -> Rich:
    return _inlines(node) if node.children else Rich(text=node.content)


def _inlines(node: SyntaxTreeNode) -> Rich:
    return join(map(_render, node.children))


def _blocks(nodes: Iterable[SyntaxTreeNode], *, glue: str = "\n\n") -> Rich:
    """One below the other; what follows a heading stands right under it."""
    parts, between = [], ""
    for node in nodes:
        part = _render(node)
        if part.text:
            parts += [Rich(text=between), part]
            between = "\n" if node.type == "heading" else glue
    return join(parts)


def _style(kind: str) -> Callable[[SyntaxTreeNode], Rich]:
    return lambda node: _inlines(node).styled(kind)


def _list(node: SyntaxTreeNode) -> Rich:
    """Items on lines of their own, with an empty line between them where the author left one."""
    first = int(str(node.attrs.get("start", 1)))
    numbered = node.type == "ordered_list"
    marks = (f"{first + place}. " if numbered else BULLET for place in range(len(node.children)))
    loose = any(child.type == "paragraph" and not child.hidden for item in node.children for child in item.children)
    items = (_item(item, mark) for item, mark in zip(node.children, marks, strict=True))
    return join(items, "\n\n" if loose else "\n")


def _item(node: SyntaxTreeNode, mark: str) -> Rich:
    return join((Rich(text=mark), _blocks(node.children, glue="\n").indented(INDENT)))


def _table(node: SyntaxTreeNode) -> Rich:
    rows = [_cells(row) for part in node.children for row in part.children]
    return draw_table(rows[0], rows[1:], bullet=BULLET)


def _cells(row: SyntaxTreeNode) -> Cells:
    return tuple(_inlines(cell).strip() for cell in row.children)


def _code_block(node: SyntaxTreeNode) -> Rich:
    return Rich(text=node.content.rstrip("\n")).styled("pre", language=node.info.split(" ")[0] if node.info else "")


def _quote(node: SyntaxTreeNode) -> Rich:
    return _blocks(node.children).styled("blockquote")


def _link(node: SyntaxTreeNode) -> Rich:
    """What a chat opens is a link; what it only calls or writes to is said in words."""
    label, url = _inlines(node), str(node.attrs.get("href", ""))
    if scheme_of(url) not in SPOKEN:
        kind = "picture" if node.meta.get(PICTURE) else "text_link"
        return (label if label.text else Rich(text=url)).styled(kind, url=url)
    said = _bare(url)
    if said in label.text or (scheme_of(url) == "tel" and _digits(said)[-9:] in _digits(label.text)):
        return label
    return join((label, Rich(text=f" ({said})" if label.text else said)))


def _bare(url: str) -> str:
    """A number or a mail address without what it was a link for."""
    return url.partition(":")[2].partition("?")[0] if scheme_of(url) in SPOKEN else url


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


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
    "table": _table,
    "link": _link,
    "hardbreak": lambda _: Rich(text="\n"),
    "hr": lambda _: Rich(text=RULE),
}
