"""One topic: how often and how it was asked, what was answered, and the presses that settle it."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from nicegui import ui

from bot.core.insights.histories import AskedSo, OldTopic, TopicState
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.publishing.wordings import pass_wordings
from bot.service.articles.gate.wordings import Added, sort_wordings
from bot.service.articles.histories import topics
from bot.service.articles.histories.drafting import title_of
from bot.service.articles.reading import Library

TICKED = 15  # wordings that are ticked at first: those asked most
SHOWN = 320  # characters of an answer in the list
STATES = {TopicState.ADDED: "good", TopicState.DRAFTED: "good", TopicState.OUTSIDE: ""}


class Listing(Protocol):
    """The list a row stands in."""

    @property
    def done(self) -> DoneBar: ...
    async def make(self, chosen: tuple[OldTopic, ...]) -> None: ...
    async def undone(self) -> None: ...
    async def reload(self) -> None: ...


class TopicRow:
    """Its details are drawn when somebody opens them."""

    def __init__(self, visit: Visit, topic: OldTopic, library: Library, listing: Listing) -> None:
        self._visit = visit
        self._topic = topic
        self._library = library
        self._listing = listing
        self._ticks: list[tuple[ui.checkbox, AskedSo]] = []
        self._article: ui.select | None = None
        self._busy = False

    def build(self) -> None:
        """Draw it."""
        topic, say = self._topic, self._visit.say
        with parts.box("card history-topic", tag="section"):
            parts.Text(title_of(topic, topic.language), "passage-text history-title", tag="h3")
            self._draw_facts()
            if topic.state is TopicState.OPEN:
                self._draw_near()
            _, reply = topic.reply
            if reply:
                with parts.box("history-answer"):
                    words = "history-answered" if topic.settled else "history-answered-variously"
                    parts.Text(say(words), "muted small")
                    shown = reply if len(reply) <= SHOWN else f"{reply[:SHOWN].rstrip()}…"
                    parts.Text(shown, "quote")
            with parts.box("history-acts"):
                self._draw_acts()
            self._draw_details()

    def _draw_facts(self) -> None:
        topic, say = self._topic, self._visit.say
        with parts.box("passage-facts"):
            words = say("history-asked", count=topic.count, people=topic.people, months=topic.months)
            parts.Text(words, "small", tag="span")
            for code in LANGUAGES:
                if topic.languages.get(code):
                    parts.chip(f"{say(f'short-{code}')} {topic.languages[code]}")
            if topic.state in STATES:
                parts.chip(say(f"history-is-{topic.state.value}"), STATES[topic.state])
            if topic.draft:
                parts.chip(say("gap-draft"), "warm")
            if topic.article and topic.state is not TopicState.OPEN:
                parts.link(self._title(topic.article), self._edit(topic.article), "small")

    def _draw_near(self) -> None:
        topic = self._topic
        if topic.near not in self._library.by_key:
            return
        with parts.box("history-near"):
            key = "history-answers" if topic.answers else "history-near"
            parts.Text(self._visit.say(key), "muted small", tag="span")
            parts.link(self._title(topic.near), self._edit(topic.near), "small")
            new = len(topics.list_new(topic, self._library, topic.near))
            if new and topic.answers:
                parts.Text(self._visit.say("history-new", count=new), "muted small", tag="span")

    def _draw_acts(self) -> None:
        topic, say = self._topic, self._visit.say
        if topic.state is not TopicState.OPEN:
            if topic.made:
                parts.button(say("history-take-drafts"), self._take_drafts, classes="history-take")
            elif topic.state is TopicState.OUTSIDE:
                parts.button(say("gap-reopen"), partial(self._decide, TopicState.OPEN), classes="history-reopen")
            return
        code, reply = topic.reply
        if topic.near in self._library.by_key and topic.answers:
            wordings = topics.list_new(topic, self._library, topic.near)[:TICKED]
            if wordings:
                add = partial(self._add, topic.near, wordings)
                words = say("history-add-near", count=len(wordings))
                parts.button(words, add, kind="primary", classes="history-add-near")
        elif reply:
            parts.button(say("history-draft"), self._make, kind="primary", classes="history-draft")
        target = f"/desk/articles/edit?history={topic.id}&reply={1 if reply else 0}&language={code or topic.language}"
        words = "gap-go-on" if topic.draft else "history-begin"
        parts.link(say(words), target, "btn history-begin")
        hint = say("gap-outside-text")
        parts.button(say("gap-outside"), partial(self._decide, TopicState.OUTSIDE), hint=hint, classes="history-away")

    def _draw_details(self) -> None:
        with parts.box("import-text history-more", tag="details") as details:
            parts.Text(self._visit.say("history-more", count=len(self._topic.wordings)), tag="summary")
            inside = parts.box("gap-page")
        drawn = [False]

        def draw() -> None:
            if not drawn[0]:
                drawn[0] = True
                with inside:
                    self._draw_wordings()
                    self._draw_replies()

        details.on("toggle", draw, args=[])

    def _draw_wordings(self) -> None:
        say, topic = self._visit.say, self._topic
        with parts.box("form history-wordings"):
            parts.Text(say("gap-wordings"), "strong")
            for at, one in enumerate(topic.wordings):
                with parts.box("gap-wording"):
                    tick = ui.checkbox(one.text, value=at < TICKED).classes("history-tick")
                    parts.Text(f"{say(f'short-{one.language}')} · {one.count}", "muted small", tag="span")
                self._ticks.append((tick, one))
            titles = {key: self._title(key) for key in sorted(self._library.by_key)}
            chosen = topic.article if topic.article in titles else topic.near if topic.near in titles else None
            self._article = ui.select(titles, value=chosen, label=say("gap-article"), with_input=True, clearable=True)
            self._article.classes("wide history-article").props("outlined dense options-dense")
            parts.Text(say("gap-add-text"), "hint")
            parts.button(say("gap-add"), self._add_ticked, classes="history-add")

    def _draw_replies(self) -> None:
        say, topic = self._visit.say, self._topic
        with parts.box("form history-replies"):
            parts.Text(say("history-replies"), "strong")
            if not any(topic.replies.values()):
                parts.Text(say("history-replies-none"), "muted small")
            for code in topic.languages:
                for number, text in enumerate(topic.replies.get(code, ()), start=1):
                    with parts.box("gap-reply"):
                        parts.Text(text, "quote")
                        target = f"/desk/articles/edit?history={topic.id}&reply={number}&language={code}"
                        words = f"{say('gap-begin')} · {say(f'short-{code}')}"
                        parts.link(words, target, "btn history-begin-with")

    async def _make(self) -> None:
        await self._listing.make((self._topic,))

    async def _take_drafts(self) -> None:
        app, mine = self._visit.app, (self._topic,)
        done = await self._visit.attempt(lambda person: topics.remove_drafts(app, person, mine))
        if done is not None and done[1]:
            self._visit.notify(self._visit.say("history-kept", count=done[1]), kind="info")
        await self._listing.undone()

    async def _decide(self, state: TopicState) -> None:
        write, number = self._visit.app.database.write, self._topic.id
        await self._visit.attempt(lambda person: write(topics.do_decide, person, number, state))
        if state is TopicState.OUTSIDE:
            self._listing.done.tell(self._visit.say("gap-is-outside"), partial(self._decide, TopicState.OPEN))
            await self._listing.reload()
        else:
            await self._listing.undone()

    async def _add_ticked(self) -> None:
        key = str(self._article.value or "") if self._article is not None else ""
        chosen = tuple(one for tick, one in self._ticks if tick.value)
        if not key or not chosen:
            self._visit.notify(self._visit.say("gap-add-what"), kind="info")
            return
        await self._add(key, chosen)

    async def _add(self, key: str, asked: tuple[AskedSo, ...]) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            await self._pass_and_add(key, asked)
        finally:
            self._busy = False

    async def _pass_and_add(self, key: str, asked: tuple[AskedSo, ...]) -> None:
        app, number, say = self._visit.app, self._topic.id, self._visit.say
        wanted, left = sort_wordings(app, key, asked)
        if left:
            self._visit.notify(say("gap-left", count=left), kind="info")
        passed = await pass_wordings(self._visit, wanted) if wanted else None
        if passed is None:
            return
        added = await self._visit.attempt(
            lambda person: topics.add_wordings(app, person, passed.report, number, wanted, why=passed.why)
        )
        if added is None:
            return
        for error in added.failed.values():
            self._visit.show_error(error)
        self._listing.done.show(passed, partial(self._take_back, added), words=say("gap-added", count=added.count))
        await self._listing.reload()

    async def _take_back(self, added: Added) -> None:
        app, number = self._visit.app, self._topic.id
        await self._visit.attempt(lambda person: topics.take_back(app, person, number, added))
        await self._listing.undone()

    def _title(self, key: str) -> str:
        versions = self._library.by_key.get(key, {})
        known = versions.get(self._visit.language) or next(iter(versions.values()), None)
        return known.title if known is not None else key

    def _edit(self, key: str) -> str:
        versions = self._library.by_key.get(key, {})
        language = self._visit.language if self._visit.language in versions else next(iter(versions), "")
        return f"/desk/articles/edit?key={key}&language={language or self._visit.language}"
