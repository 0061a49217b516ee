"""What stands on a page beside its text: menus, adverts, cookie bars, rates of exchange, quizzes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from selectolax.lexbor import LexborNode

_GONE: Final = (
    "script, style, noscript, template, nav, footer, form, button, input, select, textarea, svg, canvas, dialog,"
    " object, embed, link, meta, head, ins.adsbygoogle, [hidden], [aria-hidden=true], [role=navigation],"
    " [role=banner], [role=search], [role=contentinfo], [role=dialog], [role=alertdialog], [role=complementary]"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# words of classes and ids, whole
_NAMES: Final = _words(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs cookie cookies consent gdpr banner "
    "banners ad ads adv advert adverts advertisement adsense promo sponsor sponsored share sharing socials "
    "social subscribe subscription newsletter related recommended recommendations similar comments comment "
    "disqus rating vote votes helpful feedback quiz quizzes poll polls survey exchange currency currencies "
    "kurs valuta weather pogoda sidebar aside widget widgets toc footer topbar popup modal overlay pagination "
    "pager login signin search searchform printfriendly skip breadcrumbsnav viqtoryna oprosnik opros rates "
    "informer ticker cta callback toolbar metadata meta byline views timestamp pubdate"
)
# two words that mean it only together
_PAIRS: Final = (
    ("article", "votes"),
    ("back", "top"),
    ("page", "tools"),
    ("table", "contents"),
    ("read", "also"),
    ("see", "also"),
    ("was", "helpful"),
    ("prev", "next"),
    ("site", "header"),
    ("page", "header"),
    ("page", "metadata"),
)
_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_SHARE: Final = 0.5  # of all words of the page: what holds so many is the page itself, whatever it is called
_BLOCKS: Final = "div, section, aside, header, ul, ol, p, table, figure, span, iframe, details"
# headings under which nothing of the article stands
_HEADINGS: Final = re.compile(
    r"^(?:курсы? валют\w*|курси валют\w*|обменн\w+ курс\w*|обмінн\w+ курс\w*|exchange rates?|currency rates?"
    r"|(?:пройдите |пройдіть |наш |мини-|міні-)?(?:тест|викторина|вікторина|опрос|опитування|квиз|квіз)"
    r"(?: на знание\b.{0,60}|: .{0,60})?|проверьте себя|перевірте себе|quiz|take (?:the|our) quiz|test yourself|poll"
    r"|реклама|на правах рекламы|на правах реклами|advertisement|sponsored"
    r"|читайте также|читайте також|читать также|похожие (?:статьи|материалы)|схожі (?:статті|матеріали)"
    r"|смотрите также|дивіться також|по теме|за темою|related (?:articles?|posts?|topics?)|see also|read (?:also|next)"
    r"|recently viewed|recently viewed articles|популярные статьи|популярні статті|popular articles"
    r"|поделиться(?: .{0,40})?|поділитися(?: .{0,40})?|share(?: this.{0,30})?|комментарии|коментарі|comments?"
    r"|подпи[сш]\w+ на .{0,40}|підпи[сш]\w+ на .{0,40}|subscribe.{0,40}|newsletter"
    r"|была ли (?:эта )?(?:статья|информация|страница) полезн\w+|чи була (?:ця )?(?:стаття|інформація) корисн\w+"
    r"|was this (?:article|page|information) helpful|did this answer your question"
    r"|оглавление|содержание|зміст|table of contents|contents|on this page|на этой странице|на цій сторінці)[?:!. ]*$",
    re.I,
)


def is_furniture_heading(text: str) -> bool:
    """Whether what stands under this heading is no part of an article."""
    return bool(_HEADINGS.match(" ".join(text.split())))


def clear(root: LexborNode) -> list[str]:
    """Take all furniture out of a part of a page; the headings of sections that went with it."""
    remove([node for node in root.css(_GONE) if not _holds_most(node, root, 0.8)], root)
    whole = max(1, len(root.text()))
    named = [node for node in root.css(_BLOCKS) if _is_named(node) and not _is_article(node)]
    remove([node for node in named if len(node.text()) < _SHARE * whole], root)
    return list(_cut_sections(root))


def remove(nodes: Sequence[LexborNode], root: LexborNode) -> None:
    """Take elements out, each once: what lies in one that goes is gone with it, and must not be touched again."""
    going = {node.mem_id for node in nodes} - {root.mem_id}
    for node in [one for one in nodes if one.mem_id in going and not _lies_in(one, going)]:
        node.decompose()


def _lies_in(node: LexborNode, going: set[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in going:
            return True
        above = above.parent
    return False


def names_of(node: LexborNode) -> set[str]:
    """The words in the class, the id and the role of an element, in small."""
    attributes = node.attributes
    said = " ".join(attributes.get(name) or "" for name in ("class", "id"))
    return {word.lower() for word in _WORDS.findall(said)}


def _is_named(node: LexborNode) -> bool:
    names = names_of(node)
    return not names.isdisjoint(_NAMES) or any(names.issuperset(pair) for pair in _PAIRS)


def _is_article(node: LexborNode) -> bool:
    return node.css_first("h1, article, main") is not None or node.tag == "details"


def _holds_most(node: LexborNode, root: LexborNode, share: float) -> bool:
    """A whole page in a form or a dialog is still a page; scripts never are."""
    if node.tag in ("script", "style", "noscript", "template", "head", "svg", "button", "select", "nav"):
        return False
    return len(node.text()) > share * max(1, len(root.text()))


def _cut_sections(root: LexborNode) -> Iterator[str]:
    """Take away headings of furniture and all up to the next heading of the same level; what they were called."""
    while (heading := _find_section(root)) is not None:
        yield " ".join(heading.text().split())
        level, after, gone = heading.tag or "h6", heading.next, [heading]
        while after is not None and not _ends(after, level):
            gone.append(after)
            after = after.next
        for node in gone:
            if node.is_element_node:
                node.decompose()
            else:
                node.remove()


def _find_section(root: LexborNode) -> LexborNode | None:
    headings = root.css("h1, h2, h3, h4, h5, h6")
    return next((node for node in headings if is_furniture_heading(node.text())), None)


def _ends(node: LexborNode, level: str) -> bool:
    tag = node.tag or ""
    return (len(tag) == 2 and tag[0] == "h" and tag[1:].isdigit() and tag <= level) or (
        node.is_element_node and node.css_first("h1, h2") is not None
    )
