"""Lamps in the bar: does the bot answer, does Telegram reach us, and could everything that came be read."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.system.health import Health

EVERY_SECONDS = 5.0
GOOD = ("ready", "ok")


class HealthStrip:
    """Looks at the signs of life every few seconds; drawn again only when they change."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None
        self._shown: object = None

    def build(self) -> None:
        """Draw it and begin to look."""
        self._body = parts.attribute(parts.box("health"), role="status")
        ui.timer(EVERY_SECONDS, self._look)

    async def _look(self) -> None:
        report = await self._visit.desk.health.look()
        shown = (_share(report), report.engine, report.telegram, report.database, str(report.updates.get("parked", 0)))
        self._draw(shown, self._lamps(report))

    def _lamps(self, report: Health) -> list[tuple[str, str]]:
        if report.problem is not None:
            return [("bad", self._visit.app.words.explain(self._visit.language, report.problem))]
        engine = self._visit.say_or(f"engine-{report.engine}", report.engine)
        lamps = [(_kind(report.engine), f"{engine}{_share(report)}")]
        if self._visit.app.settings.demo:
            lamps.insert(0, ("wait", self._visit.say("demo")))
        if report.telegram != "off":
            words = self._visit.say_or(f"telegram-{report.telegram}", f"Telegram: {report.telegram}")
            lamps.append((_kind(report.telegram), words))
        parked = report.updates.get("parked", 0)
        if parked:
            lamps.append(("bad", self._visit.say("updates-parked", count=parked)))
        return lamps

    def _draw(self, shown: tuple[str, ...], lamps: list[tuple[str, str]]) -> None:
        if shown == self._shown or self._body is None or self._body.is_deleted:
            return
        self._shown = shown
        self._body.clear()
        with self._body:
            for kind, words in lamps:
                parts.attribute(parts.Text(words, f"lamp lamp-{kind}", tag="span"), title=words)


def _share(report: Health) -> str:
    """How far a start is, behind what it is called."""
    starts = report.engine == "loading" and report.progress is not None and report.progress.total
    return f" · {report.progress.share:.0%}" if starts and report.progress else ""


def _kind(state: str) -> str:
    if state in GOOD:
        return "good"
    return "wait" if state == "loading" else "bad"
