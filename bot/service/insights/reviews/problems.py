"""Why a review, a card or an objection is not as it was to be."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.insights.reviews.card import Fault
from bot.errors import BadInput, NotAllowed, Refused


class OwnChat(NotAllowed):
    """Nobody reviews a chat of their own. Ask another lead to do it."""


class OtherTeam(NotAllowed):
    """{name} is in none of your teams. Ask the lead of that team or an administrator to review this chat."""


class StillGoingOn(Refused):
    """This case is still open. Review it once it is closed."""


class NobodyAnswered(Refused):
    """Nobody of the staff had this case at the end, so there is nobody to review."""


class NotReviewed(Refused):
    """This chat has no finished review. You will be told once there is one."""

    status = 404


class TakenReview(Refused):
    """{name} is reviewing this chat already. Your text is still here; copy it and agree with {name} who goes on."""


class StaleReview(Refused):
    """This review was saved in another window meanwhile. Copy what you typed last, then reload the page."""


class FinishedReview(Refused):
    """This review is finished already and is changed only by a dispute. Reload the page."""


class Unjudged(BadInput):
    """Judge these too, or say that they do not apply: {names}."""


class NothingCounts(BadInput):
    """Nothing that counts applies, so there is no score. Judge at least one category with a weight."""


class CardUnusable(BadInput):
    """The scorecard can't be saved: {problem}"""

    def __init__(self, fault: Fault) -> None:
        """``fault``: what is wrong."""
        self.fault = fault
        super().__init__(problem=f"{fault.what.value} {fault.name}".strip())


class LastCard(Refused):
    """This is the only scorecard in use. Add another one first."""


class StaleCard(Refused):
    """Somebody changed this scorecard meanwhile. Copy what you typed, then reload the page."""


class BadRules(BadInput):
    """Write whole numbers within what is possible: {names}."""

    def __init__(self, wrong: Collection[str]) -> None:
        """``wrong``: the names of the rules."""
        self.wrong = tuple(wrong)
        super().__init__(names=", ".join(self.wrong))


class NothingDrawn(Refused):
    """Every rule is off, so nothing is drawn. Set a number above 0 first."""


class WordsMissing(BadInput):
    """Write in a sentence why."""


class DisputeOver(Refused):
    """The time for disputes ({days} days after the review) is over. Talk to your lead."""


class DisputedBefore(Refused):
    """You have disputed this category already; each can be disputed once."""


class DisputeDecided(Refused):
    """{name} has decided this already. Reload the page."""


class OthersDecide(NotAllowed):
    """You gave this mark yourself, so somebody else decides: {names}."""
