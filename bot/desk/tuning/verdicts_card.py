"""What customers' verdicts say of the bot's own probabilities: a sentence a language, a plot, a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nicegui import ui

from bot.core.insights.verdicts import ENOUGH, Band, Kind, Measured
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

NOTHING = 0.05  # logits
LEAST = 5  # verdicts a point of the plot stands for
GREY = "#8d98a5"  # seen on light and on dark
COLOURS = {"ru": "#2f9e57", "uk": "#c77d0a", "en": "#3f7fd0"}
_AXIS = {"type": "value", "min": 0, "max": 100, "axisLabel": {"color": GREY, "formatter": "{value} %"}}
_FAINT = {"lineStyle": {"color": GREY, "opacity": 0.25}}


class VerdictsCard:
    """``changed`` hears when a language is to count, or not to."""

    def __init__(
        self, visit: Visit, measured: Mapping[str, Measured], known: Mapping[str, float], changed: Callable[[], None]
    ) -> None:
        self._visit = visit
        self._measured = measured
        self._known = known
        self._changed = changed
        self._ticks: dict[str, ui.checkbox] = {}

    @property
    def corrections(self) -> dict[str, float]:
        """What is to count, by language; what counts already and can't be measured any more stays as it was."""
        found: dict[str, float] = {}
        for code, tick in self._ticks.items():
            shift = self._measured.get(code, Measured()).shift
            value = shift if shift is not None else self._known.get(code, 0.0)
            if tick.value and value:
                found[code] = value
        return found

    def set(self, corrections: Mapping[str, float]) -> None:
        """Tick these languages."""
        for code, tick in self._ticks.items():
            tick.set_value(code in corrections)

    def build(self) -> None:
        """Draw it."""
        say = self._visit.say
        with parts.box("card form sure-verdicts"):
            parts.Text(say("sure-verdicts"), tag="h2")
            parts.Text(say("sure-verdicts-text"), "muted")
            for code in LANGUAGES:
                self._draw_language(code, self._measured.get(code, Measured()))
            seen = {code: one for code, one in self._measured.items() if one.count}
            if seen:
                self._draw_plot(seen)
                self._draw_table(seen)

    def _draw_language(self, code: str, one: Measured) -> None:
        say, name = self._visit.say, self._visit.say(f"language-{code}")
        with parts.attribute(parts.box("sure-language"), data_language=code):
            parts.Text(name, "strong")
            if one.count:
                kinds = " · ".join(
                    f"{say(f'sure-kind-{kind.value}')}: {one.kinds[kind]}" for kind in Kind if one.kinds.get(kind)
                )
                parts.Text(f"{say('sure-count', count=one.count)} {kinds}", "muted small")
            if one.shift is None and code not in self._known:
                parts.Text(say("sure-too-few", count=one.count, enough=ENOUGH), "sure-few")
                return
            if one.count:
                right = f"{one.right / one.count:.0%}"
                parts.Text(say("sure-said", said=f"{one.said:.0%}", right=right, count=one.count))
            shift = self._known.get(code, 0.0) if one.shift is None else one.shift
            self._ticks[code] = ui.checkbox(
                say("sure-count-in", way=_way(shift)), value=code in self._known, on_change=self._changed
            ).classes(f"sure-tick sure-tick-{code}")

    def _draw_plot(self, seen: Mapping[str, Measured]) -> None:
        say = self._visit.say
        straight = {"type": "line", "data": [[0, 0], [100, 100]], "symbol": "none", "silent": True}
        series = [{**straight, "name": "=", "lineStyle": {"color": GREY, "type": "dashed", "width": 1}}]
        series += [_series(say(f"language-{code}"), one.bands, COLOURS[code]) for code, one in seen.items()]
        plot = ui.echart(
            {
                "textStyle": {"fontFamily": "inherit"},
                "legend": {
                    "textStyle": {"color": GREY},
                    "top": 0,
                    "selectedMode": False,
                    "data": [say(f"language-{code}") for code in seen],
                },
                "grid": {"left": 8, "right": 16, "top": 56, "bottom": 24, "containLabel": True},
                "xAxis": {
                    **_AXIS,
                    "splitLine": _FAINT,
                    "name": say("sure-axis-said"),
                    "nameLocation": "middle",
                    "nameGap": 26,
                    "nameTextStyle": {"color": GREY},
                },
                "yAxis": {
                    **_AXIS,
                    "splitLine": _FAINT,
                    "name": say("sure-axis-right"),
                    "nameTextStyle": {"color": GREY, "align": "left"},
                },
                "series": series,
            }
        ).classes("sure-plot")
        parts.attribute(plot, role="img", aria_label=say("sure-plot"))

    def _draw_table(self, seen: Mapping[str, Measured]) -> None:
        say = self._visit.say
        with parts.box("figures-days", tag="details"):
            parts.Text(say("sure-numbers"), tag="summary")
            with parts.box("figures-table", tag="table"):
                with parts.box(tag="thead"), parts.box(tag="tr"):
                    heads = (say("language"), say("sure-axis-said"), say("sure-axis-right"), say("sure-verdicts-head"))
                    for words in heads:
                        parts.attribute(parts.Text(words, tag="th"), scope="col")
                with parts.box(tag="tbody"):
                    for code, one in seen.items():
                        for band in one.bands:
                            self._draw_band(code, band)

    def _draw_band(self, code: str, band: Band) -> None:
        with parts.box(tag="tr"):
            for words in (
                self._visit.say(f"language-{code}"),
                f"{band.said:.0%}",
                f"{band.right:.0%}",
                str(band.count),
            ):
                parts.Text(words, tag="td")


def _way(shift: float) -> str:
    return "same" if abs(shift) < NOTHING else "rarer" if shift < 0 else "oftener"


def _series(name: str, bands: tuple[Band, ...], colour: str) -> dict[str, object]:
    bands = tuple(band for band in bands if band.count >= LEAST)
    points = [
        {"value": [round(100 * band.said), round(100 * band.right)], "symbolSize": min(22, 6 + band.count**0.5)}
        for band in bands
    ]
    return {
        "name": name,
        "type": "line",
        "data": points,
        "symbol": "circle",
        "color": colour,
        "lineStyle": {"width": 1.5, "color": colour},
    }
