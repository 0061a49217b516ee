"""How sure must it be? Two sliders with what would come of them, what customers' verdicts say, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.tuning import Tuning
from bot.core.insights.verdicts import Measured
from bot.core.language import LANGUAGES
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.tuning.forecast_view import ForecastView
from bot.desk.tuning.verdicts_card import VerdictsCard
from bot.service.insights import forecasting, sureness
from bot.service.insights.forecasting import Base
from bot.service.insights.sureness import Sureness
from bot.service.system import tuning
from bot.service.system.tuning import OURS, Levers

LOOK_SECONDS = 2.0
ENOUGH = 50  # questions of customers, from which on these are shown first: test questions are harder
SURE, LIKELY = (80, 99.5), (50, 90)  # per cent one can choose
STEP = 0.5


async def draw_sureness(visit: Visit) -> None:
    """The page."""
    levers = tuning.access_levers(visit.app, visit.person)
    measured = await visit.app.database.read(sureness.measure_verdicts, visit.person)
    await visit.app.database.write(forecasting.do_want, visit.person)
    with frame(visit, page="settings"):
        await SurenessPage(visit, levers, measured).build()


class SurenessPage:
    """What is dragged counts when it is saved."""

    def __init__(self, visit: Visit, levers: Levers, measured: Mapping[str, Measured]) -> None:
        self._visit = visit
        self._levers = levers
        self._measured = measured
        self._base: Base | None = None
        self._weighed: Sureness | None = None
        self._view: ForecastView | None = None
        self._told: tuple[int, int] = (0, 0)
        self._real: bool | None = None

    async def build(self) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/settings", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-settings"))
            parts.Text(say("sure"), tag="h1")
        parts.Text(say("sure-text"), "muted measure-text")
        with parts.box("sure"):
            with parts.box("card form sure-levers"):
                self._draw_sliders()
                self._place = parts.box("sure-forecast")
                with parts.box("form-buttons"):
                    parts.button(say("save"), self._save, kind="primary", classes="sure-save")
                    parts.button(say("sure-ours"), self._to_ours, hint=say("sure-ours-text"), classes="sure-ours")
                    parts.button(say("sure-anew"), self._anew, hint=say("sure-anew-text"), classes="sure-anew")
            self._card = VerdictsCard(self._visit, self._measured, self._levers.corrections, self._show)
            self._card.build()
            self._history = parts.box("card form sure-history")
        await self._look()
        await self._draw_history()
        ui.timer(LOOK_SECONDS, self._look)

    def _draw_sliders(self) -> None:
        self._sure = self._draw_slider("answer", SURE, self._levers.target_precision)
        self._likely = self._draw_slider("likely", LIKELY, self._levers.tentative_precision)

    def _draw_slider(self, name: str, ends: tuple[float, float], value: float) -> ui.slider:
        say, first, last = self._visit.say, *ends
        with parts.box(f"sure-lever sure-lever-{name}"):
            with parts.box("sure-lever-head"):
                parts.Text(say(f"sure-lever-{name}"), "strong")
                number = parts.Text("", "sure-value", tag="span")
            value = min(last, max(first, round(100 * value, 1)))
            slider = ui.slider(min=first, max=last, step=STEP, value=value, on_change=self._show)
            parts.attribute(slider, aria_label=say(f"sure-lever-{name}"))
            number.bind_text_from(slider, "value", lambda now: say("sure-at-least", share=_to_words(now)))
            parts.Text(say(f"sure-lever-{name}-text"), "hint")
        return slider

    def _chosen(self) -> Levers:
        return Levers(
            target_precision=round(float(self._sure.value) / 100, 4),
            tentative_precision=round(float(self._likely.value) / 100, 4),
            corrections=self._card.corrections,
        )

    def _show(self) -> None:
        """What would come of what is chosen."""
        if self._view is None or self._weighed is None:
            return
        chosen = self._chosen()
        business = sureness.with_levers(
            self._visit.app.business,
            sure=chosen.target_precision,
            likely=chosen.tentative_precision,
            corrections=chosen.corrections,
        )
        self._view.show(self._weighed.at(business))

    async def _look(self) -> None:
        found = await self._visit.read(forecasting.find_base)
        if found is None:
            return
        base, told = found
        if base is None:
            self._draw_waiting(told)
        elif self._base is None or base.at != self._base.at:
            self._draw_forecast(base)

    def _draw_waiting(self, told: tuple[int, int]) -> None:
        if self._place.default_slot.children and told == self._told:
            return
        self._told = told
        self._place.clear()
        with self._place:
            done, total = told
            words = self._visit.say("sure-waiting", done=done, total=total)
            parts.attribute(parts.Text(words, "muted small sure-waiting"), role="status")
            if total:
                parts.bar(done / total)

    def _draw_forecast(self, base: Base) -> None:
        self._base, say = base, self._visit.say
        if self._real is None:
            self._real = len(base.real) >= ENOUGH or not base.golden
        self._place.clear()
        with self._place:
            if not base.golden and not base.real:
                parts.empty(say("sure-none"), [say("sure-none-text")])
                return
            self._draw_kinds(base, real=self._real)
            self._weighed = sureness.weigh(base, self._visit.app.business, real=self._real)
            self._view = ForecastView(self._visit, self._weighed.at(self._visit.app.business))
            self._view.build(self._weighed.forecaster.languages)
            parts.Text(say("sure-of-real" if self._real else "sure-of-golden"), "hint")
        self._show()

    def _draw_kinds(self, base: Base, *, real: bool) -> None:
        with parts.box("periods"):
            for name, found in (("real", base.real), ("golden", base.golden)):
                here = real is (name == "real")
                words = f"{self._visit.say(f'sure-{name}')} {len(found)}"
                act = partial(self._choose, real=name == "real")
                if found:
                    button = parts.button(words, act, classes=f"period sure-{name} {'is-here' if here else ''}")
                    parts.attribute(button, aria_pressed="true" if here else "false")

    def _choose(self, *, real: bool) -> None:
        self._real = real
        if self._base is not None:
            self._draw_forecast(self._base)

    async def _save(self) -> None:
        chosen = self._chosen()
        if await self._write(tuning.do_tune, chosen):
            self._visit.notify(self._visit.say("sure-saved"), kind="positive")
            await self._renew(chosen)

    async def _put_back(self, change: Tuning) -> None:
        if await self._write(tuning.do_put_back, change.id):
            self._visit.notify(self._visit.say("sure-put-back-done"), kind="positive")
            await self._renew(tuning.access_levers(self._visit.app, self._visit.person))

    async def _write(self, act: object, value: object) -> bool:
        app = self._visit.app

        async def do(person: object) -> bool:
            await app.database.write(act, app, person, value)  # type: ignore[arg-type]
            return True

        return bool(await self._visit.attempt(do))

    async def _renew(self, levers: Levers) -> None:
        """The page with what is in force now."""
        self._levers = levers
        self._set(levers)
        if self._base is not None:
            self._draw_forecast(self._base)
        await self._draw_history()

    def _to_ours(self) -> None:
        self._set(OURS)

    def _set(self, levers: Levers) -> None:
        self._sure.set_value(round(100 * levers.target_precision, 1))
        self._likely.set_value(round(100 * levers.tentative_precision, 1))
        self._card.set(levers.corrections)

    async def _anew(self) -> None:
        write = self._visit.app.database.write
        if await self._visit.attempt(lambda person: write(forecasting.do_want, person, anew=True)) is not None:
            self._visit.notify(self._visit.say("sure-anew-done"))

    async def _draw_history(self) -> None:
        changes = await self._visit.read(tuning.list_changes) or ()
        self._history.clear()
        with self._history:
            parts.Text(self._visit.say("sure-history"), tag="h2")
            if not changes:
                parts.Text(self._visit.say("sure-history-none"), "muted")
            for change in changes:
                self._draw_change(change)

    def _draw_change(self, change: Tuning) -> Element:
        say, zone = self._visit.say, self._visit.app.business.zone
        with parts.box("change sure-change") as row:
            parts.Text(f"{times.say_date(change.at, zone)} · {change.person_name}", "muted small")
            parts.Text(" · ".join(self._say_changes(change)), "change-what")
            parts.button(say("sure-put-back"), partial(self._put_back, change), classes="btn-small sure-put-back")
        return row

    def _say_changes(self, change: Tuning) -> list[str]:
        say, found = self._visit.say, []
        for name, lever in (("target_precision", "answer"), ("tentative_precision", "likely")):
            was, now = change.before.get(name), change.after.get(name)
            if was != now and was is not None and now is not None:
                found.append(f"{say(f'sure-lever-{lever}')}: {_to_words(100 * was)} → {_to_words(100 * now)} %")
        was, now = change.before.get("corrections", {}), change.after.get("corrections", {})
        for code in LANGUAGES:
            if was.get(code) != now.get(code):
                key = "sure-counted-in" if code in now else "sure-counted-out"
                found.append(say(key, language=say(f"language-{code}")))
        return found


def _to_words(share: float) -> str:
    return f"{share:.1f}".removesuffix(".0")
