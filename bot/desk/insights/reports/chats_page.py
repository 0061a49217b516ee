"""The chats behind a figure: what is counted, and what is not; each leads to its chat."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from bot.core.desk.numbers import write_number
from bot.core.insights.reports.cells import MOST_ROWS
from bot.core.insights.reports.cuts import NONE
from bot.core.insights.reports.listing import Row, Side
from bot.core.people import Right
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.lists import ask_to_keep
from bot.desk.insights.reports.period import draw_period, read_asked
from bot.desk.insights.reports.values import say_property, say_value_of
from bot.desk.insights.reports.wording import say_time
from bot.desk.insights.sheets import WRITERS
from bot.service.insights.reports.listing import SIDED, Listing, Wanted, list_chats, read_wanted

HOME = "/desk/numbers"
PAGE = f"{HOME}/chats"


async def draw_chats(visit: Visit, asked: Mapping[str, str]) -> None:
    """The page; all of what it shows stands in the address."""
    wanted = read_wanted(asked, read_asked(asked))
    found = await visit.app.database.report(list_chats, visit.app, visit.person, wanted)
    with frame(visit, page="board"):
        ChatsPage(visit, found).build()


class ChatsPage:
    """Drawn once; another page, side or period is another address."""

    def __init__(self, visit: Visit, found: Listing) -> None:
        self._visit = visit
        self._found = found

    def build(self) -> None:
        """Draw the page."""
        say, found = self._visit.say, self._found
        measure = found.wanted.measure
        with parts.box("page-head"):
            back = parts.link("←", f"{HOME}?{urlencode({'range': found.span.address})}", "btn btn-icon")
            parts.attribute(back, aria_label=say("numbers"))
            parts.Text(say(f"number-{measure.key}"), tag="h1")
            with parts.box("head-actions"):
                parts.button(say("list-keep"), self._keep, classes="list-keep")
                if found.count:
                    self._draw_export()
        parts.Text(say(f"number-{measure.key}-text"), "muted measure-text")
        draw_period(self._visit, PAGE, found.span, **self._kept(found.wanted))
        self._draw_cut()
        if measure.kind in SIDED:
            self._draw_sides()
        if not found.rows:
            parts.empty(say("passages-none"), [say("numbers-chats-none")])
            return
        parts.attribute(
            parts.Text(say("numbers-cases", count=found.count), "muted number-count"), data_count=found.count
        )
        with parts.box("card passages"):
            for row in found.rows:
                self._draw_row(row)
        self._draw_pages()

    def _draw_export(self) -> None:
        say = self._visit.say
        for name in WRITERS:
            address = self._address(page="", format=name).replace(PAGE, f"{HOME}/export", 1)
            link = parts.link(say(f"numbers-{name}"), address, f"btn numbers-export-{name}")
            parts.attribute(link, title=say("numbers-export-text"), download=True)
        if self._found.count > MOST_ROWS:
            parts.Text(say("numbers-export-most", most=MOST_ROWS), "hint")

    async def _keep(self) -> None:
        await ask_to_keep(self._visit, self._address(page="").partition("?")[2])

    def _draw_cut(self) -> None:
        wanted = self._found.wanted
        if wanted.by is None:
            return
        name = say_value_of(self._visit, wanted.by, wanted.value, {wanted.value: self._found.called}, {})
        with parts.box("chips number-cut"):
            parts.chip(f"{say_property(self._visit, wanted.by)}: {name}", "accent")
            every = parts.link(self._visit.say("numbers-every"), self._address(by="", value="", page=""), "small")
            parts.attribute(every, rel="up")

    def _draw_sides(self) -> None:
        say, found = self._visit.say, self._found
        counts = {Side.IN: found.figure.part, Side.OUT: found.figure.of - found.figure.part, Side.ALL: found.figure.of}
        with parts.box("periods number-sides", tag="nav"):
            for side, count in counts.items():
                here = side is found.wanted.side
                words = f"{say(f'numbers-side-{side.value}')} {count}"
                target = self._address(side=side.value, page="")
                link = parts.link(words, target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")

    def _draw_row(self, row: Row) -> None:
        say = self._visit.say
        target = f"/desk/chat/{row.conversation_id}" + (f"?line={row.line}" if row.line else "")
        with parts.box("passage number-chat"):
            parts.link(" ".join(row.text.split()) or say("passage-wordless"), target, "passage-text")
            with parts.box("passage-facts"):
                when = times.say_date(row.at, self._visit.app.business.zone)
                parts.Text(f"{row.customer.strip()[:80] or say('guest')} · {when}", "muted small", tag="span")
                if row.case_id is not None:
                    parts.Text(f"№ {write_number(row.case_id)}", "muted small", tag="span")
                parts.chip(say(f"short-{row.language}"))
                for words in filter(None, (row.person, row.team, row.reason and say(f"reason-{row.reason}"))):
                    parts.chip(words)
                if row.seconds is not None:
                    parts.chip(say_time(self._visit, row.seconds), "warm")
                if row.score is not None:
                    parts.chip(f"{row.score} ★", "good" if row.score > 3 else "hot")
                if row.case_id is not None and row.person and self._visit.may(Right.REVIEW_CHATS):
                    parts.link(say("reviews-review"), f"/desk/reviews/{row.case_id}", "small review-open")

    def _draw_pages(self) -> None:
        say, wanted = self._visit.say, self._found.wanted
        if self._found.pages < 2:
            return
        with parts.attribute(parts.box("periods number-pages", tag="nav"), aria_label=say("numbers-pages")):
            if wanted.page > 1:
                parts.link(say("numbers-newer"), self._address(page=str(wanted.page - 1)), "btn")
            parts.Text(say("numbers-page", page=wanted.page, pages=self._found.pages), "muted", tag="span")
            if wanted.page < self._found.pages:
                parts.link(say("numbers-older"), self._address(page=str(wanted.page + 1)), "btn")

    def _kept(self, wanted: Wanted) -> dict[str, str]:
        kept = {"measure": wanted.measure.key, "side": wanted.side.value}
        return kept if wanted.by is None else {**kept, "by": wanted.by.value, "value": wanted.value or NONE}

    def _address(self, **changed: str) -> str:
        asked = {"range": self._found.span.address, **self._kept(self._found.wanted), **changed}
        return f"{PAGE}?{urlencode({name: value for name, value in asked.items() if value})}"
