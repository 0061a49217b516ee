"""The fields that only the search has: how far a chat has come, who had it, when it was written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from nicegui import ui

from bot.core.desk.scope import CaseState
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.within import Within, read_day
from bot.service.chat import finding


class WithinFields:
    """Built where it is made; ``choose`` is called with what the fields say."""

    def __init__(self, visit: Visit, within: Within, choose: Callable[[Within], Awaitable[None]]) -> None:
        self._visit = visit
        self._within = within
        self._choose = choose
        say = visit.say
        states = {"": say("any-state")} | {state.value: say(f"state-{state.value}") for state in CaseState}
        self._state = self._build_select("state", states)
        self._who = self._build_select("who", {"": say("any-who")})
        self._since = self._build_day("since")
        self._until = self._build_day("until")
        self._all = (self._state, self._who, self._since, self._until)
        self.fill(within)

    def set_visibility(self, visible: bool) -> None:
        """They stand there while somebody searches."""
        for field in self._all:
            field.set_visibility(visible)

    async def load(self) -> None:
        """Offer everybody of the staff, also who works here no more; oneself first."""
        found = await self._visit.read(finding.list_holders)
        me = self._visit.person.id
        others = {str(one.id): one.name for one in found or () if one.id != me}
        self._who.set_options({"": self._visit.say("any-who"), str(me): self._visit.say("who-me"), **others})
        self.fill(self._within)

    def fill(self, within: Within) -> None:
        """What an address asks for."""
        self._within = within
        who = str(within.who or "")
        if who not in self._who.options:
            self._who.set_options({**self._who.options, who: self._visit.say("who-gone")})
        self._state.value = within.state.value if within.state is not None else ""
        self._who.value = who
        for field, day in ((self._since, within.since), (self._until, within.until)):
            field.value = day.isoformat() if day is not None else ""

    def _build_select(self, name: str, options: dict[str, str]) -> Any:
        made = ui.select(options, value="", on_change=lambda _: self._changed())
        made.props("dense outlined options-dense").classes(f"filter filter-{name}")
        return parts.attribute(made, aria_label=options[""])

    def _build_day(self, name: str) -> Any:
        words = self._visit.say(name)
        made = ui.input(on_change=lambda _: self._changed())
        made.props("type=date dense outlined debounce=300").classes(f"filter filter-day filter-{name}")
        return parts.attribute(made, prefix=words, aria_label=words)

    async def _changed(self) -> None:
        state, who = str(self._state.value or ""), str(self._who.value or "")
        within = Within(
            state=CaseState(state) if state else None,
            who=int(who) if who else 0,
            since=_day_of(self._since),
            until=_day_of(self._until),
        )
        if within != self._within:
            self._within = within
            await self._choose(within)


def _day_of(field: Any) -> date | None:
    return read_day(str(field.value or ""))
