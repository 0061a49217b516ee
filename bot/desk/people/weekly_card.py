"""The weekly letter: by which ways it comes, when, and what it would say now."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.weekly.wish import HOURS, WEEK, WEEKDAYS, Wish, find_last_due
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.insights.weekly import sending, wishing
from bot.service.insights.weekly.wishing import Known


class WeeklyCard:
    """One card of the profile."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._fields: dict[str, Any] = {}
        self._shown: Element | None = None

    async def build(self) -> None:
        """Draw it as things stand."""
        app = self._visit.app
        known = await app.database.read(wishing.find_known, app, self._visit.person)
        say = self._visit.say
        with parts.box("card form weekly"):
            parts.Text(say("weekly"), tag="h2")
            parts.Text(say("weekly-text"), "hint")
            if known.problem:
                parts.attribute(parts.Text(say("weekly-problem", problem=known.problem), "trouble"), role="status")
            self._draw_ways(known)
            self._draw_when(known.wish)
            with parts.box("form-buttons"):
                parts.button(say("save"), self._save, kind="primary", classes="weekly-save")
                parts.button(say("weekly-show"), self._show, classes="weekly-show")
                if known.can_mail or known.can_telegram:
                    parts.button(say("weekly-now"), self._send, classes="weekly-now")
            self._shown = parts.attribute(parts.box("weekly-shown"), role="status")

    def _draw_ways(self, known: Known) -> None:
        say, wish = self._visit.say, known.wish
        mail = ui.checkbox(say("weekly-by-mail"), value=wish.by_mail).classes("weekly-by-mail")
        address = ui.input(label=say("weekly-address"), value=wish.address).classes("wide weekly-address")
        address.props("outlined dense maxlength=254 type=email autocomplete=email")
        address.bind_visibility_from(mail, "value")
        telegram = ui.checkbox(say("weekly-by-telegram"), value=wish.by_telegram).classes("weekly-by-telegram")
        for box, can, why in ((mail, known.can_mail, "no-mail"), (telegram, known.can_telegram, "no-telegram")):
            if not can:
                box.set_enabled(box.value)
                parts.Text(say(f"weekly-{why}"), "hint")
        self._fields.update(by_mail=mail, address=address, by_telegram=telegram)

    def _draw_when(self, wish: Wish) -> None:
        say, business = self._visit.say, self._visit.app.business
        zones = {"": say("team-zone-business", zone=business.time_zone)}
        zones |= {name: name for name in sorted(available_timezones()) if "/" in name}
        options: dict[str, tuple[dict[Any, str], Any]] = {
            "weekday": ({one: say(f"weekday-{one}") for one in WEEKDAYS}, wish.weekday),
            "hour": ({one: f"{one}:00" for one in HOURS}, wish.hour),
            "zone": (zones, wish.zone if wish.zone in zones else ""),
        }
        with parts.box("weekly-when"):
            for name, (choices, value) in options.items():
                made = ui.select(choices, value=value, label=say(f"weekly-{name}"), with_input=name == "zone")
                made.props("outlined dense options-dense").classes(f"weekly-{name}")
                self._fields[name] = made

    def _typed(self) -> Wish:
        value = {name: field.value for name, field in self._fields.items()}
        return Wish(
            by_mail=bool(value["by_mail"]),
            by_telegram=bool(value["by_telegram"]),
            address=str(value["address"] or "").strip(),
            weekday=int(value["weekday"] or 0),
            hour=int(value["hour"] or 0),
            zone=str(value["zone"] or ""),
        )

    async def _keep(self) -> Wish | None:
        app, typed = self._visit.app, self._typed()
        return await self._visit.attempt(lambda person: app.database.write(wishing.do_keep, app, person, typed))

    async def _save(self) -> None:
        wish = await self._keep()
        if wish is not None:
            self._visit.notify(self._say_saved(wish), kind="positive")

    def _say_saved(self, wish: Wish) -> str:
        if not wish.is_wanted:
            return self._visit.say("weekly-saved-off")
        app = self._visit.app
        due = find_last_due(wish, app.business.zone, app.clock()) + WEEK
        there = due.astimezone(ZoneInfo(wish.zone) if wish.zone else app.business.zone)
        return self._visit.say("weekly-saved-on", date=f"{there:%d.%m.%Y, %H:%M}")

    async def _show(self) -> None:
        app = self._visit.app
        letter = await self._visit.attempt(lambda person: app.database.read(sending.preview, app, person))
        if letter is None or self._shown is None:
            return
        self._shown.clear()
        with self._shown:
            parts.Text(letter.text, "weekly-letter")

    async def _send(self) -> None:
        """What is typed is kept first: it goes where one sees it."""
        if await self._keep() is None:
            return

        async def send(person: Person) -> bool:
            return await sending.send_now(self._visit.app, person)

        sent = await self._visit.attempt(send)
        if sent is not None:
            words = self._visit.say("weekly-sent" if sent else "weekly-unsent")
            self._visit.notify(words, kind="positive" if sent else "negative")
