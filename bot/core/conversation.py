"""A conversation: who owns it, since when the customer waits, and what the bot remembers of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.request import Request

TOPIC: Final = ":"  # between the key of a chat and that of a topic in it, each of which is a conversation


class Holder(StrEnum):
    """Who may speak to the customer."""

    BOT = "bot"
    QUEUE = "queue"
    OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """The one owner; ``person_id`` is set for an operator and for nobody else."""

    holder: Holder
    person_id: int | None = None

    def __post_init__(self) -> None:
        if (self.holder is Holder.OPERATOR) != (self.person_id is not None):
            raise ValueError("an operator owns a conversation by name, bot and queue without one")


BOT = Owner(holder=Holder.BOT)
QUEUE = Owner(holder=Holder.QUEUE)


def operator(person_id: int) -> Owner:
    """The ownership of one operator."""
    return Owner(holder=Holder.OPERATOR, person_id=person_id)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What the last answer was about: its article, the phrasing that led to it, and the turns since."""

    article: str
    question: str
    age: int = 0


@dataclass(frozen=True, kw_only=True)
class Pick:
    """The article a customer chose when the bot asked what they mean, and the words they had asked in."""

    asked: str
    article: str


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A question (normalised) of an earlier visit, the articles shown in it, and when it was over."""

    asked: str
    shown: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What the bot remembers since it last took the conversation over.

    ``shown`` articles in order; ``misses``, ``doubts`` and ``repeats`` of what was said, each in a row; ``asked`` the
    questions so far (normalised); ``offered`` the articles behind the buttons of the last doubt, ``places`` the blocks
    of each that would answer and ``wording`` the question it was about; ``slot`` a detail the bot waits for and
    ``request`` what is to be done once it is there; ``awaits`` what a bare yes or no would be about: "helped" (the last
    answer), "person" (shall one be called) or ""; ``topic`` of the last answer, while it is fresh; ``told`` the blocks
    shown, as "topic/slug#place"; ``picked`` the choices made; ``before`` what was asked in earlier visits; ``at`` when
    it was last written down; ``kept`` when who waits was last told that their words are added to the request.
    """

    shown: tuple[str, ...] = ()
    misses: int = 0
    doubts: int = 0
    repeats: int = 0
    asked: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    places: tuple[tuple[int, ...], ...] = ()
    slot: str = ""
    request: Request | None = None
    awaits: str = ""
    wording: str = ""
    topic: Topic | None = None
    told: tuple[str, ...] = ()
    picked: tuple[Pick, ...] = ()
    before: tuple[Earlier, ...] = ()
    at: datetime | None = None
    kept: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """One chat of one customer in one channel. ``epoch`` grows at each change of owner.

    ``customer_name`` is what colleagues call them, or what the channel does.

    ``account`` is the channel's account they wrote to (a bot's number), "" where the channel has only one.

    ``waiting_since`` is the arrival of the first customer message nobody has answered; only an answer by the bot or an
    operator clears it, never a notice. ``read_through`` is the last message id the bot has dealt with.
    """

    id: int
    channel: str
    chat_key: str
    owner: Owner
    epoch: int
    language: str
    language_chosen: bool = False
    customer_name: str = ""
    username: str = ""
    memory: Memory = Memory()
    dialogue: str = ""
    read_through: int = 0
    waiting_since: datetime | None = None
    blocked: bool = False
    start_payload: str = ""
    account: str = ""


def hand_over(conversation: Conversation, to: Owner) -> Conversation:
    """The conversation under its new owner: next epoch, and a clean dialogue when it is the bot again."""
    after = replace(conversation, owner=to, epoch=conversation.epoch + 1)
    return replace(after, memory=Memory(), dialogue="") if to == BOT else after


def may_send(conversation: Conversation, *, epoch: int) -> bool:
    """Whether a message written in ``epoch`` may still be sent."""
    return epoch == conversation.epoch
