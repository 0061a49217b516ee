"""What was asked again and again, the commonest first, and what can be done about each."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial

from nicegui.element import Element

from bot.core.insights.histories import History, OldTopic, TopicState
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.studio.histories.sides_view import draw_unread
from bot.desk.studio.histories.topic_row import TopicRow
from bot.service.articles import drafts
from bot.service.articles.histories import reading, topics
from bot.service.articles.reading import Library

STEP = 30  # rows that are drawn at once
FILTERS = {
    "open": (TopicState.OPEN,),
    "done": (TopicState.ADDED, TopicState.DRAFTED),
    "outside": (TopicState.OUTSIDE,),
}


class TopicsView:
    """The list; what is decided moves to another filter, and one press takes it back."""

    def __init__(self, visit: Visit, known: History) -> None:
        self._visit = visit
        self._known = known
        self._topics: tuple[OldTopic, ...] | None = None
        self._library = Library(articles=())
        self._filter = "open"
        self._most = STEP
        self._head: Element | None = None
        self._rows: Element | None = None
        self._busy = False
        self.done = DoneBar(visit)

    async def build(self) -> None:
        """Draw it."""
        read = self._topics is not None or await self.read()
        self._head = parts.box("history-head")
        self.done.build()
        self._rows = parts.box("history-rows")
        draw_unread(self._visit, self._known)
        with parts.box("form-buttons"):
            parts.button(self._visit.say("history-delete"), self._delete, kind="quiet", classes="history-delete")
        if read:
            self._draw()

    async def reload(self) -> None:
        """Read and draw again."""
        if await self.read():
            self._draw()

    async def read(self) -> bool:
        """Read all that is drawn; whether that went well."""
        found = await self._visit.read(topics.list_topics, self._known.id)
        library = await self._visit.attempt(lambda person: drafts.list_articles(self._visit.app, person))
        if found is None or library is None:
            return False
        self._topics, self._library = found, library
        return True

    def _draw(self) -> None:
        assert self._head is not None and self._rows is not None
        self._head.clear()
        with self._head:
            self._draw_head()
        self._rows.clear()
        known = self._topics or ()
        mine = [one for one in known if one.state in FILTERS[self._filter]]
        with self._rows:
            if not mine:
                name = "history-nothing" if not known else f"history-none-{self._filter}"
                parts.empty(self._visit.say(name), [self._visit.say(f"{name}-text")])
            for topic in mine[: self._most]:
                TopicRow(self._visit, topic, self._library, self).build()
            if len(mine) > self._most:
                words = self._visit.say("import-more", count=len(mine) - self._most)
                parts.button(words, self._more, kind="small", classes="import-more")

    def _draw_head(self) -> None:
        say, known = self._visit.say, self._topics or ()
        asked = sum(one.count for one in known)
        parts.Text(say("history-found", count=asked, topics=len(known)), "import-title", tag="h2")
        if known:
            parts.Text(say("history-found-text"), "muted measure-text")
        states = Counter(one.state for one in known)
        with parts.box("periods"):
            for name, kinds in FILTERS.items():
                here = name == self._filter
                words = f"{say(f'history-filter-{name}')} {sum(states[kind] for kind in kinds)}"
                classes = f"period history-{name} {'is-here' if here else ''}"
                button = parts.button(words, partial(self._show, name), classes=classes)
                parts.attribute(button, aria_pressed="true" if here else "false")
        able = topics.choose_commonest(known)
        if able and self._filter == "open":
            words = say("history-drafts", count=len(able))
            parts.button(words, self._make, kind="primary", hint=say("history-drafts-text"), classes="history-drafts")

    def _show(self, name: str) -> None:
        self._filter, self._most = name, STEP
        self._draw()

    def _more(self) -> None:
        self._most += 4 * STEP
        self._draw()

    async def _make(self) -> None:
        await self.make(topics.choose_commonest(self._topics or ()))

    async def make(self, chosen: tuple[OldTopic, ...]) -> None:
        """Drafts of these."""
        if self._busy:
            return
        self._busy = True
        try:
            keys = await self._visit.attempt(lambda person: topics.make_drafts(self._visit.app, person, chosen))
        finally:
            self._busy = False
        if keys is not None:
            numbers = {one.id for one in chosen}
            self.done.tell(self._visit.say("history-made", count=len(keys)), partial(self._take_drafts, numbers))
        await self.reload()

    async def _take_drafts(self, numbers: set[int]) -> None:
        mine = [one for one in self._topics or () if one.id in numbers]
        done = await self._visit.attempt(lambda person: topics.remove_drafts(self._visit.app, person, mine))
        if done is not None and done[1]:
            self._visit.notify(self._visit.say("history-kept", count=done[1]), kind="info")
        await self.undone()

    async def undone(self) -> None:
        """It was taken back."""
        self.done.clear()
        await self.reload()

    async def _delete(self) -> None:
        say = self._visit.say
        with self._visit.dialog(say("history-delete-ask")) as dialog, parts.box("dialog"):
            parts.Text(say("history-delete-ask"), tag="h2")
            parts.Text(say("history-delete-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("history-delete"), lambda: dialog.submit("delete"), kind="danger", classes="confirm")
        answer = await dialog
        dialog.delete()
        if answer != "delete":
            return
        done = await self._visit.attempt(self._do_delete)
        await asyncio.sleep(0)
        if done:
            self._visit.go("/desk/articles/history")

    async def _do_delete(self, person: Person) -> bool:
        await reading.delete(self._visit.app, person, self._known.id)
        return True
