"""What a lead changes: the goal, how many chats at once, what the bot takes over, and who is there when."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from nicegui import ui

from bot.core.insights.staffing.plan import BOUNDS, Wish, read_number
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.staffing.rota_table import RotaTable
from bot.service.insights.staffing.planning import Known

TYPED: Final = ("share", "minutes", "places", "away")
STEP: Final = 5  # per cent

Act = Callable[[], Awaitable[None]]


class WishForm:
    """What is typed stays as it was typed, right or wrong, until it is taken back."""

    def __init__(self, visit: Visit, known: Known, wish: Wish) -> None:
        self._visit = visit
        self._known = known
        self._wish = wish
        self._fields: dict[str, ui.input] = {}
        self._rota = RotaTable(visit, known.opened)

    def build(self, *, count: Act, reset: Act) -> None:
        """Draw it."""
        say, wish = self._visit.say, self._wish
        with parts.box("card form staffing-form"):
            parts.Text(say("staffing-what-if"), tag="h2")
            with parts.box("setting-row staffing-fields"):
                for name in TYPED:
                    field = ui.input(label=say(f"staffing-{name}"), value=str(getattr(wish, name)))
                    field.props("outlined dense stack-label inputmode=numeric").classes(f"staffing-{name}")
                    self._fields[name] = field
            parts.Text(say("staffing-away-text"), "hint")
            self._draw_slider()
            parts.Text(say("staffing-rota"), "strong")
            parts.Text(say("staffing-rota-text"), "hint")
            self._rota.build(wish.rota)
            with parts.box("form-buttons"):
                parts.button(say("staffing-count"), count, kind="primary", classes="staffing-count")
                parts.button(say("staffing-reset"), reset, classes="staffing-reset")

    def _draw_slider(self) -> None:
        say, (least, most) = self._visit.say, BOUNDS["saved"]
        with parts.box("sure-lever"):
            with parts.box("sure-lever-head"):
                parts.Text(say("staffing-saved"), "strong")
                number = parts.Text("", "sure-value", tag="span")
            self._saved = ui.slider(min=least, max=most, step=STEP, value=self._wish.saved).classes("staffing-saved")
            parts.attribute(self._saved, aria_label=say("staffing-saved"))
            number.bind_text_from(self._saved, "value", lambda now: say("staffing-saved-value", share=f"{now:.0f}"))
            share = f"{100 * self._known.unanswered:.0f}"
            parts.Text(say("staffing-saved-text", share=share), "hint")

    def show(self, wish: Wish) -> None:
        """Fill it in anew."""
        for name, field in self._fields.items():
            field.set_value(str(getattr(wish, name)))
            parts.attribute(field, error=False).update()
        self._saved.set_value(wish.saved)
        self._rota.show(wish.rota)

    def read(self) -> Wish | None:
        """What is chosen; None after what is wrong was marked."""
        typed = {name: self._read_field(name) for name in TYPED}
        rota = self._rota.read()
        found = {name: number for name, number in typed.items() if number is not None}
        if rota is None or len(found) < len(typed):
            return None
        return Wish(**found, saved=round(float(self._saved.value)), rota=rota)

    def _read_field(self, name: str) -> int | None:
        field, (least, most) = self._fields[name], BOUNDS[name]
        number = read_number(str(field.value or ""), least, most)
        words = self._visit.say("staffing-wrong", low=least, high=most)
        parts.attribute(field, error=number is None, error_message=words).update()
        return number
