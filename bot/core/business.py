"""What differs from one business to the next: names, hours, contacts, the numbers customers quote, words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.clocks.targets import DEFAULT, Policy, read_span
from bot.core.clocks.worktime import Calendar, read_calendar
from bot.core.desk.calls import Patience
from bot.core.hours import AS_BUSINESS, Closed, Hours, Office, parse_days, parse_hours
from bot.core.language import LANGUAGES
from bot.core.policy.limits import Thresholds

AUTOMATIC = "automatic"
MODES = ("free", AUTOMATIC)
Texts = Mapping[str, str]  # language: what is said in it
Variants = Mapping[str, tuple[str, ...]]  # key: sentences that take turns


KNOWN: Final = ("channel", "came_from", "tag", "zone")  # of customers of any business


@dataclass(frozen=True, kw_only=True)
class Detail:
    """Something a customer may quote: an order, a ticket, an appointment.

    ``example`` shows the spelling all others are brought to, ``pattern`` (a regular expression) what else it may look
    like, ``spellings`` how else its letters are written, ``nouns`` what stands before bare digits; ``called`` and
    ``where`` to find it are for the customer, by language; ``asked_for`` are the intents that ask for it.
    """

    name: str
    example: str
    pattern: str = ""
    spellings: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    called: Texts = field(default_factory=dict)
    where: Texts = field(default_factory=dict)
    asked_for: tuple[str, ...] = ()

    def call(self, language: str) -> str:
        """What it is called in this language."""
        return self.called.get(language) or next(iter(self.called.values()), self.name.replace("_", " "))


@dataclass(frozen=True, kw_only=True)
class Silence:
    """What becomes of a chat whose customer does not answer our question: ``nudge_after`` so much working time they are
    reminded, once, and ``close_after`` so much more the case is closed. "" for never.
    """

    nudge_after: str = ""
    close_after: str = ""

    @property
    def nudge(self) -> timedelta | None:
        """Until the reminder."""
        return read_span(self.nudge_after)

    @property
    def close(self) -> timedelta | None:
        """From the reminder until the end."""
        return read_span(self.close_after)


@dataclass(frozen=True, kw_only=True)
class Alerts:
    """When staff who connected their Telegram are told of a chat that waits: its holder or everybody on duty after
    ``staff_after``, a lead so much later as ``lead_after`` says. "" for never.
    """

    staff_after: str = "3m"
    lead_after: str = "10m"

    @property
    def patience(self) -> Patience:
        """As times."""
        return Patience(staff=read_span(self.staff_after), lead=read_span(self.lead_after))


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """How chats find their operator: taken by whoever wants ("free"), or given out ("automatic") to who has room: their
    own number of chats, or ``most``. Who has not looked ``back_after`` loses it again, "" for never. What waits for a
    team of which nobody is here becomes everybody's ``everyone_after``, "" for never, however chats are taken.
    """

    mode: str = "free"
    most: int = 5
    back_after: str = "2m"
    everyone_after: str = "30m"

    @property
    def alone(self) -> timedelta | None:
        """How long a chat waits for somebody of its team to come."""
        return read_span(self.everyone_after)

    @property
    def automatic(self) -> bool:
        """Whether the desk gives them out."""
        return self.mode == AUTOMATIC

    @property
    def patience(self) -> timedelta | None:
        """How long it waits for somebody to look."""
        return read_span(self.back_after)


@dataclass(frozen=True, kw_only=True)
class Business:
    """One business. ``about`` completes "ask about …"; ``texts`` are sentences of its own, by language and key;
    ``training`` is its folder of further training examples; ``tentative_precision`` is promised of answers said to be
    only likely; ``corrections`` are what customers' verdicts say of the probabilities, by language, in logits;
    ``target_warning``: the last so many per cent of a target's time are worth a warning; ``survey``: customers are
    asked how a person helped; a chat takes somebody ``chat_minutes`` and support costs ``month_cost``, 0 where nobody
    said; ``nps_days``: and at most once in so many whether they would recommend us, 0 for never;
    ``review_days`` after an article was found right it is to be read again, 0 for never; ``second_person``: who wrote
    an article does not publish it alone, in all topics or in ``second_topics``.
    """

    name: Texts
    about: Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ("en", "ru", "uk")
    time_zone: str = "UTC"
    hours: str = ""
    closed: tuple[str, ...] = ()
    contacts: Texts = field(default_factory=dict)
    phone_region: str = ""
    currency: str = ""
    training: str = "data"
    details: tuple[Detail, ...] = ()
    texts: Mapping[str, Variants] = field(default_factory=dict)
    target_precision: float = 0.97
    clarify: float = 0.08
    margin: float = 0.2
    misses: int = 2
    anger: float = 0.75
    visit_hours: float = 4.0
    tentative_precision: float = 0.57
    corrections: Mapping[str, float] = field(default_factory=dict)
    targets: tuple[Policy, ...] = DEFAULT
    target_warning: int = 25
    silence: Silence = Silence()
    alerts: Alerts = Alerts()
    assignment: Assignment = Assignment()
    survey: bool = True
    nps_days: int = 0
    review_days: int = 90
    second_person: bool = False
    second_topics: tuple[str, ...] = ()
    chat_minutes: int = 0
    month_cost: float = 0.0

    def called(self, language: str) -> str:
        """The name in this language."""
        return self.name.get(language) or next(iter(self.name.values()))

    def values(self, language: str) -> dict[str, str]:
        """What any text of ours may mention."""
        contacts = ", ".join(self.contacts.values()) or "none"
        return {"business": self.called(language), "about": self.about.get(language, "none"), "contacts": contacts}

    @property
    def language(self) -> str:
        """For a customer of whom nothing is known."""
        return self.languages[0]

    def wants_second(self, topic: str) -> bool:
        """Whether a second person looks at articles of this topic before customers do."""
        return self.second_person and (not self.second_topics or topic in self.second_topics)

    def fields_for(self, intent: str) -> tuple[Detail, ...]:
        """What is asked before this wish goes to a person."""
        return tuple(detail for detail in self.details if intent in detail.asked_for)

    @property
    def facts(self) -> tuple[str, ...]:
        """What may be known of a customer that an article depends on."""
        return (*KNOWN, *(detail.name for detail in self.details))

    def detail(self, name: str) -> Detail | None:
        """The detail of this name."""
        return next((detail for detail in self.details if detail.name == name), None)

    @cached_property
    def opening(self) -> Hours:
        """When people answer."""
        return parse_hours(self.hours)

    @cached_property
    def holidays(self) -> Closed:
        """When they do not, whatever the day of the week."""
        return parse_days(self.closed)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the hours."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def calendar(self) -> Calendar:
        """Its working time."""
        return Calendar(hours=self.opening, zone=self.zone, closed=self.holidays)

    def calendar_for(self, office: Office) -> Calendar:
        """The working time of the team whose case it is: whoever asks whether people answer a case asks this."""
        if office == AS_BUSINESS:
            return self.calendar
        return read_calendar(office.hours or self.hours, office.zone or self.time_zone, office.closed or self.closed)

    @property
    def thresholds(self) -> Thresholds:
        """What the policy decides by; from which probability on to answer, the search knows."""
        found = Thresholds(clarify=self.clarify, margin=self.margin, misses=self.misses, anger=self.anger)
        return replace(found, visit=self.visit_hours)


UNNAMED = Business(name=dict.fromkeys(LANGUAGES, "Answerdesk"))
