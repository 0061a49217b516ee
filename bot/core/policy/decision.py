"""What the bot can do with a turn, and what it decided."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.rules import Grounds, Rule
from bot.core.request import Request
from bot.core.turn import Candidate


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Show the blocks of the article that answer."""

    candidate: Candidate


@dataclass(frozen=True, kw_only=True)
class Perhaps:
    """Show an article that is likely but not sure, said to be so, with ``others`` to choose instead.

    ``beside`` is what the first of them says of the question, shown under it. ``more`` are those that were shown
    before. ``again``: the bot was not sure the last time either.
    """

    candidate: Candidate
    others: tuple[Candidate, ...] = ()
    beside: Candidate | None = None
    more: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class More:
    """Show these blocks of an article of which others were shown before.

    ``lead`` is the sentence of the catalogue that comes before them, or "".
    """

    candidate: Candidate
    blocks: tuple[int, ...]
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Rest:
    """Show these blocks under those shown a moment ago, which name their source."""

    article: str
    blocks: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Several:
    """Answer several questions of one message, in the order asked.

    Of a part without a sure article either ``doubt`` says what there is for ``about``, its words, or it stands in
    ``unsure``. ``again`` are the titles of articles that were shown before.
    """

    answers: tuple[Candidate, ...]
    doubt: Perhaps | Clarify | None = None
    about: str = ""
    unsure: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Clarify:
    """Ask which of these articles is meant; ``more`` are those of them that were shown before."""

    candidates: tuple[Candidate, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AskDetail:
    """Ask for one detail, for instance the order number; ``policy`` is the article that is about the request. Whoever
    reports trouble is told first that we are ``sorry``.
    """

    slot: str
    policy: Candidate | None = None
    sorry: bool = False


@dataclass(frozen=True, kw_only=True)
class DontKnow:
    """Say so and offer a person."""


@dataclass(frozen=True, kw_only=True)
class Say:
    """A short sentence from the catalogue; ``about`` is the heading or title it names, if it names one."""

    key: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Nothing yet."""


@dataclass(frozen=True, kw_only=True)
class Escalate:
    """Hand the conversation to people, with what is to be done and the article about it, where there are any."""

    reason: Reason
    request: Request | None = None
    policy: Candidate | None = None


Action = Answer | Perhaps | More | Rest | Several | Clarify | AskDetail | DontKnow | Say | Escalate | Wait


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The action, the memory after it and the rule that decided, with its parameters, for "why this answer".

    ``offers_person``: beside it a person is offered, for what is shown may not help.
    """

    action: Action
    memory: Memory
    grounds: Grounds
    offers_person: bool = False

    @property
    def rule(self) -> Rule:
        """The rule that decided."""
        return self.grounds.rule


def escalate(reason: Reason, memory: Memory, grounds: Grounds) -> Decision:
    """Hand over for this reason."""
    return Decision(action=Escalate(reason=reason), memory=memory, grounds=grounds)
