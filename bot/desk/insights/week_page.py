"""This week: what is worth doing, why, and what came of what was done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar
from urllib.parse import urlencode

from bot.core.insights.week import Effect, Finding, No, Proposal, State, What
from bot.core.people import Person, Right
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import Passed
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.publishing.wordings import pass_wordings
from bot.service.articles import drafts
from bot.service.articles.gate.wordings import Added, Wanted
from bot.service.insights import week
from bot.service.insights.week import Listed

T = TypeVar("T")


async def draw_week(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(week.list_week, visit.person)
    library = await drafts.list_articles(visit.app, visit.person)
    titles = {
        key: (versions.get(visit.language) or next(iter(versions.values()))).title
        for key, versions in library.by_key.items()
    }
    with frame(visit, page="gaps"):
        WeekPage(visit, titles).build(found)


class WeekPage:
    """The list is drawn anew after each decision; the last one can be undone."""

    def __init__(self, visit: Visit, titles: Mapping[str, str]) -> None:
        self._visit = visit
        self._titles = titles
        self._done = DoneBar(visit)
        self._busy = False

    def build(self, found: Listed) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("week"), tag="h1")
            with parts.box("head-actions"):
                parts.link(say("numbers"), "/desk/numbers", "btn numbers-open")
                parts.link(say("sure"), "/desk/settings/sure", "btn")
                parts.link(say("words"), "/desk/settings/words", "btn")
                if self._visit.may(Right.EDIT_ARTICLES):
                    hint = say("week-again-text")
                    parts.button(say("week-again"), self._look_again, hint=hint, classes="week-again")
        parts.Text(say("week-text"), "muted measure-text")
        self._done.build()
        self._body = parts.box("week")
        self._draw(found)

    def _draw(self, found: Listed) -> None:
        say = self._visit.say
        self._body.clear()
        with self._body:
            if not found.open:
                name = "week-none" if found.made_at is not None else "week-not-yet"
                parts.empty(say(name), [say(f"{name}-text")])
            for one in found.open:
                self._draw_open(one)
            if found.taken:
                parts.Text(say("week-done"), "gap-title", tag="h2")
                parts.Text(say("week-done-text"), "hint")
                with parts.box("card passages"):
                    for one, effect in found.taken:
                        self._draw_taken(one, effect)
            if found.put_away:
                with parts.box("figures-days", tag="details"):
                    parts.Text(say("week-put-away", count=len(found.put_away)), tag="summary")
                    with parts.box("card passages"):
                        for one in found.put_away:
                            self._draw_put_away(one)

    def _draw_open(self, one: Proposal) -> None:
        say, finding = self._visit.say, one.finding
        with parts.attribute(parts.box("card week-proposal"), data_what=finding.what.value):
            with parts.box("week-head"):
                parts.chip(say(f"week-{finding.what.value}"), "accent")
                if finding.what is not What.REVIEW:
                    saves = parts.Text(say("week-saves", count=max(1, round(finding.saves))), "week-saves")
                    parts.attribute(saves, title=say("week-saves-text"))
            parts.Text(self._title(finding), "strong week-title")
            parts.Text(self._say_evidence(finding), "muted")
            if finding.what is What.WORDINGS:
                for words in finding.evidence.get("words", ()):
                    parts.Text(str(words), "week-wording")
            with parts.box("head-actions week-actions"):
                self._draw_actions(one)

    def _draw_actions(self, one: Proposal) -> None:
        say, finding = self._visit.say, one.finding
        if self._visit.may(Right.EDIT_ARTICLES):
            act = self._add_wordings if finding.what is What.WORDINGS else self._take
            label = say(f"week-take-{finding.what.value}")
            parts.button(label, partial(act, one), kind="primary", classes="week-take")
        if finding.what is What.WORDINGS:
            parts.link(say("week-choose"), "/desk/gaps/wordings", "btn")
        parts.link(say("week-chats"), self._chats_of(finding), "btn week-chats")
        if self._visit.may(Right.EDIT_ARTICLES):
            with parts.box("week-no", tag="details"):
                parts.Text(say("week-reject"), "btn week-reject", tag="summary")
                with parts.box("chips"):
                    for why in No:
                        words = say(f"week-no-{why.value}")
                        parts.button(words, partial(self._reject, one, why), classes=f"btn-small week-no-{why.value}")

    def _draw_taken(self, one: Proposal, effect: Effect) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("passage week-taken"), data_what=one.finding.what.value):
            parts.link(self._title(one.finding), self._place_of(one.finding), "passage-text")
            with parts.box("passage-facts"):
                parts.chip(say(f"week-{one.finding.what.value}"))
                parts.Text(self._say_when(one), "muted small", tag="span")
            parts.Text(self._say_effect(effect), "week-effect")
            if self._visit.may(Right.EDIT_ARTICLES) and one.finding.what is not What.WORDINGS:
                parts.button(say("week-back"), partial(self._reopen, one), classes="btn-link week-back")

    def _draw_put_away(self, one: Proposal) -> None:
        say = self._visit.say
        with parts.box("passage"):
            parts.link(self._title(one.finding), self._place_of(one.finding), "passage-text")
            with parts.box("passage-facts"):
                rejected = one.state is State.REJECTED
                parts.chip(
                    say(f"week-no-{one.reason}") if rejected and one.reason else say(f"week-is-{one.state.value}")
                )
                parts.Text(self._say_when(one), "muted small", tag="span")
                if rejected and self._visit.may(Right.EDIT_ARTICLES):
                    act = partial(self._reopen, one)
                    parts.button(say("week-reopen"), act, classes="btn-small week-reopen")

    def _say_when(self, one: Proposal) -> str:
        at = times.say_date(one.decided_at or one.made_at, self._visit.app.business.zone)
        return " · ".join(filter(None, (at, one.person_name)))

    def _say_evidence(self, finding: Finding) -> str:
        told = dict(finding.evidence)
        told.pop("words", None)
        if "due" in told:
            told["due"] = date.fromisoformat(str(told["due"])).strftime("%d.%m.%Y")
        return self._visit.say(f"week-{finding.what.value}-text", **told)

    def _say_effect(self, effect: Effect) -> str:
        say, before, after = self._visit.say, effect.before, effect.after
        if effect.is_early:
            return say("week-early", days=int(after.days), before=_to_words(before.a_week))
        change = before.a_week - after.a_week
        trend = "less" if change >= 0.5 else "more" if change <= -0.5 else "same"
        return say(
            f"week-effect-{trend}",
            change=_to_words(abs(change)),
            before=_to_words(before.a_week),
            after=_to_words(after.a_week),
            asked=after.asked,
            days=round(after.days),
        )

    def _title(self, finding: Finding) -> str:
        return finding.title if finding.what is What.GAP else self._titles.get(finding.place, finding.title)

    def _place_of(self, finding: Finding) -> str:
        if finding.what is What.GAP:
            return f"/desk/gaps/group?{urlencode({'id': finding.place})}"
        return f"/desk/articles/edit?{urlencode({'key': finding.place, 'language': self._visit.language})}"

    def _chats_of(self, finding: Finding) -> str:
        if finding.what is What.GAP:
            return self._place_of(finding)
        measure = {What.WEAK: "down", What.WORDINGS: "helped", What.REVIEW: "shown"}[finding.what]
        if finding.what is What.WEAK and not finding.evidence.get("down"):
            measure = "escalated" if finding.evidence.get("persons") else "shown"
        days = 90 if finding.what is What.WORDINGS else 30
        return f"/desk/answers?{urlencode({'key': finding.place, 'measure': measure, 'days': days})}"

    async def _take(self, one: Proposal) -> None:
        if await self._write(week.do_take, one.id):
            self._visit.go(self._place_of(one.finding))

    async def _add_wordings(self, one: Proposal) -> None:
        app, found = self._visit.app, await self._do(partial(self._pass, one))
        if found is None:
            return
        passed, wanted = found
        added = await self._do(
            lambda person: week.add_wordings(app, person, passed.report, one.id, wanted, why=passed.why)
        )
        if added is None:
            return
        for error in added.failed.values():
            self._visit.show_error(error)
        undo = partial(self._take_back, one, added) if added.count else None
        self._done.show(passed, undo, words=self._visit.say("gap-added", count=added.count))
        await self._reload()

    async def _pass(self, one: Proposal, person: Person) -> tuple[Passed, Wanted] | None:
        wanted = await week.list_wordings(self._visit.app, person, one)
        passed = await pass_wordings(self._visit, wanted)
        return (passed, wanted) if passed is not None else None

    async def _take_back(self, one: Proposal, added: Added) -> None:
        async def back(person: Person) -> bool:
            await week.take_wordings_back(self._visit.app, person, one.id, added)
            return True

        if await self._do(back):
            await self._undone()

    async def _reject(self, one: Proposal, why: No) -> None:
        if await self._write(week.do_reject, one.id, why):
            self._done.tell(self._visit.say("week-rejected"), partial(self._reopen, one))
            await self._reload()

    async def _reopen(self, one: Proposal) -> None:
        if await self._write(week.do_reopen, one.id):
            await self._undone()

    async def _look_again(self) -> None:
        async def look(person: Person) -> bool:
            await week.look_again(self._visit.app, person)
            return True

        if await self._do(look):
            self._visit.notify(self._visit.say("week-again-done"), kind="positive")
            await self._reload()

    async def _write(self, act: Callable[..., Proposal], *args: object) -> bool:
        write = self._visit.app.database.write
        return await self._do(lambda person: write(act, person, *args)) is not None

    async def _do(self, work: Callable[[Person], Awaitable[T]]) -> T | None:
        """One thing at a time, however often a button is pressed."""
        if self._busy:
            return None
        self._busy = True
        try:
            return await self._visit.attempt(work)
        finally:
            self._busy = False

    async def _undone(self) -> None:
        self._done.clear()
        await self._reload()

    async def _reload(self) -> None:
        found = await self._visit.read(week.list_week)
        if found is not None:
            self._draw(found)


def _to_words(number: float) -> str:
    """Whole numbers, but what is less than ten with a half."""
    return f"{number:.0f}" if number >= 10 else f"{round(2 * number) / 2:g}"
