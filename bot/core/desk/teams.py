"""Teams: some of the staff, and which cases are theirs. A case without a team is everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.case import Brief
from bot.core.desk.customer import SURE
from bot.core.hours import AS_BUSINESS, Office

NAME_LENGTH: Final = 40
MOST_TEAMS: Final = 40


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a case is told apart by: the customer's language and channel, why a person is needed, the topic of the
    article it is about, the act that is asked for; "" for what is not known.
    """

    language: str
    channel: str
    reason: str
    topic: str = ""
    act: str = ""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which cases are a team's: all that is given must fit, of each list one is enough. An empty one takes no case."""

    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given."""
        return self == EMPTY

    def takes(self, matter: Matter) -> bool:
        """Whether such a case is the team's."""
        return not self.is_empty and all(
            not wanted or value in wanted
            for wanted, value in (
                (self.languages, matter.language),
                (self.channels, matter.channel),
                (self.reasons, matter.reason),
                (self.topics, matter.topic),
                (self.acts, matter.act),
            )
        )


EMPTY: Final = Scope()


@dataclass(frozen=True, kw_only=True)
class Team:
    """``members`` are who of it may answer chats, by id; ``here``: which of them are on duty; ``office``: its hours."""

    id: int
    name: str
    scope: Scope = EMPTY
    members: tuple[int, ...] = ()
    here: tuple[int, ...] = ()
    office: Office = AS_BUSINESS


def office_of(team: Team | None) -> Office:
    """When people answer its cases, or everybody's."""
    return team.office if team is not None else AS_BUSINESS


def route(teams: Sequence[Team], matter: Matter) -> Team | None:
    """Whose case it is: the first team that takes it and has somebody in it; None for everybody's."""
    return next((team for team in teams if team.members and team.scope.takes(matter)), None)


def read_matter(brief: Brief, *, language: str, channel: str) -> Matter:
    """What is known of a case when it opens."""
    act = brief.request.act.value if brief.request is not None else ""
    return Matter(language=language, channel=channel, reason=brief.reason.value, topic=find_topic(brief), act=act)


def find_topic(brief: Brief) -> str:
    """The folder of the article that the case is about: of the likely one, else of the last that was shown."""
    article, probability = brief.considered[0] if brief.considered else ("", 0.0)
    if probability < SURE:
        article = brief.tried[-1].article if brief.tried else ""
    return article.partition("/")[0]


def list_own(teams: Sequence[Team], person_id: int) -> frozenset[int]:
    """The teams a person is in."""
    return frozenset(team.id for team in teams if person_id in team.members)


def rings_for(team_id: int | None, own: frozenset[int], *, here: bool) -> bool:
    """Whether a new case calls a person: their own, everybody's, and what nobody of its team is here for."""
    return not is_elsewhere(team_id, own) or not here


def is_elsewhere(team_id: int | None, own: frozenset[int]) -> bool:
    """Whether a case is for another team than those of a person; who is in none has all before them."""
    return team_id is not None and bool(own) and team_id not in own
