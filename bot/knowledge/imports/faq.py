"""Questions with their answers on a page: as search engines read them, or as people fold them."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from selectolax.lexbor import LexborNode

from bot.knowledge.imports.furniture import is_furniture_heading, names_of
from bot.knowledge.imports.tidy import html_to_markdown

LEAST: Final = 3  # fewer folded parts are part of an article
_LONGEST: Final = 300
_FOLDS: Final = frozenset(("accordion", "faq", "faqs", "collapse", "collapsible", "toggle", "spoiler", "question"))
_CALLED: Final = re.compile(r"\bfaqs?\b|вопрос|запитан|питання|questions", re.I)
_TAIL: Final = re.compile(r",(?=[ \t\n]{0,20}[}\]])")


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question with the HTML of its answer."""

    question: str
    html: str


def find_questions(root: LexborNode) -> tuple[Answered, ...]:
    """The questions of a page that is an FAQ; () for any other."""
    for find in (_in_linked_data, _in_microdata):
        found = _distinct(find(root))
        if found:
            return found
    for look in (_in_details, _in_terms, _in_folds):
        found = _distinct(look(root))
        if len(found) >= LEAST and _is_faq(root, found):
            return found
    return ()


def read_linked_data(data: Any) -> Iterator[Answered]:
    """The questions of schema.org data, wherever they stand in it."""
    if isinstance(data, list):
        for one in data:
            yield from read_linked_data(one)
    elif isinstance(data, dict):
        if _is_a(data, "Question"):
            yield from _question(data)
        else:
            for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
                yield from read_linked_data(data.get(name))


def _in_linked_data(root: LexborNode) -> Iterator[Answered]:
    for script in root.css("script[type='application/ld+json']"):
        text = script.text().strip().removeprefix("<!--").removesuffix("-->").strip()
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            try:
                data = json.loads(_TAIL.sub("", text), strict=False)
            except (ValueError, RecursionError):
                continue
        yield from read_linked_data(data)


def _question(data: dict[str, Any]) -> Iterator[Answered]:
    answer = data.get("acceptedAnswer") or data.get("suggestedAnswer") or {}
    answer = answer[0] if isinstance(answer, list) and answer else answer
    text = answer.get("text") if isinstance(answer, dict) else answer
    name = data.get("name") or data.get("text")
    if isinstance(name, str) and isinstance(text, str):
        yield Answered(question=_words(html_to_markdown(entities.unescape(name))[0]), html=_as_html(text))


def _as_html(text: str) -> str:
    """The answer as HTML: some write it as such, some with its signs masked, some as plain text."""
    plain = entities.unescape(text) if "&lt;" in text else text
    if "</" in plain or "<br" in plain or "<p>" in plain:
        return plain
    parts = plain.replace("&", "&amp;").replace("<", "&lt;").split("\n\n")
    return "".join(f"<p>{'<br>'.join(part.splitlines())}</p>" for part in parts)


def _in_microdata(root: LexborNode) -> Iterator[Answered]:
    for item in root.css("[itemtype*='schema.org/Question']"):
        name, text = item.css_first("[itemprop=name]"), item.css_first("[itemprop=text]")
        if name is not None and text is not None:
            yield Answered(question=_words(name.text()), html=text.html or "")


def _in_details(root: LexborNode) -> Iterator[Answered]:
    for fold in root.css("details"):
        summary = fold.css_first("summary")
        if summary is None:
            continue
        inside = (fold.inner_html or "").replace(summary.html or "", "", 1)
        yield Answered(question=_words(summary.text()), html=inside)


def _in_terms(root: LexborNode) -> Iterator[Answered]:
    for listed in root.css("dl"):
        question = ""
        for node in listed.iter():
            if node.tag == "dt":
                question = _words(node.text())
            elif node.tag == "dd" and question:
                yield Answered(question=question, html=node.inner_html or "")
            elif node.tag == "div" and (term := node.css_first("dt")) and (said := node.css_first("dd")):
                yield Answered(question=_words(term.text()), html=said.inner_html or "")


def _in_folds(root: LexborNode) -> Iterator[Answered]:
    """A heading or a button, and beside it the part it opens; both in something that is called an accordion or so."""
    for fold in root.css("div, section, li, article"):
        if names_of(fold).isdisjoint(_FOLDS):
            continue
        parts = [node for node in fold.iter() if node.is_element_node]
        if len(parts) != 2 or len(parts[0].text().strip()) > _LONGEST or fold.css_first("details") is not None:
            continue
        words = _words(parts[0].text())
        if words and parts[1].text().strip() and (_opens(parts[0]) or words.endswith("?")):
            yield Answered(question=words, html=parts[1].inner_html or "")


def _opens(node: LexborNode) -> bool:
    return node.tag in ("h2", "h3", "h4", "h5", "h6", "button", "a") or (
        node.css_first("h2, h3, h4, h5, h6, button, [role=button], [aria-expanded], a") is not None
    )


def _is_faq(root: LexborNode, found: tuple[Answered, ...]) -> bool:
    """Whether what is folded are questions, by their signs or by what the page is called."""
    asked = sum(one.question.endswith("?") for one in found)
    titles = " ".join(node.text() for node in root.css("title, h1"))
    called = _CALLED.search(titles) is not None or root.css_first("[class*=faq], [id*=faq]") is not None
    return 2 * asked >= len(found) or called


def _distinct(found: Iterator[Answered]) -> tuple[Answered, ...]:
    kept: dict[str, Answered] = {}
    for one in found:
        if (
            one.question
            and one.html.strip()
            and len(one.question) <= _LONGEST
            and not is_furniture_heading(one.question)
        ):
            kept.setdefault(one.question.casefold(), one)
    return tuple(kept.values())


def _words(text: str) -> str:
    return " ".join(text.split()).strip("+−–▼▾›»# ")


def _is_a(data: dict[str, Any], kind: str) -> bool:
    said = data.get("@type") or ""
    return kind in (said if isinstance(said, list) else [said])
