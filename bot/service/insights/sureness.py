"""What customers' verdicts say of how sure the bot is, and what it would do were it surer or less sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.core.business import Business
from bot.core.insights.forecast import Forecast, Forecaster
from bot.core.insights.verdicts import Measured, judge, measure
from bot.core.people import Person, Right
from bot.service.insights.forecasting import Base
from bot.service.people.rights import check_right
from bot.service.ports import Tx, to_cuts
from bot.storage.insights import verdicts

DAYS: Final = 180  # so long is kept why the bot said something
MOST: Final = 20_000


@dataclass(frozen=True, kw_only=True)
class Sureness:
    """Forecasts by language for any two precisions; ``base`` is what they are made of."""

    base: Base
    forecaster: Forecaster

    def at(self, business: Business) -> dict[str, Forecast]:
        """What this business would do, by language."""
        sure, likely = self.base.cut(business.target_precision), self.base.cut(business.tentative_precision)
        found: dict[str, Forecast] = {}
        for language in self.forecaster.languages:
            answer, perhaps = to_cuts(business, sure, likely, language)
            found[language] = self.forecaster.at(language, answer=answer, perhaps=perhaps)
        return found


def weigh(base: Base, business: Business, *, real: bool) -> Sureness:
    """What is counted in while somebody drags: customers' questions, or the test questions of the articles."""
    questions = base.real if real else base.golden
    return Sureness(base=base, forecaster=Forecaster(questions, business.thresholds))


def measure_verdicts(tx: Tx, person: Person) -> Mapping[str, Measured]:
    """What the verdicts of the last 180 days say, by language."""
    check_right(person, Right.TUNE_BOT)
    return measure(judge(verdicts.list_answered(tx, since=tx.now - timedelta(days=DAYS), limit=MOST)))


def with_levers(business: Business, *, sure: float, likely: float, corrections: Mapping[str, float]) -> Business:
    """The business as it would decide."""
    return replace(business, target_precision=sure, tentative_precision=likely, corrections=dict(corrections))
