"""What is counted. The sentences that define each are in the catalogue: ``desk-number-…-text``; see docs/metrics.md."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.clocks.targets import Aim

BACK_DAYS: Final = 7  # who comes back about the same within them was not served for good
GOOD: Final = 4  # a score from which on a customer is content


class Base(StrEnum):
    """Rows of which something is counted, each with the moment by which it belongs to a day."""

    TALKS = "talks"  # a chat on a day on which its customer wrote
    OPENED = "opened"  # cases, when they were opened
    TAKEN = "taken"  # when they were taken from the queue, the last time
    REPLIED = "replied"  # when a person first replied
    CLOSED = "closed"
    TARGETS = "targets"  # that were met or missed
    RATINGS = "ratings"  # when a case was closed: whoever was asked, or was not
    PROMISES = "promises"  # when they were due
    NPS = "nps"  # when somebody was asked whether they would recommend the business, or was not


class Kind(StrEnum):
    """How rows become a figure."""

    COUNT = "count"
    SHARE = "share"
    TIME = "time"  # working time
    NET = "net"  # a share less another


class Group(StrEnum):
    """What belongs together on a page."""

    BOT = "bot"
    PEOPLE = "people"
    TIMES = "times"
    TARGETS = "targets"
    CUSTOMERS = "customers"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure: the rows of ``base`` with the mark ``part``, of those with the mark ``of`` ("" for all rows).

    ``less`` is the mark of the share that is taken off; ``up`` is whether more is better, None where neither is;
    ``aim``: only targets of this kind.
    """

    key: str
    group: Group
    base: Base
    kind: Kind
    part: str = ""
    of: str = ""
    less: str = ""
    up: bool | None = None
    aim: Aim | None = None

    @property
    def needs_many(self) -> bool:
        """Whether it says little of few rows."""
        return self.kind is not Kind.COUNT


def _share(key: str, group: Group, base: Base, part: str, of: str = "", *, up: bool | None = True) -> Measure:
    return Measure(key=key, group=group, base=base, kind=Kind.SHARE, part=part, of=of, up=up)


def _time(key: str, base: Base, part: str = "", *, aim: Aim | None = None) -> Measure:
    return Measure(key=key, group=Group.TIMES, base=base, kind=Kind.TIME, part=part, of=part, up=False, aim=aim)


def _target(key: str, aim: Aim) -> Measure:
    return Measure(
        key=key, group=Group.TARGETS, base=Base.TARGETS, kind=Kind.SHARE, part="met", of="", up=True, aim=aim
    )


MEASURES: Final = (
    Measure(key="talks", group=Group.BOT, base=Base.TALKS, kind=Kind.COUNT),
    _share("alone", Group.BOT, Base.TALKS, "alone"),
    _share("lasting", Group.BOT, Base.TALKS, "lasting", "settled"),
    _share("person", Group.BOT, Base.TALKS, "person", up=False),
    _share("neither", Group.BOT, Base.TALKS, "neither", up=False),
    Measure(key="handed", group=Group.PEOPLE, base=Base.OPENED, kind=Kind.COUNT, part="handed", of="handed"),
    _share("reopened", Group.PEOPLE, Base.OPENED, "reopened", up=False),
    Measure(key="solved", group=Group.PEOPLE, base=Base.CLOSED, kind=Kind.COUNT, part="solved", of="solved"),
    _share("once", Group.PEOPLE, Base.CLOSED, "once", "settled"),
    _time("wait", Base.TAKEN),
    _time("first-reply", Base.REPLIED),
    _time("next-reply", Base.TARGETS, aim=Aim.NEXT_REPLY),
    _time("resolution", Base.CLOSED, "solved"),
    _target("target-first", Aim.FIRST_REPLY),
    _target("target-next", Aim.NEXT_REPLY),
    _target("target-resolution", Aim.RESOLUTION),
    _share("promises", Group.TARGETS, Base.PROMISES, "kept"),
    _share("csat", Group.CUSTOMERS, Base.RATINGS, "good", "rated"),
    _share("answered", Group.CUSTOMERS, Base.RATINGS, "rated", "asked", up=None),
    _share("asked", Group.CUSTOMERS, Base.RATINGS, "asked", up=None),
    Measure(
        key="nps",
        group=Group.CUSTOMERS,
        base=Base.NPS,
        kind=Kind.NET,
        part="promoter",
        less="detractor",
        of="scored",
        up=True,
    ),
    _share("nps-answered", Group.CUSTOMERS, Base.NPS, "scored", "asked", up=None),
    _share("nps-asked", Group.CUSTOMERS, Base.NPS, "asked", up=None),
)
BY_KEY: Final = {one.key: one for one in MEASURES}
MARKS: Final = {
    Base.TALKS: ("alone", "settled", "lasting", "person", "neither"),
    Base.OPENED: ("handed", "reopened"),
    Base.TAKEN: (),
    Base.REPLIED: (),
    Base.CLOSED: ("solved", "settled", "once"),
    Base.TARGETS: ("met",),
    Base.RATINGS: ("asked", "rated", "good"),
    Base.PROMISES: ("kept",),
    Base.NPS: ("asked", "scored", "promoter", "detractor"),
}
SHOWN_OF_TALKS: Final = ("talks", "alone", "lasting", "person", "neither")
SHOWN_OF_CASES: Final = ("handed", "solved", "once", "first-reply", "resolution", "target-first", "csat")
SHOWN_OF_BOTH: Final = ("talks", "alone", "handed", "solved", "first-reply", "csat")  # in tables by a property
OF_THE_BOT: Final = frozenset(one.key for one in MEASURES if one.base is Base.TALKS)  # nobody's of the staff
