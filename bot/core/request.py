"""What a customer wants done that only a person can do: kind of act, object and new value, as they wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What is to be done."""

    CANCEL = "cancel"
    CHANGE = "change"
    MOVE = "move"  # to another time
    SEND = "send"
    REFUND = "refund"
    DELETE = "delete"
    UNSUBSCRIBE = "unsubscribe"
    BLOCK = "block"
    CALL = "call"
    BOOK = "book"
    OTHER = "other"


class Bid(StrEnum):
    """How a text speaks of an act, from an order to a mere question about it."""

    NONE = ""
    TOLD = "told"  # "cancel it", "please move …", "could you send me …"
    WISHED = "wished"  # "I want to cancel", "I need it moved"
    BARE = "bare"  # "cancel order": a search as well as a wish
    MAY = "may"  # "can I cancel?", "is it possible to …"
    HOW = "how"  # "how do I cancel?", "what if I cancel?"


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request in the customer's words; ``object`` is what it is about and ``value`` what it is to become, if told.

    ``of_account``: it is about their account, not about something with a number.
    """

    act: Act
    object: str = ""
    value: str = ""
    words: str = ""
    of_account: bool = False
