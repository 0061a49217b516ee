"""HTML as our Markdown: only what customers can be shown is left, and what goes is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from markdownify import MarkdownConverter
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.knowledge.imports.found import Note, lost
from bot.knowledge.imports.furniture import remove

_SPOKEN: Final = ("mailto", "tel", "tg")
_PLAYERS: Final = ("youtube", "youtu.be", "vimeo", "rutube", "loom.com", "wistia", "dailymotion")
_EMBEDDED: Final = re.compile(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{3,20}).{0,500}$")
_BLANK: Final = re.compile(r"[^\S\n]+")
_INVISIBLE: Final = str.maketrans(
    {"\u00ad": None, "\u200b": None, "\ufeff": None, "\u2060": None, "\u00a0": " ", "\u202f": " "}
)
_HEADING: Final = re.compile(r"^(#{1,6}) +(\S.*)$")
_RULE: Final = re.compile(r"^(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)$")
_NO_HEAD: Final = ("-", "*", "|", ">", "#", "+", "`", "_")
_HEAD_LIMIT: Final = 120
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")
_ANCHOR: Final = re.compile(r"(?: ?¶| #| ?\[(?:#|¶)?\]\([^()\s]{0,300}\))$")
_TABS: Final = "[role=tab], [role=tabpanel], .tab-pane, .tabs, .tab-content"
_SIGNS: Final = ("", "#", "¶", "§")
_MOST_TABLES: Final = 300
_SMALL: Final = 40  # pixels: a sign, no picture


def parse(html: str) -> LexborNode:
    """The root of a page or of a piece of one."""
    root = LexborHTMLParser(html).root
    assert root is not None  # the parser makes a page of anything
    return root


def to_markdown(node: LexborNode, *, base: str = "") -> tuple[str, tuple[Note, ...]]:
    """The Markdown of a part of a page, and what could not be kept. The part is changed by it."""
    notes = list(_count(node))
    notes += _change_media(node, base)
    notes += _change_links(node, base)
    for _ in range(_MOST_TABLES):
        table = next((one for one in node.css("table") if _only_places(one)), None)
        if table is None:
            break
        _unwrap_table(table)
    text = _convert(node.html or "")
    if any(line.lstrip().startswith("| ---") for line in text.split("\n")):
        notes.append(lost("table"))
    return straighten(text), tuple(_once(notes))


def html_to_markdown(html: str, *, base: str = "") -> tuple[str, tuple[Note, ...]]:
    """The same for a text, such as the body of an article in an export."""
    root = parse(html)
    remove(root.css("script, style, noscript, template, head, form, button, input, select, svg"), root)
    body = root.css_first("body")
    return to_markdown(body if body is not None else root, base=base)


def straighten(text: str) -> str:
    """Markdown as one would write it: one empty line between parts, headings from the second level on, no odd signs."""
    lines = list(_without_rules(_lines(text.translate(_INVISIBLE))))
    levels = {
        level: place for place, level in enumerate(sorted({len(found[1]) for _, found in lines if found}), start=2)
    }
    out: list[str] = []
    for line, found in lines:
        said = line
        if found:
            words = _bare_heading(found[2])
            said = f"{'#' * min(6, levels[len(found[1])])} {words}" if words else ""
        if said or (out and out[-1]):
            if found and said and out and out[-1]:
                out.append("")
            out.append(said)
    return "\n".join(out).strip("\n")


def is_web(url: str) -> bool:
    """Whether it opens from anywhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _convert(html: str) -> str:
    converter = MarkdownConverter(
        heading_style="ATX",
        bullets="-",
        escape_underscores=False,
        escape_asterisks=False,
        table_infer_header=True,
        wrap=True,
        wrap_width=None,
        autolinks=True,
    )
    return str(converter.convert(html))


