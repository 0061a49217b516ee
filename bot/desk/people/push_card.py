"""Messages to one's browsers: this one by push.js, for only it knows itself; all of them in a list."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.desk.push import Subscription
from bot.core.people import Right
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.service.cases.reaching import subscribing

STATES = ("off", "on", "blocked", "insecure", "impossible", "asking")
WORDS = ("refused", "dismissed", "done", "forgotten", "turn-on", "forget-here")


class PushCard:
    """One card of the profile; nothing for those who answer no chats."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._list: Element | None = None

    async def build(self) -> None:
        """Draw it; the browser fills in how it is itself."""
        if not self._visit.may(Right.ANSWER_CHATS):
            return
        say = self._visit.say
        with parts.box("card form push"):
            parts.Text(say("push-title"), tag="h2")
            parts.Text(say("push-text"), "hint")
            self._draw_here()
            self._list = parts.box("form push-list")
        ui.on("desk-push", self._show, args=[])
        await self._show()

    def _draw_here(self) -> None:
        """push.js chooses among the words."""
        say = self._visit.say
        here = parts.attribute(parts.box("push-here"), id="push-here", data_state="asking")
        parts.attribute(here, **{f"data_here_{state}": say(f"push-here-{state}") for state in STATES})
        parts.attribute(here, **{f"data_{word.replace('-', '_')}": say(f"push-{word}") for word in WORDS})
        with here:
            parts.attribute(parts.Text(say("push-here-asking"), "strong push-state"), role="status")
            with parts.box("form-buttons"):
                button = parts.Text(say("push-turn-on"), "btn hidden push-turn", tag="button")
                parts.attribute(button, type="button")

    async def _show(self) -> None:
        assert self._list is not None
        found = await self._visit.read(subscribing.list_browsers) or ()
        self._list.clear()
        with self._list:
            if found:
                parts.Text(self._visit.say("push-list"), "strong")
            for one in found:
                self._draw_browser(one)
        self._visit.run_script("desk.pushes.mark()")

    def _draw_browser(self, one: Subscription) -> None:
        say = self._visit.say
        row = parts.attribute(parts.box("push-row"), data_endpoint=one.endpoint)
        with row:
            with parts.box("push-name"):
                parts.Text(one.browser, "strong", tag="span")
                parts.Text(say("push-this"), "chip push-this hidden", tag="span")
                forget = parts.button(say("push-forget"), lambda: self._forget(one), classes="push-forget")
                parts.attribute(forget, aria_label=say("push-forget-named", name=one.browser))
            parts.Text(self._tell(one), "hint")
            if one.problem:
                parts.Text(say("push-problem", problem=one.problem), "trouble push-trouble")
            always = ui.checkbox(say("push-always"), value=one.always).classes("push-always")
            always.on_value_change(lambda event: self._set_always(one, always=bool(event.value)))

    def _tell(self, one: Subscription) -> str:
        since = self._visit.say("push-since", date=names.moment(self._visit, one.made_at))
        if one.sent_at is None:
            return since
        return f"{since}, {self._visit.say('push-sent', date=names.moment(self._visit, one.sent_at))}"

    async def _set_always(self, one: Subscription, *, always: bool) -> None:
        write, do = self._visit.app.database.write, subscribing.do_set_always

        async def change(_: object) -> bool:
            await write(do, self._visit.person, one.id, always=always)
            return True

        if await self._visit.attempt(change):
            self._visit.notify(self._visit.say("saved"), kind="positive")

    async def _forget(self, one: Subscription) -> None:
        write, do = self._visit.app.database.write, subscribing.do_forget_browser
        await self._visit.attempt(lambda person: write(do, person, one.id))
        await self._show()
        self._visit.run_script("desk.pushes.show()")
