"""What the bot decides about: a turn of words, a press of a button, a file, a message that waits too long."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from bot.core.turn import Candidate, Turn


@dataclass(frozen=True, kw_only=True)
class Thumb:
    """Up or down under an answer."""

    helped: bool


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """One article of a clarifying question; ``turn`` is what was asked, with the blocks of that article."""

    candidate: Candidate
    turn: Turn


@dataclass(frozen=True, kw_only=True)
class NoneOfThese:
    """No article of a clarifying question was meant."""


@dataclass(frozen=True, kw_only=True)
class Gone:
    """An article was chosen that is not published any more."""


@dataclass(frozen=True, kw_only=True)
class RestWanted:
    """The rest of an article of which something was shown; ``sizes`` are the characters of each block."""

    article: str
    sizes: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Call:
    """A person is wanted, by button or command."""


@dataclass(frozen=True, kw_only=True)
class Files:
    """Files, places or contacts without a word; their kinds as in ``Attachment``."""

    kinds: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Late:
    """A message waits for an answer, for so many seconds; ``told``: the customer knows.

    ``ready_for``: seconds since the engine came back; infinite when it never was away, or still is. ``starting``: it is
    on its way, and comes forward.
    """

    seconds: float
    told: bool
    ready_for: float = inf
    starting: bool = False


@dataclass(frozen=True, kw_only=True)
class Deadly:
    """A message at which the engine has ended once, without an answer."""


Occasion = Turn | Thumb | Chosen | NoneOfThese | Gone | RestWanted | Call | Files | Late | Deadly
