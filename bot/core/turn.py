"""What the engine understood of one customer turn: the only thing that passes from understanding to policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.language import Entity, Mood
from bot.core.request import Bid, Request

CALM = Mood()


class Trouble(StrEnum):
    """What a text reports to have gone wrong."""

    NONE = ""
    OWN = "own"  # charged twice, nothing arrived, the wrong or a broken thing
    THING = "thing"  # something does not work for them


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the words of a text mean, found by ``bot/language/said/reading.py``: the policy itself knows no word.

    ``question`` is the text without greetings, thanks and "tell me please", "" when that was all; ``normal`` its form
    for "is it the same question again", "" when there is no word in it. ``asks``: put as a question;
    ``asks_beside_courtesy``: what is left without the courtesy does; ``about_answer``: asks for nothing but more of
    the last answer, and ``wants_more``: can be meant in no other way; ``fragment``: says nothing without what was said
    before; ``mere_time``: names a time and nothing else; ``subjects``: how many words name something;
    ``points``: a pronoun in it stands for what was spoken of, or it names no other thing; ``choice``: names one of
    several choices by its place, from 1, -1 the last; ``corrects``: says that something else was meant, which
    ``question`` is; ``shows``: speaks of what is sent with it ("that's what I got"); ``bid``: how it speaks of
    something to be done, and ``request`` what that is; ``trouble``: what it reports to have gone wrong; ``wordless``: a
    mark, a smiley, a single letter or a call into the silence; ``yes_or_no``: begins as the answer to a question;
    ``foreign``: in a language the bot does not read.
    """

    question: str = ""
    normal: str = ""
    asks: bool = False
    asks_beside_courtesy: bool = False
    about_answer: bool = False
    wants_more: bool = False
    fragment: bool = False
    mere_time: bool = False
    subjects: int = 0
    points: bool = False
    choice: int = 0
    corrects: bool = False
    shows: bool = False
    bid: Bid = Bid.NONE
    request: Request | None = None
    trouble: Trouble = Trouble.NONE
    wordless: bool = False
    yes_or_no: bool = False
    foreign: bool = False


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An article that may answer the question.

    ``article`` is "topic/slug", ``language`` the language of the article text, ``probability`` the calibrated
    probability (0..1) that it answers the question, ``matched`` the phrasing that matched best and ``scores`` the parts
    the probability was made of. ``blocks`` are the places of what answers it in the text, the likeliest first, 0 is the
    first paragraph; ``sizes`` how many characters each takes, where that is known, and ``line`` the sentence of the
    likeliest that says it, for where there is little room; ``variants`` are the places in the text of each variant.
    """

    article: str
    language: str
    title: str
    probability: float
    matched: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    blocks: tuple[int, ...] = (0,)
    sizes: tuple[int, ...] = ()
    line: str = ""
    variants: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the search finds for a short question together with the topic of the last answer.

    ``article`` was answered last; ``asked`` is what was searched for: its phrasing and the question.
    """

    article: str
    asked: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of several questions in a message, as written, and what the search finds for it alone."""

    text: str
    said: Said = Said()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fit:
    """One block of an article beside a question: how well (0..1) it fits, whatever else the article says, and its share
    (0..1) of the chance that the answer stands in the article, if it does at all.
    """

    alone: float
    share: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An article the customer has seen, block by block.

    How well (0..1) each fits the question, its share of the chance that the answer stands here, the heading it stands
    under, and how many characters it takes.
    """

    article: str
    language: str
    title: str
    fits: tuple[float, ...] = ()
    shares: tuple[float, ...] = ()
    headings: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()


class Step(StrEnum):
    """What the dialogue model wants to do with the turn."""

    ANSWER = "answer"  # search the articles: candidates are filled in
    ESCALATE = "escalate"  # a person is wanted or needed: reason is filled in
    FEEDBACK = "feedback"  # the last answer helped or did not: helped is filled in
    ASK = "ask"  # a short form needs a detail: slot is filled in
    SAY = "say"  # courtesy and small talk: say names the catalogue entry


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One understood customer turn (one or several messages sent in a burst).

    ``needs`` are the details the business wants for a request that the customer has not quoted yet, in order.

    The last fields are what ``bot/service/chat/looking.py`` adds: what the words mean, a short question with its
    context, the parts of a message, articles seen before that matter now, the article picked for this wording earlier,
    whether this is the correction of a message that was read before, whether it replies to the answer that is the
    topic, the choice it names, what was written before it in the same go and is answered already; which kinds of files
    came with the words (as in ``Attachment``), and the articles in question that ask for a photo.
    """

    text: str
    language: str
    intent: str
    confidence: float
    step: Step
    entities: tuple[Entity, ...] = ()
    mood: Mood = CALM
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    helped: bool | None = None
    slot: str = ""
    say: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    said: Said = Said()
    context: Context | None = None
    parts: tuple[Part, ...] = ()
    shown: tuple[Shown, ...] = ()
    remembered: Candidate | None = None
    edited: bool = False
    replies: bool = False
    chosen: Candidate | None = None
    before: str = ""
    files: frozenset[str] = frozenset()
    wanting: frozenset[str] = frozenset()

    @property
    def quotes_a_detail(self) -> bool:
        """Whether it names a number of the business: an order, a ticket, an appointment."""
        return any(entity.kind in self.facts for entity in self.entities)


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A turn and the dialogue state after it (JSON of the dialogue engine, opaque to everyone else)."""

    turn: Turn
    state: str
