"""Figures with what they mean, what they are of, and how they changed; each leads to its chats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.insights.reports.figures import FEW, NOTHING, Figure
from bot.core.insights.reports.measures import MEASURES, Group, Measure
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.wording import judge_change, say_base, say_change, say_value

Address = Callable[[Measure], str]
HERO = ("talks", "alone", "handed", "first-reply", "target-first", "csat")  # what one reads who has two minutes

YOUNG = {"lasting": "alone", "once": "solved"}  # what it is a share of, with that of the last week


class FigureRows:
    """The figures of some days beside those before; ``address`` of the chats behind one."""

    def __init__(
        self, visit: Visit, figures: Mapping[str, Figure], before: Mapping[str, Figure], address: Address
    ) -> None:
        self._visit = visit
        self._figures, self._before = figures, before
        self._address = address

    def draw_tiles(self) -> None:
        """The few that one reads first."""
        with parts.box("tiles number-tiles"):
            for one in (one for one in MEASURES if one.key in HERO and one.key in self._figures):
                figure = self._figures[one.key]
                tile = parts.box(f"tile number-{one.key}")
                with parts.attribute(tile, title=self._visit.say(f"number-{one.key}-text")):
                    parts.Text(self._visit.say(f"number-{one.key}"), "tile-name")
                    self._draw_value(one, figure, "tile-number")
                    parts.Text(say_base(self._visit, one, figure), "muted small")
                    self._draw_change(one, figure)

    def draw_group(self, group: Group) -> None:
        """All of one group, each with its sentence."""
        with parts.box("number-rows"):
            for one in (one for one in MEASURES if one.group is group and one.key in self._figures):
                self._draw_row(one, self._figures[one.key])

    def _draw_row(self, one: Measure, figure: Figure) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("number-row"), data_number=one.key):
            with parts.box("number-name", tag="details"):
                parts.Text(say(f"number-{one.key}"), tag="summary")
                parts.Text(say(f"number-{one.key}-text"), "hint")
            with parts.box("number-said"):
                self._draw_value(one, figure, "number-value")
                parts.Text(say_base(self._visit, one, figure), "muted small")
                self._draw_change(one, figure)
                young = self._count_young(one)
                if young:
                    parts.Text(say("numbers-not-final", count=young), "muted small number-young")

    def _count_young(self, one: Measure) -> int:
        """How many are not in it because a week has not passed since."""
        of = YOUNG.get(one.key)
        return self._figures[of].part - self._figures[one.key].of if of is not None else 0

    def _draw_value(self, one: Measure, figure: Figure, classes: str) -> None:
        words = say_value(self._visit, one, figure)
        if figure.of:
            link = parts.link(words, self._address(one), classes)
            parts.attribute(link, aria_label=f"{self._visit.say(f'number-{one.key}')}: {words}")
        else:
            parts.Text(words, f"{classes} muted", tag="span")

    def _draw_change(self, one: Measure, figure: Figure) -> None:
        say, before = self._visit.say, self._before.get(one.key, NOTHING)
        words = say_change(self._visit, one, figure, before)
        with parts.box("number-change"):
            if words:
                chip = parts.Text(words, f"chip {judge_change(one, figure, before)}", tag="span")
                parts.attribute(chip, title=say("numbers-before", value=say_value(self._visit, one, before)))
            if 0 < figure.of < FEW and one.needs_many:
                parts.attribute(parts.chip(say("numbers-few")), title=say("numbers-few-text"))
