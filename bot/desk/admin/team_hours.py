"""When a team works: its own hours, zone and days off, and what they mean at this moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import available_timezones

from nicegui import ui

from bot.core.clocks.worktime import Calendar, find_stretches
from bot.core.desk.teams import Team
from bot.core.hours import AS_BUSINESS, Office
from bot.core.wrong import WrongValue
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.people import teams
from bot.service.people.refusals import BadOffice

ADVICE: Final = {"hours": "hours", "zone": "time_zone", "closed": "closed"}  # as the settings page says it


class TeamHours:
    """A part of a team's card, folded while the team works as the business does. Kept as it is changed; what can't be
    read stays as typed, with a word beside it.
    """

    def __init__(self, visit: Visit, team: Team) -> None:
        self._visit = visit
        self._team = team
        self._kept = team.office

    def build(self) -> None:
        """Draw it."""
        say, office = self._visit.say, self._kept
        with parts.attribute(parts.box("team-hours", tag="details"), open=office != AS_BUSINESS):
            with parts.box("team-hours-summary", tag="summary"):
                parts.Text(say("team-hours"), "team-part", tag="span")
                self._words = parts.Text("", "hint team-hours-words", tag="span")
            with parts.box("team-hours-fields"):
                self._hours = self._draw_line("hours", say("settings-hours"), office.hours)
                self._zone = self._draw_zones(office.zone)
                self._closed = self._draw_days("\n".join(office.closed))
            parts.Text(say("team-hours-text"), "hint")
        self._fields: Mapping[str, ui.input | ui.select | ui.textarea]
        self._fields = {"hours": self._hours, "zone": self._zone, "closed": self._closed}
        self._show_words()

    def _draw_line(self, name: str, label: str, value: str) -> ui.input:
        made = ui.input(label=label, value=value).classes(f"team-{name}")
        made.props("outlined dense stack-label hide-bottom-space").props(f'placeholder="{self._as_business()}"')
        made.on("change", self._save, args=[])
        return made

    def _draw_zones(self, value: str) -> ui.select:
        own = {name: name for name in sorted(available_timezones()) if "/" in name}
        options = {"": self._visit.say("team-zone-business", zone=self._visit.app.business.time_zone), **own}
        label, chosen = self._visit.say("settings-time_zone"), value if value in options else ""
        made = ui.select(options, value=chosen, label=label, with_input=True)
        made.props("outlined dense options-dense stack-label hide-bottom-space").classes("team-zone")
        made.on_value_change(lambda _: self._save())
        return made

    def _draw_days(self, value: str) -> ui.textarea:
        made = ui.textarea(label=self._visit.say("settings-closed"), value=value).classes("team-closed")
        made.props("outlined dense stack-label autogrow rows=1 hide-bottom-space")
        made.on("change", self._save, args=[])
        return made

    def _as_business(self) -> str:
        return (self._visit.app.business.hours or self._visit.say("hours-always")).replace('"', "")

    def _typed(self) -> Office:
        closed = tuple(filter(None, map(str.strip, str(self._closed.value or "").splitlines())))
        return Office(hours=str(self._hours.value or "").strip(), zone=str(self._zone.value or ""), closed=closed)

    async def _save(self) -> None:
        person, typed = await self._visit.me(), self._typed()
        if person is None or typed == self._kept:
            self._mark({})
            return
        try:
            kept = await self._visit.app.database.write(teams.do_set_office, person, self._team.id, typed)
        except BadOffice as error:
            self._mark(error.found)
        except AnswerdeskError as error:
            self._visit.show_error(error)
        else:
            self._mark({})
            self._kept = kept
            self._show_words()
            self._visit.notify(self._visit.say("saved"), kind="positive")

    def _mark(self, wrong: Mapping[str, WrongValue]) -> None:
        """What is wrong and what to write, beside the field."""
        for name, field in self._fields.items():
            field.props(remove="error error-message")
            if name in wrong:
                said = self._visit.say(f"wrong-{wrong[name].code}", **wrong[name].details)
                todo = self._visit.say(f"settings-todo-{ADVICE[name]}")
                parts.attribute(field, error=True, error_message=f"{said} {todo}")
            field.update()

    def _show_words(self) -> None:
        calendar = self._visit.app.business.calendar_for(self._kept)
        words = say_hours(self._visit, calendar, self._visit.app.clock())
        if self._kept == AS_BUSINESS:
            words = self._visit.say("team-hours-business", words=words)
        self._words.set_text(words)


def say_hours(visit: Visit, calendar: Calendar, now: datetime) -> str:
    """Whether people answer now, until when or from when on, by the clock there."""
    if calendar.is_whole:
        return visit.say("hours-always")
    found = find_stretches(calendar, now)
    if not found:
        return visit.say("hours-never")
    moments = [names.short_moment(visit, at, zone=calendar.zone) for one in found for at in (one.opens, one.closes)]
    if found[0].opens > now:
        words = visit.say("hours-closed", opens=moments[0])
    elif len(found) == 1:
        words = visit.say("hours-open-only", until=moments[1])
    else:
        words = visit.say("hours-open", until=moments[1], opens=moments[2])
    there = visit.say("hours-there", zone=calendar.zone.key, time=now.astimezone(calendar.zone).strftime("%H:%M"))
    return f"{words} {there}"
