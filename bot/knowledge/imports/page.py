"""Pages: a saved FAQ, an article of a help centre, an export of Confluence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from bot.knowledge.imports import faq
from bot.knowledge.imports.found import Found, Note, Piece, lost, skip
from bot.knowledge.imports.furniture import clear, remove
from bot.knowledge.imports.naming import to_language, to_slug
from bot.knowledge.imports.tidy import html_to_markdown, is_web, parse, to_markdown

WEB: Final = "web"
CONFLUENCE: Final = "confluence"
_SAVED: Final = re.compile(r"saved from url=\(\d{4}\)(\S{1,2000})")
_PAGE_ID: Final = re.compile(r"(?:^|_)(\d{4,})\.html?$", re.I)
_SITE: Final = re.compile(r" [|\u2013\u2014\u00b7\u00bb:-]{1,3} ")
_CONTENT: Final = (
    "[itemprop=articleBody]",
    ".article-body",
    ".article__body",
    ".article-content",
    ".entry-content",
    ".post-content",
    ".wiki-content",
    "#main-content",
    "article",
    "main",
    "[role=main]",
    "#content",
    ".content",
)
_HOME: Final = ("главная", "головна", "home", "главная страница", "головна сторінка", "main")
_LEAST: Final = 80  # letters of an article


def read_page(name: str, text: str) -> Iterator[Piece]:
    """The articles of a page."""
    root = parse(text)
    if _is_confluence(root):
        yield from _read_confluence(name, root)
        return
    url, base = _address(root, text), ""
    base = url
    source_id = url or name
    asked = faq.find_questions(root)
    if asked:
        yield from _answers(name, root, asked, source_id=source_id, base=base)
        return
    yield _article(name, root, text, source_id=source_id, base=base)


def language_said(root: LexborNode) -> str:
    """What the page says of its language; many lie."""
    html = root.css_first("html")
    return to_language((html.attributes.get("lang") or "") if html is not None else "")


def _answers(
    name: str, root: LexborNode, asked: tuple[faq.Answered, ...], *, source_id: str, base: str
) -> Iterator[Piece]:
    language, topic = language_said(root), _title(root)
    group = _versions(root)
    for number, one in enumerate(asked, start=1):
        body, notes = html_to_markdown(one.html, base=base)
        place = f"{name}: {one.question}"
        if not body.strip():
            yield skip(place, "no-answer", question=one.question[:80])
            continue
        yield Found(
            source=WEB,
            source_id=f"{source_id}#{to_slug(one.question, language, limit=80) or number}",
            title=one.question,
            body=body,
            place=place,
            language=language,
            group=f"{group}#{number}" if group else "",
            topic=topic if len(topic) <= 40 else "faq",
            lost=notes,
        )


def _article(name: str, root: LexborNode, text: str, *, source_id: str, base: str) -> Piece:
    title, group, language = _title(root), _versions(root), language_said(root)
    gone: list[str] = []
    content = _main(root, gone)
    body, notes = to_markdown(content, base=base) if content is not None else ("", ())
    if _size(body) < _LEAST:
        body, notes = _by_trafilatura(text, base) or (body, notes)
    body = _without_title(body, title)
    if not body.strip() or not title:
        return skip(name, "page-empty")
    notes = (*notes, *(lost("section", heading=heading[:80]) for heading in gone))
    return Found(
        source=WEB,
        source_id=source_id,
        title=title,
        body=body,
        place=name,
        language=language,
        group=group,
        topic=_crumb(root, title) or _folder(name),
        questions=_other_titles(root, title),
        lost=notes,
    )


def _main(root: LexborNode, gone: list[str]) -> LexborNode | None:
    """The part of the page that is the article, without what stands in and around it."""
    body = root.css_first("body")
    if body is None:
        return None
    whole = len(body.text())
    for selector in _CONTENT:
        nodes = [node for node in body.css(selector) if len(node.text().strip()) >= _LEAST]
        if nodes and len(nodes) <= 3:
            best = max(nodes, key=lambda node: len(node.text()))
            if len(best.text()) >= 0.15 * whole:
                gone += clear(best)
                return best
    gone += clear(body)
    return body


def _by_trafilatura(text: str, base: str) -> tuple[str, tuple[Note, ...]] | None:
    """What a library finds that has seen many sites; slower, and it loses more."""
    import trafilatura  # half a second, for the few pages that need it

    made = trafilatura.extract(
        text,
        output_format="html",
        include_comments=False,
        include_links=True,
        include_formatting=True,
        favor_recall=True,
    )
    return html_to_markdown(made, base=base) if made else None


def _address(root: LexborNode, text: str) -> str:
    """Where the page lies on the web; "" if it does not say."""
    for selector, name in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        node = root.css_first(selector)
        url = (node.attributes.get(name) or "").strip() if node is not None else ""
        if is_web(url):
            return url
    saved = _SAVED.search(text[:4000])
    return saved[1] if saved is not None and is_web(saved[1]) else ""


def _versions(root: LexborNode) -> str:
    """What is the same on the page in every language: the addresses of all its versions."""
    urls = {
        node.attributes.get("href") or ""
        for node in root.css("link[rel=alternate][hreflang]")
        if to_language(node.attributes.get("hreflang") or "")
    }
    return min(filter(is_web, urls), default="") if len(urls) > 1 else ""


def _title(root: LexborNode) -> str:
    for selector in ("article h1", "main h1", "h1"):
        for heading in root.css(selector):
            words = " ".join(heading.text().split()).strip("¶# ")
            if words:
                return words[:300]
    node = root.css_first("meta[property='og:title']")
    said = (node.attributes.get("content") or "") if node is not None else ""
    head = root.css_first("title")
    said = said or (head.text() if head is not None else "")
    return _SITE.split(" ".join(said.split()))[0][:300]


def _other_titles(root: LexborNode, title: str) -> tuple[str, ...]:
    """What search engines are told: often the way people ask."""
    head = root.css_first("title")
    said = _SITE.split(" ".join(head.text().split()))[0] if head is not None else ""
    return (said,) if said and said.casefold() != title.casefold() and 8 < len(said) <= 120 else ()


def _crumb(root: LexborNode, title: str) -> str:
    """The section an article stands in, by the path above it."""
    for selector in (".breadcrumbs li", ".breadcrumb li", "[class*=breadcrumb] a", "nav[aria-label*=readcrumb] a"):
        words = [" ".join(node.text().split()).strip("/›»> ") for node in root.css(selector)]
        kept = [word for word in words if word]
        if kept and (kept[-1].casefold() in title.casefold() or title.casefold() in kept[-1].casefold()):
            kept.pop()
        if len(kept) > 1 or (kept and kept[0].casefold() not in _HOME):
            return kept[-1]
    return ""


def _folder(name: str) -> str:
    return name.split("/")[-2] if "/" in name else ""


def _without_title(body: str, title: str) -> str:
    first, _, rest = body.partition("\n")
    return rest.lstrip("\n") if first.lstrip("# ").casefold() == title.casefold() else body


_ADDRESS: Final = re.compile(r"\]\([^()\[\]]{0,2000}\)")


def _size(body: str) -> int:
    return len(_ADDRESS.sub("", body).strip())


def _is_confluence(root: LexborNode) -> bool:
    return (
        root.css_first(
            "#main-content.wiki-content, #title-text, meta[name=ajs-page-id], .confluence-content-image-border"
        )
        is not None
    )


def _read_confluence(name: str, root: LexborNode) -> Iterator[Piece]:
    """A page of the HTML export of a space: "Space : Title" above, files below."""
    heading, content = root.css_first("#title-text, h1"), root.css_first("#main-content, .wiki-content")
    said = " ".join(heading.text().split()) if heading is not None else _title(root)
    space, colon, title = said.partition(" : ")
    title = title if colon else said
    if name.rpartition("/")[2].lower() == "index.html":
        yield skip(name, "index")
        return
    if content is None or not content.text().strip() or not title:
        yield skip(name, "page-empty")
        return
    extras = content.css(
        ".toc-macro, .expand-control-icon, .aui-icon, .page-metadata, #attachments, .pageSection.group"
    )
    remove(extras, content)
    body, notes = to_markdown(content)
    found = _PAGE_ID.search(name)
    yield Found(
        source=CONFLUENCE,
        source_id=found[1] if found else title,
        title=title[:300],
        body=_without_title(body, title),
        place=name,
        language="",
        topic=_crumb(root, title) or (space if colon else ""),
        lost=notes,
    )
