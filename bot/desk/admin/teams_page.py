"""Teams: who is in each, and which chats are theirs. For leads; what is changed counts at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any, Final

from nicegui import ui

from bot.core.case import OURS, Reason
from bot.core.desk.teams import NAME_LENGTH, Scope, Team
from bot.core.language import LANGUAGES
from bot.core.people import Person
from bot.core.presence import Colleague
from bot.core.request import Act
from bot.desk.admin.team_hours import TeamHours
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.articles import drafts
from bot.service.articles.shelf.topics import read_topics
from bot.service.people import teams

CONDITIONS: Final = tuple(one.name for one in fields(Scope))
Options = Mapping[str, Mapping[str, str]]
Change = Callable[..., Awaitable[bool]]


async def draw_teams(visit: Visit) -> None:
    """The page."""
    known, colleagues = await visit.app.database.read(teams.read_page, visit.person)
    library = await drafts.list_articles(visit.app, visit.person)
    names = read_topics(visit.app)
    topics = {topic: names.call(topic, visit.language) for topic in {key.partition("/")[0] for key in library.by_key}}
    with frame(visit, page="teams"):
        TeamsPage(visit, colleagues, _list_options(visit, topics)).build(known)


class TeamsPage:
    """A card a team, in the order in which they are tried, and a line for one more."""

    def __init__(self, visit: Visit, colleagues: tuple[Colleague, ...], options: Options) -> None:
        self._visit = visit
        self._people = {one.id: one.name for one in sorted(colleagues, key=lambda one: one.name.casefold())}
        self._options = options

    def build(self, known: tuple[Team, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("teams-title"), tag="h1")
            with parts.box("head-actions"):
                parts.link(say("letters"), "/desk/letters", "btn")
                parts.link(say("group-link"), "/desk/telegram", "btn")
                parts.link(say("behalf-link"), "/desk/telegram/account", "btn")
        with parts.box():
            parts.Text(say("teams-text"), "muted teams-text")
        self._rows = parts.box("teams")
        with parts.box("card team-new"):
            self._new = ui.input(label=say("team-name")).classes("team-new-name")
            self._new.props(f"outlined dense maxlength={NAME_LENGTH}")
            self._new.on("keydown.enter", self._add, args=[])
            parts.button(say("team-add"), self._add, kind="primary", classes="team-add")
        self._draw(known)

    def _draw(self, known: tuple[Team, ...]) -> None:
        self._rows.clear()
        with self._rows:
            for number, team in enumerate(known):
                with parts.attribute(parts.box("card team", tag="section"), data_team=team.id):
                    with parts.box("team-head"):
                        card = TeamCard(self._visit, team, self._change)
                        self._draw_buttons(team, first=number == 0)
                    card.build(self._people, self._options)
            if known:
                parts.Text(self._visit.say("teams-rest"), "muted teams-rest")

    def _draw_buttons(self, team: Team, *, first: bool) -> None:
        say = self._visit.say
        with parts.box("team-buttons"):
            if not first:
                parts.icon_button("↑", say("team-up"), partial(self._move_up, team), classes="team-up")
            parts.icon_button("✕", say("team-remove"), partial(self._ask_remove, team), classes="team-remove")

    async def _add(self) -> None:
        if await self._change(teams.do_add, str(self._new.value or "")):
            self._new.set_value("")
            await self._reload()

    async def _move_up(self, team: Team) -> None:
        if await self._change(teams.do_move_up, team.id):
            await self._reload()

    async def _ask_remove(self, team: Team) -> None:
        say = self._visit.say
        title = say("team-remove-title", name=team.name)
        with self._visit.dialog(title) as dialog, parts.box("dialog"):
            parts.Text(title, tag="h2")
            parts.Text(say("team-remove-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("team-remove"), lambda: dialog.submit("yes"), kind="danger", classes="confirm")
        if await dialog == "yes" and await self._change(teams.do_remove, team.id):
            await self._reload()
        dialog.delete()

    async def _reload(self) -> None:
        known = await self._visit.read(teams.list_teams)
        if known is not None:
            self._draw(known)

    async def _change(self, act: Callable[..., object], *args: object) -> bool:
        """Whether it was done; a refusal is said, and what was typed stays."""
        write = self._visit.app.database.write

        async def do(person: Person) -> bool:
            await write(act, person, *args)
            return True

        if not await self._visit.attempt(do):
            return False
        self._visit.notify(self._visit.say("saved"), kind="positive")
        return True


class TeamCard:
    """One team. Each field is kept as it is changed; the name stands where the card is made."""

    def __init__(self, visit: Visit, team: Team, change: Change) -> None:
        self._visit = visit
        self._team = team
        self._change = change
        self._name = ui.input(label=visit.say("team-name"), value=team.name).classes("team-name")
        self._name.props(f"outlined dense maxlength={NAME_LENGTH}")
        self._name.on("change", self._rename, args=[])

    def build(self, people: Mapping[int, str], options: Options) -> None:
        """Draw what stands below the name."""
        say, team = self._visit.say, self._team
        self._options = options
        known = [one for one in team.members if one in people]
        self._members = self._draw_choice("members", dict(people), known, self._set_members)
        parts.Text(say("team-scope"), "team-part")
        self._scope: dict[str, ui.select] = {}
        with parts.box("team-scope"):
            for name in CONDITIONS:
                given = list(getattr(team.scope, name))
                known_too = {**options[name], **{one: one for one in given if one not in options[name]}}
                self._scope[name] = self._draw_choice(name, known_too, given, self._set_scope)
        self._words = parts.Text("", "hint team-words")
        self._show_words()
        TeamHours(self._visit, team).build()

    def _draw_choice(self, name: str, options: dict[Any, str], value: list[Any], save: Callable[..., Any]) -> ui.select:
        made = ui.select(options, value=value, label=self._visit.say(f"team-{name}"), multiple=True)
        made.props("outlined dense options-dense stack-label use-chips").classes(f"team-{name}")
        made.on_value_change(lambda _: save())
        return made

    async def _rename(self) -> None:
        name, before = " ".join(str(self._name.value or "").split()), self._team.name
        if await self._change(teams.do_rename, self._team.id, name):
            self._team = replace(self._team, name=name)
            self._warn_of_targets(before)

    def _warn_of_targets(self, before: str) -> None:
        """A line of the targets calls teams by name."""
        named = [policy.name for policy in self._visit.app.business.targets if before in policy.teams]
        if named and before != self._team.name:
            self._visit.notify(self._visit.say("team-in-targets", name=before, policy=named[0]), kind="info")

    async def _set_members(self) -> None:
        members = tuple(map(int, self._members.value or ()))
        if await self._change(teams.do_set_members, self._team.id, members):
            self._team = replace(self._team, members=members)
            self._show_words()

    async def _set_scope(self) -> None:
        scope = Scope(**{name: tuple(map(str, field.value or ())) for name, field in self._scope.items()})
        if await self._change(teams.do_set_scope, self._team.id, scope):
            self._team = replace(self._team, scope=scope)
            self._show_words()

    def _show_words(self) -> None:
        """Which chats are theirs, in a sentence."""
        say, team = self._visit.say, self._team
        if not team.members:
            words = say("team-empty")
        elif team.scope.is_empty:
            words = say("team-by-hand")
        else:
            words = say("team-takes", words=" · ".join(filter(None, map(self._say_condition, CONDITIONS))))
        self._words.set_text(words)

    def _say_condition(self, name: str) -> str:
        chosen, known = getattr(self._team.scope, name), self._options[name]
        return f" {self._visit.say('team-or')} ".join(known.get(one, one) for one in chosen)


def _list_options(visit: Visit, topics: dict[str, str]) -> Options:
    say = visit.say
    return {
        "languages": {code: say(f"language-{code}") for code in LANGUAGES},
        "channels": {name: visit.say_or(f"channel-{name}", name) for name in ("telegram", "telegram-business", "web")},
        "reasons": {one.value: say(f"reason-{one.value}") for one in Reason if one not in OURS},
        "topics": dict(sorted(topics.items(), key=lambda pair: pair[1].casefold())),
        "acts": {act.value: say(f"act-{act.value}") for act in Act},
    }
