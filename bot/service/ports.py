"""The seams of the product: each has a real adapter and a real small one for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from bot.core.clocks.told import Moment
from bot.core.events import Event
from bot.core.insights.verdicts import correct
from bot.core.messages import Button, Incoming, SentAs
from bot.core.turn import Candidate, Fit, Understood
from bot.service.system.effort import Effort
from bot.service.system.posted import Posted
from bot.storage.database import Database
from bot.storage.database import Tx as Tx  # what a use case on rows takes

if TYPE_CHECKING:
    from bot.business import BusinessFile
    from bot.core.business import Business
    from bot.core.policy.decide import Thresholds
    from bot.knowledge.articles.articles import Article, Library
    from bot.settings import Settings
    from bot.words import Catalogue

Clock = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A file that goes with a letter; ``kind`` as of an attachment, ``path`` where its content lies."""

    kind: str
    name: str
    size: int
    path: Path


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One thing to send. ``text`` is Markdown when ``markup`` is set (articles), else plain text to be shown as typed.

    ``target`` is the channel's key of the message to change, or "" for a new one. ``skip_parts`` pieces of a long text
    and its files have arrived already. ``message_id`` is our own number of the message, for a channel whose customers
    read our transcript. ``caption``: the text to change stands under a file. ``deletes`` are the keys of what is to be
    taken away from the customer; then nothing is sent. ``reply_key``: the message it answers, shown above it;
    ``thread_key``: the topic it goes into. ``moments``: times in the text. ``read_key``: is marked as read before.
    """

    chat_key: str
    text: str
    markup: bool = False
    buttons: tuple[Button, ...] = ()
    target: str = ""
    skip_parts: int = 0
    message_id: int = 0
    files: tuple[Enclosure, ...] = ()
    caption: bool = False
    deletes: tuple[str, ...] = ()
    reply_key: str = ""
    thread_key: str = ""
    moments: tuple[Moment, ...] = ()
    read_key: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The channel's key of the (last) message that arrived, and all that it became where that is known."""

    channel_key: str
    sent_as: SentAs | None = None


class Channel(Protocol):
    """A way to reach customers, through one of its accounts (a bot's number; "" where it has only one)."""

    name: str
    account: str

    def to_incoming(self, raw: str) -> Incoming | None:
        """The raw update as a message; None when it is nothing for us (a group, a join notice).

        Raises:
            BadUpdate: it can't be read.
        """
        ...

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        """Send, edit or delete; ``part_sent(n)`` is called after the n-th piece of a split text arrived.

        Raises:
            SendRefused: never possible (CustomerBlocked: the customer left).
            SendLater: surely not sent, try again after ``seconds``.
            SendUncertain: may have arrived.
        """
        ...

    async def show_typing(self, chat_key: str) -> None:
        """Show that an answer is being written; failing is no harm and raises nothing."""
        ...

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        """The content of a customer's file.

        Raises:
            TooLarge: over ``limit`` bytes, or over what the channel hands out.
            NotFound: the channel no longer has it.
        """
        ...


class Hub(Protocol):
    """A doorbell between processes: it says "look", and may be lost."""

    def publish(self, events: Sequence[Event]) -> None:
        """Ring for everybody, from any thread."""
        ...

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        """Call back in the event loop for each ring; the result ends it."""
        ...

    async def start(self) -> None:
        """Begin to hear the other processes."""
        ...

    async def stop(self) -> None:
        """Hear nothing any more."""
        ...


class Dialogue(Protocol):
    """The dialogue model: text in, understood turn out."""

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        """Understand ``text``. ``state`` is what the last turn of this conversation returned, "" at its beginning;
        ``asked`` what a bare yes or no would be about ("helped", "person", or "nothing").
        """
        ...


class Refreshed(Protocol):
    """What reading the articles again changed: paths, and the seconds until it was live."""

    @property
    def added(self) -> tuple[str, ...]: ...
    @property
    def changed(self) -> tuple[str, ...]: ...
    @property
    def removed(self) -> tuple[str, ...]: ...
    @property
    def seconds(self) -> float: ...
    @property
    def anything(self) -> bool: ...


