"""What the bot would do at these thresholds, in shares: drawn once, and then only its numbers change."""

from __future__ import annotations

from collections.abc import Mapping

from nicegui.element import Element

from bot.core.insights.forecast import SHARES, Forecast
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

ALL = "all"
Found = Mapping[str, Forecast]


class ForecastView:
    """A bar with what each part of it means, and a table by language; ``now`` is what is in force."""

    def __init__(self, visit: Visit, now: Found) -> None:
        self._visit = visit
        self._now = sum(now.values(), Forecast())
        self._bars: dict[str, Element] = {}
        self._shares: dict[str, parts.Text] = {}
        self._cells: dict[tuple[str, str], parts.Text] = {}

    def build(self, languages: tuple[str, ...]) -> None:
        """Draw it without numbers."""
        say = self._visit.say
        self._wrong = parts.Text("", "sure-wrong strong")
        parts.attribute(self._wrong, aria_live="polite")
        with parts.attribute(parts.box("sure-bar"), role="img", aria_label=say("sure-bar")):
            for name in SHARES:
                self._bars[name] = parts.attribute(parts.box(f"sure-part sure-{name}"), title=say(f"sure-{name}-text"))
        with parts.box("sure-legend"):
            for name in SHARES:
                with parts.attribute(parts.box("sure-share"), title=say(f"sure-{name}-text")):
                    parts.box(f"sure-dot sure-{name}")
                    self._shares[name] = parts.Text("", "sure-number", tag="span")
                    parts.Text(say(f"sure-{name}"), "small", tag="span")
        self._draw_table([code for code in LANGUAGES if code in languages])

    def _draw_table(self, languages: list[str]) -> None:
        say = self._visit.say
        with parts.box("sure-scroll"), parts.box("figures-table sure-table", tag="table"):
            with parts.box(tag="thead"), parts.box(tag="tr"):
                for words in (say("language"), *(say(f"sure-{name}") for name in SHARES), say("sure-wrong-head")):
                    parts.attribute(parts.Text(words, tag="th"), scope="col")
            with parts.box(tag="tbody"):
                for code in languages:
                    with parts.box(tag="tr"):
                        parts.Text(say(f"language-{code}"), tag="td")
                        for name in (*SHARES, "wrong"):
                            self._cells[code, name] = parts.Text("", tag="td")

    def show(self, found: Found) -> None:
        """These numbers."""
        total = sum(found.values(), Forecast())
        for name in SHARES:
            share, before = _share(total, name), _share(self._now, name)
            self._bars[name].style(f"width: {share:.2%}")
            changed = f"{share:.0%}" != f"{before:.0%}"
            words = f"{before:.0%} → {share:.0%}" if changed else f"{share:.0%}"
            self._shares[name].set_text(words)
        self._wrong.set_text(self._say_wrong(total))
        for (code, name), cell in self._cells.items():
            mine = found.get(code, Forecast())
            cell.set_text(_say_part(mine) if name == "wrong" else f"{_share(mine, name):.0%}")

    def _say_wrong(self, total: Forecast) -> str:
        if not total.judged:
            return self._visit.say("sure-wrong-unknown")
        share = f"{100 * total.wrong / total.judged:.1f}"
        return self._visit.say("sure-wrong", wrong=total.wrong, judged=total.judged, share=share)


def _share(found: Forecast, name: str) -> float:
    return getattr(found, name) / found.total if found.total else 0.0


def _say_part(found: Forecast) -> str:
    return f"{found.wrong} / {found.judged}" if found.judged else "–"
