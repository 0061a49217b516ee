"""Times that are told to customers, as they read in a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Moment:
    """``words`` stand so in the text, by the clock of the business; ``at`` is what they mean, ``dated``: on a later day
    than tomorrow, so that a day of the week alone would not do; ``bare``: the words are the time of day alone.
    """

    words: str
    at: datetime
    dated: bool = False
    bare: bool = False