class Finder(Protocol):
    """The search over the articles."""

    @property
    def library(self) -> Library:
        """The articles that are live and the problems found."""

    def refresh(self) -> Refreshed:
        """Read the folder again; a changed article is live when this returns."""

    def settle(self) -> bool:
        """Learn anew how sure answers are where that fits no longer; whether there was anything to do. Up to a minute
        of work, in which questions are answered and articles change.
        """

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        """Articles by falling probability, one entry per article."""

    def beside(self, library: Library) -> Finder:
        """The search as it would be over these articles; nobody is answered by it."""

    def list_touched(self, library: Library, questions: Sequence[str]) -> tuple[bool, ...]:
        """For each question whether it may be answered otherwise with these articles."""

    def foresee(self, questions: Sequence[str]) -> None:
        """These will be asked next; whoever can, is quicker then."""

    def keep_read(self, questions: Sequence[str]) -> None:
        """Be quick about these after a start too, as far as they were asked beside; about no others."""

    def answer_threshold(self, precision: float) -> float:
        """The least probability from which on this share of answers is right."""

    def article(self, key: str, language: str) -> Article | None:
        """The published article "topic/slug" in this language, or in another one, or None."""

    def fit_blocks(self, question: str, article: Article, language: str) -> tuple[Fit, ...]:
        """Each block of a live article beside the question; () if it is not live any more."""

    def compare_wordings(self, one: str, others: Sequence[str], language: str) -> tuple[float, ...]:
        """How much (up to 1) each of the other wordings says the same as this one."""

    def compare_questions(self, one: str, others: Sequence[str]) -> tuple[float, ...]:
        """How much (up to 1) each of the other questions is about the same; read by all encoders, so ask of few."""


LEAST_TENTATIVE: Final = 0.2  # probability; below, most of what comes is about something else


def thresholds_of(business: Business, finder: Finder, language: str = "") -> Thresholds:
    """The thresholds of the business with the probabilities from which on what it promises is reached.

    In a ``language`` whose customers have judged often enough, their verdicts move them. Of answers said to be only
    likely more are right than is promised: measured 75 % and more at 64 %.
    """
    sure = finder.answer_threshold(business.target_precision)
    likely = finder.answer_threshold(business.tentative_precision)
    answer, perhaps = to_cuts(business, sure, likely, language)
    return replace(business.thresholds, answer=answer, perhaps=perhaps)


def to_cuts(business: Business, sure: float, likely: float, language: str = "") -> tuple[float, float]:
    """From which probability on the bot answers, and says that something is likely."""
    shift = business.corrections.get(language, 0.0)
    answer = max(correct(sure, shift), business.clarify)
    return answer, min(max(correct(likely, shift), business.clarify, LEAST_TENTATIVE), answer)


@dataclass(frozen=True, kw_only=True)
class App:
    """Everything a use case may need that asks nothing of the engine."""

    settings: Settings
    database: Database
    hub: Hub
    clock: Clock
    channels: Mapping[str, Channel]
    words: Catalogue
    business_file: BusinessFile

    @property
    def business(self) -> Business:
        """What is this business's own, as of now."""
        return self.business_file.now

    @property
    def accounts(self) -> tuple[str, ...]:
        """Whose messages this process can deliver; those of other bots wait for their own process."""
        return ("", *{channel.account for channel in self.channels.values()} - {""})

    @property
    def bot_account(self) -> str:
        """The bot this process receives for; "" without one."""
        return max(self.accounts)

    def channel_of(self, channel: str, account: str) -> Channel | None:
        """The channel, if this process speaks for that account of it."""
        found = self.channels.get(channel)
        return found if found is not None and found.account == account else None

    @property
    def thresholds(self) -> Thresholds:
        """What the policy decides by."""
        return replace(self.business.thresholds, late=self.settings.late_after, too_late=self.settings.engine_deadline)

    def thresholds_in(self, language: str) -> Thresholds:
        """The same for what is said in this language."""
        return self.thresholds

    @property
    def articles_folder(self) -> Path:
        """Where the articles lie."""
        return self.settings.knowledge_base


@dataclass(frozen=True, kw_only=True)
class Engine(App):
    """An app with search and dialogue: what a use case takes that must understand or find."""

    finder: Finder
    dialogue: Dialogue
    effort: Effort = field(default_factory=Effort)
    posted: Posted = field(default_factory=Posted)

    @classmethod
    def of(cls, app: App, *, finder: Finder, dialogue: Dialogue) -> Engine:
        """The app with these two parts."""
        shared = {one.name: getattr(app, one.name) for one in fields(App)}
        return cls(**shared, finder=finder, dialogue=dialogue)

    @property
    def thresholds(self) -> Thresholds:
        """What the policy decides by; the search knows from which probability on its answers are right often enough."""
        return self.thresholds_in("")

    def thresholds_in(self, language: str) -> Thresholds:
        """Customers' verdicts may ask for more in one language than in another."""
        late, too_late = self.settings.late_after, self.settings.engine_deadline
        return replace(thresholds_of(self.business, self.finder, language), late=late, too_late=too_late)
