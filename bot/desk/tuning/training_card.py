"""Training with the phrases as they are: asked for, watched, stopped, decided about, undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from bot.core.insights.teaching import LONGEST_REASON, State, Training
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.tuning.comparison import draw_comparison
from bot.service.insights import teaching

LOOK_SECONDS = 2.0
COMPARES = 0.9  # from this share on two models are asked


class TrainingCard:
    """``changed`` hears that another model is in use."""

    def __init__(self, visit: Visit, changed: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._changed = changed
        self._waiting = 0
        self._newest: Training | None = None
        self._drawn: tuple[Training | None, bool] | None = None

    async def build(self) -> None:
        """Draw it."""
        with parts.box("card form teach-training"):
            self._pending = parts.Text("", "teach-pending")
            self._place = parts.box("teach-state")
            self._history = parts.box("teach-history")
        await self._look()
        ui.timer(LOOK_SECONDS, self._look)

    def show_waiting(self, count: int) -> None:
        """So many phrases differ from what the model in use knows."""
        self._waiting = count
        words = self._visit.say("teach-waiting", count=count) if count else self._visit.say("teach-nothing-waits")
        self._pending.set_text(words)
        self._draw()

    async def _look(self) -> None:
        read, known = self._visit.app.database.read, self._newest
        newest = await self._visit.look(lambda: read(teaching.access_newest, self._visit.person))
        if newest == known and self._drawn is not None:
            return
        self._newest = newest
        self._draw()
        if newest is None or known is None or (newest.id, newest.state) != (known.id, known.state):
            await self._draw_history()
            if self._drawn is not None and known is not None:
                await self._changed()

    def _draw(self) -> None:
        """Only where something is other than it was: a reason may be half typed."""
        newest = self._newest
        if self._drawn == (newest, bool(self._waiting)):
            return
        self._drawn = (newest, bool(self._waiting))
        self._place.clear()
        with self._place:
            if newest is not None and newest.under_way:
                self._draw_progress(newest)
                return
            if self._waiting:
                parts.button(self._visit.say("teach-train"), self._train, kind="primary", classes="teach-train")
                parts.Text(self._visit.say("teach-train-text"), "hint")
            if newest is not None:
                self._draw_outcome(newest)

    def _draw_progress(self, now: Training) -> None:
        say, stage = self._visit.say, "compares" if now.share >= COMPARES else "goes"
        words = say(f"teach-{stage}", share=round(100 * now.share)) if now.state is State.GOING else say("teach-begins")
        parts.attribute(parts.Text(words, "teach-progress"), role="status")
        parts.bar(now.share)
        parts.Text(say("teach-meanwhile"), "hint")
        parts.button(say("teach-stop"), partial(self._do, teaching.do_cancel, now.id), classes="teach-stop")

    def _draw_outcome(self, now: Training) -> None:
        say = self._visit.say
        key = f"teach-{now.state.value}"
        if now.state is State.USED:
            key = "teach-forced" if now.reason else f"teach-used-{now.compared.verdict.value}" if now.compared else key
        words = say(f"teach-trouble-{now.trouble.value}") if now.state is State.FAILED else say(key)
        parts.attribute(parts.Text(words, f"strong teach-outcome teach-is-{now.state.value}"), role="status")
        if now.state is State.WORSE:
            self._draw_decision(now)
        elif now.state is State.USED:
            self._draw_undo(now)
        if now.compared is not None and now.state in (State.USED, State.WORSE):
            draw_comparison(self._visit, now.compared)

    def _draw_decision(self, now: Training) -> None:
        say = self._visit.say
        with parts.box("teach-new"):
            reason = ui.input(label=say("teach-reason")).props(f"outlined dense maxlength={LONGEST_REASON}")
            reason.classes("teach-reason")
            act = partial(self._use, now.id, reason)
            parts.button(say("teach-use"), act, classes="teach-use")

    async def _train(self) -> None:
        await self._do(teaching.do_want)

    async def _use(self, number: int, reason: ui.input) -> None:
        await self._do(teaching.do_use, number, str(reason.value or ""))

    async def _do(self, act: Callable[..., None], *values: object) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(act, person, *values))
        await self._look()

    async def _draw_history(self) -> None:
        found = await self._visit.read(teaching.list_trainings) or ()
        used = next((place for place, one in enumerate(found) if one.state is State.USED), 0)
        self._history.clear()
        if not found:
            return
        with self._history, parts.box("teach-trainings", tag="details"):
            parts.Text(self._visit.say("teach-history", count=len(found)), "muted small", tag="summary")
            for place, one in enumerate(found):
                self._draw_past(one, undoes=0 < place == used)

    def _draw_past(self, one: Training, *, undoes: bool) -> None:
        say, zone = self._visit.say, self._visit.app.business.zone
        with parts.box("change teach-past"):
            parts.Text(f"{times.say_date(one.wanted_at, zone)} · {one.person_name}", "muted small")
            words = [say(f"teach-past-{one.state.value}", count=one.count), one.reason, one.decider]
            parts.Text(" · ".join(filter(None, words)), "change-what")
            if undoes:
                self._draw_undo(one)

    def _draw_undo(self, one: Training) -> None:
        undo = partial(self._do, teaching.do_undo, one.id)
        hint = self._visit.say("teach-undo-text")
        parts.button(self._visit.say("teach-undo"), undo, hint=hint, classes="btn-small teach-undo")