def _lines(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each line with what it is if it is a heading; code stays as it is."""
    fenced = False
    for line in text.split("\n"):
        opens = bool(_FENCE.match(line))
        if fenced or opens:
            fenced ^= opens
            yield line.rstrip(), None
            continue
        indent = len(line) - len(line.lstrip(" "))
        said = " " * indent + _BLANK.sub(" ", line.strip())
        yield said.rstrip(), _HEADING.match(said)


def _without_rules(
    lines: Iterator[tuple[str, re.Match[str] | None]],
) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Without lines drawn between the parts; one right under words makes them a heading."""
    before: tuple[str, re.Match[str] | None] | None = None
    fenced = False
    for line, found in lines:
        fenced ^= bool(_FENCE.match(line))
        if not fenced and found is None and _RULE.match(line) and (before is None or before[1] is None):
            words = before[0].strip() if before is not None else ""
            if words and len(words) <= _HEAD_LIMIT and not words.startswith(_NO_HEAD) and not words[0].isdigit():
                before = (f"## {words}", _HEADING.match(f"## {words}"))
            continue
        if before is not None:
            yield before
        before = (line, found)
    if before is not None:
        yield before


def _bare_heading(words: str) -> str:
    said = _ANCHOR.sub("", words.strip()).strip()
    for mark in ("**", "__"):
        if said.startswith(mark) and said.endswith(mark) and said.count(mark) == 2 and len(said) > 4:
            said = said[2:-2].strip()
    return said.rstrip("#").strip()


def _count(node: LexborNode) -> Iterator[Note]:
    if node.css_first(_TABS) is not None:
        yield lost("tabs")
    for summary in node.css("details > summary"):
        _as_heading(summary)
    for term in node.css("dt"):
        bold = LexborHTMLParser(f"<p><strong>{_escape(' '.join(term.text().split()))}</strong></p>").css_first("p")
        term.replace_with(bold or "")
    for told in node.css("dd"):
        told.insert_before(LexborHTMLParser("<p></p>").css_first("p") or "")
        told.unwrap()


def _as_heading(summary: LexborNode) -> None:
    words = " ".join(summary.text().split())
    summary.replace_with(LexborHTMLParser(f"<h4>{_escape(words)}</h4>").css_first("h4") or words)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _change_media(node: LexborNode, base: str) -> Iterator[Note]:
    for listed in [one for one in node.css("ul, ol") if _is_contents(one)]:
        listed.decompose()
        yield lost("anchor")
    for image in node.css("img"):
        attributes = image.attributes
        url = attributes.get("src") or ""
        if not is_web(url):
            url = next((u for u in (attributes.get("data-src"), attributes.get("data-original")) if u), url)
        if _is_sign(attributes):
            image.decompose()
        elif url.startswith("data:"):
            image.decompose()
            yield lost("picture-inside")
        elif is_web(full := urljoin(base, url) if base else url):
            image.attrs["src"] = full
        else:
            image.decompose()
            yield lost("picture", name=unquote(url.rpartition("/")[2])[:80] or "?")
    for frame in node.css("iframe, video, audio"):
        source = frame.attributes.get("src") or ""
        inner = frame.css_first("source")
        source = source or (inner.attributes.get("src") or "" if inner is not None else "")
        source = f"https:{source}" if source.startswith("//") else source
        if is_web(source) and (frame.tag != "iframe" or any(name in source for name in _PLAYERS)):
            watched = _EMBEDDED.sub(r"https://youtu.be/\1", source)
            link = LexborHTMLParser(f'<p><a href="{_escape(watched)}">{_escape(watched)}</a></p>').css_first("p")
            frame.replace_with(link or source)
            yield lost("video")
        else:
            frame.decompose()
            yield lost("embed")


def _is_contents(listed: LexborNode) -> bool:
    """Whether it lists the headings of its own page and nothing else; such a list in another goes with it."""
    links = listed.css("a[href^='#']")
    said = " ".join(listed.text().split())
    outer = listed.parent is not None and listed.parent.tag == "li"
    return len(links) > 1 and not outer and said == " ".join(" ".join(one.text() for one in links).split())


def _is_sign(attributes: dict[str, str | None]) -> bool:
    sizes = [attributes.get(name) or "" for name in ("width", "height")]
    return any(size.removesuffix("px").isdigit() and int(size.removesuffix("px")) <= _SMALL for size in sizes)


def _change_links(node: LexborNode, base: str) -> Iterator[Note]:
    for link in node.css("a"):
        url = (link.attributes.get("href") or "").strip()
        scheme = url.partition(":")[0].lower()
        if is_web(url) or scheme in _SPOKEN:
            continue
        if base and url and not url.startswith("#") and is_web(full := urljoin(base, url)):
            link.attrs["href"] = full
            continue
        words = " ".join(link.text().split())
        if words in _SIGNS and link.css_first("img") is None:
            link.decompose()
            continue
        if url.startswith("#"):
            yield lost("anchor")
        elif url and scheme != "javascript":
            yield lost("inner-link", words=words[:80])
        link.unwrap()


def _only_places(table: LexborNode) -> bool:
    """Whether it is there for the looks: one cell, or cells that hold headings, lists and other tables."""
    inner = [one for one in table.css("table") if one.mem_id != table.mem_id]
    rich = table.css_first("th") is None and table.css_first("td h1, td h2, td h3, td ul, td ol, td div p") is not None
    return bool(inner) or rich or len(table.css("td, th")) <= 1


def _unwrap_table(table: LexborNode) -> None:
    """Its own cells one below the other."""
    parts = table.css("tbody, thead, tfoot, tr, td, th, caption")
    for part in [one for one in parts if _table_of(one) == table.mem_id]:
        if part.tag in ("td", "th", "caption"):
            part.insert_before(LexborHTMLParser("<p></p>").css_first("p") or "")
        part.unwrap()
    table.unwrap()


def _table_of(node: LexborNode) -> int:
    above = node.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above.mem_id if above is not None else 0


def _once(notes: list[Note]) -> Iterator[Note]:
    said: list[Note] = []
    for note in notes:
        if note not in said:
            said.append(note)
            yield note
