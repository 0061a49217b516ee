"""The overview: the figures of some days beside those of the days before, and how they came day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.insights.reports.course import Stretch, list_stretches, to_stretch
from bot.core.insights.reports.cuts import By, Cut
from bot.core.insights.reports.figures import Figure
from bot.core.insights.reports.measures import BY_KEY, MEASURES, OF_THE_BOT, Measure
from bot.core.insights.reports.span import Odd, Span, make_span
from bot.core.insights.reports.worth import Worth, reckon
from bot.core.people import Person
from bot.service.insights.reports.counting import count_all, count_course, total
from bot.service.insights.reports.scope import find_scope
from bot.service.ports import App, Tx

NOT_RATED = Worth()
ByValue = Mapping[str, Figure]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """``odd``: what was wrong with the days asked for; ``own``: only what is the person's own. ``course`` has the
    figures by the key of a stretch; ``reasons`` why people were called, ``unasked`` why customers were not
    asked how it was, ``unasked_nps`` not whether they would recommend the business.
    """

    span: Span
    odd: Odd
    own: bool
    figures: Mapping[str, Figure]
    before: Mapping[str, Figure]
    stretches: tuple[Stretch, ...] = ()
    course: Mapping[str, ByValue] = field(default_factory=dict)
    worth: Worth = NOT_RATED
    reasons: ByValue = field(default_factory=dict)
    unasked: ByValue = field(default_factory=dict)
    unasked_nps: ByValue = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all happened."""
        return not any(one.of for one in self.figures.values())


def read_overview(tx: Tx, app: App, person: Person, asked: str) -> Overview:
    """The overview of the days that an address names, of everybody or of the person alone.

    Raises:
        NotAllowed: the role has no numbers.
    """
    scope = find_scope(person)
    span, odd = make_span(asked, zone=app.business.zone, now=tx.now)
    cut, shown = Cut(person_id=scope), list_measures(scope)
    stretches, business = list_stretches(span), app.business
    by = By.HOUR if span.days == 1 else By.DAY
    figures, course = count_course(tx, business, span, shown, cut=cut, by=by, joined=to_stretch(stretches))
    return Overview(
        span=span,
        odd=odd,
        own=scope is not None,
        figures=figures,
        before=total(count_all(tx, business, span.before, shown, cut=cut)),
        stretches=stretches,
        worth=_reckon(app, span, figures),
        course=course,
        reasons=count_all(tx, business, span, [BY_KEY["handed"]], cut=cut, by=By.REASON)["handed"],
        unasked=count_all(tx, business, span, [BY_KEY["asked"]], cut=cut, by=By.UNASKED)["asked"],
        unasked_nps=count_all(tx, business, span, [BY_KEY["nps-asked"]], cut=cut, by=By.UNASKED)["nps-asked"],
    )


def _reckon(app: App, span: Span, figures: Mapping[str, Figure]) -> Worth:
    alone, solved = (figures[key].part if key in figures else 0 for key in ("alone", "solved"))
    minutes, cost = app.business.chat_minutes, app.business.month_cost
    return reckon(span, alone=alone, solved=solved, chat_minutes=minutes, month_cost=cost)


def list_measures(scope: int | None) -> tuple[Measure, ...]:
    """What can be counted for one person, or for all: the bot's talks are nobody's own."""
    return MEASURES if scope is None else tuple(one for one in MEASURES if one.key not in OF_THE_BOT)
