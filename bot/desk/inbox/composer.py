"""The reply box. Text, drafts and the id of each send live in the browser (desk.js): a double click sends once."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.element import Element

from bot.core.conversation import Conversation
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.markup.text import to_plain
from bot.service.articles import drafts as articles
from bot.service.articles.reading import Article
from bot.service.cases import taking
from bot.service.cases.queue import OpenCase

FOUND = 6


class Composer:
    """The foot of the chat column. ``claim`` takes the case where that is what the chat needs."""

    def __init__(self, visit: Visit, *, claim: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._claim = claim
        self._body: Element | None = None
        self._found: Element | None = None
        self._shown: object = None
        self._language = "en"

    def build(self) -> None:
        """Draw the empty foot."""
        self._body = parts.box("composer")

    def show(self, case: OpenCase, *, state: str) -> None:
        """``state``: mine, waiting, other or bot."""
        assert self._body is not None
        conversation, name = case.conversation, case.escalation.person_name if case.escalation else ""
        self._language = conversation.language
        shown = (conversation.id, state, name, state == "bot" and conversation.blocked)
        if shown == self._shown:
            return
        self._shown = shown
        self._body.clear()
        with self._body:
            if state == "mine":
                self._draw_box(conversation.id)
            elif state == "bot":
                self._draw_first(conversation)
            else:
                self._draw_reason(state, name)

    def _draw_first(self, conversation: Conversation) -> None:
        """Write first, which takes the chat; or why that can't be."""
        obstacle = taking.find_obstacle(self._visit.app, conversation)
        if obstacle is not None:
            with parts.box("composer-note"):
                parts.Text(self._visit.app.words.explain(self._visit.language, obstacle), tag="span")
            return
        self._draw_box(conversation.id, first=True)
        if conversation.channel == "web":
            parts.Text(self._visit.say("composer-web"), "hint")

    def _draw_reason(self, state: str, name: str) -> None:
        with parts.box("composer-note"):
            parts.Text(self._visit.say(f"composer-{state}", name=name), tag="span")
            if state == "waiting":
                parts.button(self._visit.say("claim-and-answer"), self._claim, kind="primary")

    def _draw_box(self, conversation_id: int, *, first: bool = False) -> None:
        say, placeholder = self._visit.say, self._visit.say("first-placeholder" if first else "reply-placeholder")
        with parts.box("composer-tools"):
            search = ui.input(placeholder=say("insert-article"), on_change=lambda event: self._search(event.value))
            search.props("dense outlined clearable debounce=150").classes("search insert")
            parts.attribute(search, aria_label=say("insert-article"))
            self._found = parts.box("found")
        with parts.box("composer-row"):
            area = parts.box("reply", tag="textarea")
            parts.attribute(
                area,
                id="reply",
                rows=2,
                maxlength=20_000,
                data_conversation=conversation_id,
                data_first=first,
                placeholder=placeholder,
                aria_label=placeholder,
            )
            send = parts.Text(say("send-first" if first else "send"), "btn btn-primary send", tag="button")
            parts.attribute(send, id="send", type="button", title=say("send-hint"))
        parts.Text(say("send-hint"), "hint")

    async def _search(self, wanted: str | None) -> None:
        assert self._found is not None
        wanted = (wanted or "").strip()
        found = (
            await self._visit.attempt(lambda person: articles.list_articles(self._visit.app, person))
            if wanted
            else None
        )
        self._found.clear()
        with self._found:
            for article in _best(found.articles if found else (), wanted, self._language):
                self._draw_found(article)

    def _draw_found(self, article: Article) -> None:
        text = to_plain(article.summary)
        label = f"{article.title} · {self._visit.say(f'short-{article.language}')}"
        parts.button(label, lambda: self._insert(text), classes="found-item", hint=text)

    def _insert(self, text: str) -> None:
        self._visit.run_script(f"desk.insert({json.dumps(text)})")
        if self._found is not None:
            self._found.clear()


def _best(found: tuple[Article, ...], wanted: str, language: str) -> list[Article]:
    """Published articles that hold every wanted word; the customer's language first, then a hit in the title."""
    words = wanted.casefold().split()
    hits = [article for article in found if article.published and all(word in _words(article) for word in words)]
    return sorted(hits, key=lambda article: (article.language != language, words[0] not in article.title.casefold()))[
        :FOUND
    ]


def _words(article: Article) -> str:
    return " ".join((article.title, *article.questions, *article.tags, article.key)).casefold()
