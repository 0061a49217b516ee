"""The head of the left column: the search over all chats, the views with their counts, the filters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nicegui import ui
from nicegui.element import Element

from bot.core.case import Reason
from bot.core.desk.teams import Team
from bot.core.language import LANGUAGES
from bot.core.queue import MINE, NO_TEAM, Filters
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.saved import SavedViews
from bot.desk.inbox.column.views import AGES, LONGEST, TAG_LENGTH, VIEWS, Chosen
from bot.desk.inbox.column.within import Within
from bot.desk.inbox.column.within_fields import WithinFields

OF_VIEWS = ("unread", "age")  # filters of open cases, of which the search knows nothing
Choose = Callable[[Chosen], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many a view has; ``unseen``: something in it is new to this person."""

    total: int
    unseen: bool = False


class Tools:
    """Built where it is made; ``choose`` is called with what is to be shown."""

    def __init__(self, visit: Visit, chosen: Chosen, choose: Choose) -> None:
        self._visit = visit
        self._chosen = chosen
        self._choose = choose
        self._pills: dict[str, Element] = {}
        self._counts: dict[str, parts.Text] = {}
        self._fields: dict[str, Any] = {}
        self._teams = {"": visit.say("any-team")}
        self._has_teams = False
        with parts.box("queue-tools"):
            with parts.box("queue-search"):
                self._search = self._build_search()
                self._toggle = parts.icon_button(
                    "⚙", visit.say("filters"), self._toggle_filters, classes="filters-open"
                )
            with parts.attribute(parts.box("views"), role="group", aria_label=visit.say("views")):
                for view in VIEWS:
                    self._build_pill(view.name)
            self.saved = SavedViews(visit, choose=self._take)
            self._filters = parts.box("filters")
            with self._filters:
                self._build_filters()
        self._filters.set_visibility(chosen.filters != Filters() or chosen.due_first)
        self.show(chosen, {})

    def show(self, chosen: Chosen, counts: Mapping[str, Count]) -> None:
        """Mark what is shown, and say how many there are."""
        self._chosen = chosen
        searching = bool(chosen.wanted)
        narrowed = chosen.filters != Filters() or (chosen.within != Within() if searching else chosen.due_first)
        self._toggle.classes(add="is-on" if narrowed else "", remove="" if narrowed else "is-on")
        if narrowed:
            self._filters.set_visibility(True)
        without = OF_VIEWS if searching else chosen.view.without
        self._unread.set_visibility("unread" not in without)
        for name in ("reason", "age", "tag"):
            self._fields[name].set_visibility(name not in without)
        self._fields["team"].set_visibility("team" not in without and self._has_teams)
        self._due_first.set_visibility(chosen.view.pages is None and not searching)
        self.within.set_visibility(searching)
        for name, pill in self._pills.items():
            here = name == chosen.view.name and not chosen.wanted
            pill.classes(add="is-here" if here else "", remove="" if here else "is-here")
            parts.attribute(pill, aria_pressed="true" if here else "false")
        for name, count in counts.items():
            text = self._counts[name]
            text.set_text(str(count.total) if count.total else "")
            text.classes(add="is-unseen" if count.unseen else "", remove="" if count.unseen else "is-unseen")
        late = counts.get("late", Count(total=0)).total
        self._pills["late"].set_visibility(bool(late) or chosen.view.name == "late")  # nobody looks for nothing

    def fill(self, chosen: Chosen) -> None:
        """Put into the fields what an address asks for."""
        self._chosen = chosen
        self._search.value = chosen.wanted
        self._offer_teams(chosen.filters.team)
        for name, field in self._fields.items():
            field.value = _value_of(chosen.filters, name)
        self.within.fill(chosen.within)
        self._show_unread()

    async def widen(self) -> None:
        """Look for the same everywhere."""
        await self._take(replace(self._chosen, filters=Filters(), within=Within()))

    def show_teams(self, teams: Sequence[Team]) -> None:
        """Offer what there is; a desk without teams is offered nothing."""
        say, me = self._visit.say, self._visit.person.id
        own = {MINE: say("my-teams")} if any(me in team.members for team in teams) else {}
        named = {str(team.id): team.name for team in teams}
        self._teams = {"": say("any-team"), **own, **named, NO_TEAM: say("no-team")}
        self._has_teams = bool(teams)
        self._offer_teams(self._chosen.filters.team)
        without = OF_VIEWS if self._chosen.wanted else self._chosen.view.without
        self._fields["team"].set_visibility("team" not in without and self._has_teams)

    def _offer_teams(self, chosen: str) -> None:
        """A team that is gone stays to be chosen while it is."""
        gone = {} if chosen in self._teams else {chosen: self._visit.say("team-gone")}
        self._fields["team"].set_options({**self._teams, **gone})

    async def _take(self, chosen: Chosen) -> None:
        self.fill(chosen)
        await self._choose(chosen)

    def _build_search(self) -> Any:
        words = self._visit.say("search-all")
        search = ui.input(
            placeholder=words, value=self._chosen.wanted, on_change=lambda event: self._look_for(event.value)
        )
        search.props(f"dense outlined clearable debounce=200 maxlength={LONGEST}").classes("search search-all")
        return parts.attribute(search, aria_label=words)

    def _build_pill(self, name: str) -> None:
        async def choose() -> None:
            view = next(view for view in VIEWS if view.name == name)
            self._chosen = replace(self._chosen, view=view, wanted="")
            self._search.value = ""
            await self._choose(self._chosen)

        pill = parts.button("", choose, classes=f"view view-{name}")
        with pill:
            parts.Text(self._visit.say(f"view-{name}"), tag="span")
            self._counts[name] = parts.Text("", "count", tag="span")
        self._pills[name] = pill

    def _build_filters(self) -> None:
        say = self._visit.say
        languages = {"": say("any-language")} | {code: say(f"language-{code}") for code in LANGUAGES}
        names = self._visit.app.channels
        channels = {"": say("any-channel")} | {name: self._visit.say_or(f"channel-{name}", name) for name in names}
        reasons = {"": say("any-reason")} | {reason.value: say(f"reason-{reason.value}") for reason in Reason}
        self._build_select("language", languages)
        self._build_select("channel", channels)
        self._build_select("reason", reasons)
        ages = {"": say("any-age")} | {str(age): say("age-over", minutes=age) for age in AGES}
        self._build_select("age", ages)
        self._build_select("team", self._teams)
        self._build_tag()
        self.within = WithinFields(self._visit, self._chosen.within, self._look_within)
        self._unread = parts.button(say("only-unread"), self._turn_unread, classes="filter-turn filter-unread")
        self._due_first = parts.button(say("due-first"), self._turn_due_first, classes="filter-turn due-first")
        self._show_unread()

    def _build_select(self, name: str, options: dict[str, str]) -> None:
        value = _value_of(self._chosen.filters, name)
        options = options if value in options else {**options, value: value}
        made = ui.select(options, value=value, on_change=lambda _: self._narrow())
        made.props("dense outlined options-dense").classes(f"filter filter-{name}")
        self._fields[name] = parts.attribute(made, aria_label=options[""])

    def _build_tag(self) -> None:
        words = self._visit.say("any-tag")
        made = ui.input(placeholder=words, value=self._chosen.filters.tag, on_change=lambda _: self._narrow())
        made.props(f"dense outlined clearable debounce=300 maxlength={TAG_LENGTH}").classes("filter filter-tag")
        self._fields["tag"] = parts.attribute(made, aria_label=words)

    def _toggle_filters(self) -> None:
        self._filters.set_visibility(not self._filters.visible)

    async def _look_for(self, wanted: str | None) -> None:
        words = (wanted or "").strip()[:LONGEST]
        if words != self._chosen.wanted:
            self._chosen = replace(self._chosen, wanted=words)
            await self._choose(self._chosen)

    async def _look_within(self, within: Within) -> None:
        self._chosen = replace(self._chosen, within=within)
        await self._choose(self._chosen)

    async def _turn_unread(self) -> None:
        filters = replace(self._chosen.filters, unread=not self._chosen.filters.unread)
        self._chosen = replace(self._chosen, filters=filters)
        self._show_unread()
        await self._choose(self._chosen)

    async def _turn_due_first(self) -> None:
        self._chosen = replace(self._chosen, due_first=not self._chosen.due_first)
        self._show_unread()
        await self._choose(self._chosen)

    def _show_unread(self) -> None:
        for button, wanted in ((self._unread, self._chosen.filters.unread), (self._due_first, self._chosen.due_first)):
            button.classes(add="is-on" if wanted else "", remove="" if wanted else "is-on")
            parts.attribute(button, aria_pressed="true" if wanted else "false")

    async def _narrow(self) -> None:
        reason = str(self._fields["reason"].value or "")
        filters = Filters(
            language=str(self._fields["language"].value or ""),
            channel=str(self._fields["channel"].value or ""),
            reason=Reason(reason) if reason else None,
            unread=self._chosen.filters.unread,
            age=int(self._fields["age"].value or 0),
            team=str(self._fields["team"].value or ""),
            tag=str(self._fields["tag"].value or "").strip().lstrip("#").replace("_", " "),
        )
        if filters != self._chosen.filters:
            self._chosen = replace(self._chosen, filters=filters)
            await self._choose(self._chosen)


def _value_of(filters: Filters, name: str) -> Any:
    value = getattr(filters, name)
    return value.value if isinstance(value, Reason) else str(value or "")
