"""Letters that come to us: what is known of one, and what becomes of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

KEY: Final = "e:"  # begins the key of a line that came by mail
MOST_AN_HOUR: Final = 20  # letters of one chat; more is a machine that answers ours
HOUR: Final = timedelta(hours=1)
FAILED: Final = "failed"


class Fate(StrEnum):
    """What became of a letter. ``taken``: it is a line of a chat; ``bounced``: ours does not reach its address;
    ``delayed``: ours has not got there yet; ``stranger``: it names no chat of ours; ``broken``: it can't be read.
    """

    NEW = "new"
    TAKEN = "taken"
    BOUNCED = "bounced"
    DELAYED = "delayed"
    AUTOMATIC = "automatic"
    LOOP = "loop"
    EMPTY = "empty"
    STRANGER = "stranger"
    BROKEN = "broken"


# what a person should look at: it may be from a customer
OPEN: Final = frozenset({Fate.STRANGER, Fate.BROKEN, Fate.LOOP})


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """What a mail server reports of a letter of ours; ``final``: it is not tried again."""

    final: bool
    problem: str
    message_key: str = ""


@dataclass(frozen=True, kw_only=True)
class Read:
    """A letter as it was read. ``names`` are all places in which a chat of ours may be named, ``automatic`` is what
    shows that a machine wrote it, "" for nothing; ``undelivered`` is set for a report of a mail server.
    """

    sender: str = ""
    name: str = ""
    subject: str = ""
    text: str = ""
    cut: str = ""
    names: tuple[str, ...] = ()
    own_key: str = ""
    automatic: str = ""
    undelivered: Undelivered | None = None
    files: int = 0


@dataclass(frozen=True, kw_only=True)
class Inbound:
    """A letter that came. ``cut`` was taken off below or above what the customer wrote; ``refused`` are names of files
    that could not be taken; ``stands`` is the line of a chat it became.
    """

    id: int
    received_at: datetime
    fate: Fate
    size: int = 0
    raw_key: str = ""
    sender: str = ""
    name: str = ""
    subject: str = ""
    text: str = ""
    cut: str = ""
    note: str = ""
    refused: tuple[str, ...] = ()
    conversation_id: int | None = None
    stands: int | None = None
    other_sender: bool = False
    done_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody should look at it."""
        return self.fate in OPEN and self.done_at is None


def judge(read: Read, *, conversation_id: int | None, own: frozenset[str], lately: int) -> Fate:
    """What becomes of a letter. ``conversation_id``: the chat it names by our signature; ``own`` are our addresses;
    ``lately``: how many of that chat came within an hour. Who it says to come from decides nothing.
    """
    if read.undelivered is not None:
        if conversation_id is None:
            return Fate.AUTOMATIC
        return Fate.BOUNCED if read.undelivered.final else Fate.DELAYED
    if read.own_key or read.sender.lower() in own:
        return Fate.LOOP
    if read.automatic:
        return Fate.AUTOMATIC
    if conversation_id is None:
        return Fate.STRANGER
    if lately >= MOST_AN_HOUR:
        return Fate.LOOP
    return Fate.TAKEN if read.text or read.files else Fate.EMPTY
