"""What ``business.yml`` may say: its keys, what is allowed for each, and the business that comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from bot.core.business import MODES, UNNAMED, Alerts, Assignment, Business, Detail, Silence
from bot.core.case import Reason
from bot.core.clocks.targets import COUNTED, DEFAULT, PRIORITIES, Aim, Policy, read_span
from bot.core.hours import check_zone, parse_days, parse_hours
from bot.core.language import LANGUAGES
from bot.core.wrong import WrongValue
from bot.language.said.weekdays import name_in_english
from bot.language.text.patterns import check_pattern

ASKING: Final = ("status", "trouble", "request")  # the intents that may ask for a detail
_REGION: Final = re.compile("[A-Z]{2}")
_CURRENCY: Final = re.compile("[A-Z]{3}")


def _in_languages(value: object) -> object:
    """One text for all languages, or one for each."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _check_languages(value: Iterable[str]) -> None:
    unknown = sorted(set(value) - set(LANGUAGES))
    if unknown:
        said = "'{language}' has no texts here; there are {known}"
        raise WrongValue("language", said, language=unknown[0], known=", ".join(LANGUAGES))


def _matching(pattern: re.Pattern[str], example: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and not pattern.fullmatch(value):
            raise WrongValue("like", "'{value}' is none; write it like {example}", value=value, example=example)
        return value

    return AfterValidator(check)


def _checked(check: Any) -> AfterValidator:
    """Keep the value if ``check`` does not complain."""

    def keep(value: Any) -> Any:
        check(value)
        return value

    return AfterValidator(keep)


def _check_asking(value: list[str]) -> None:
    unknown = sorted(set(value) - set(ASKING))
    if unknown:
        said = "'{intent}' asks for no details; {known} may"
        raise WrongValue("asking", said, intent=unknown[0], known=", ".join(ASKING))


Short = Annotated[str, Field(min_length=1, max_length=120)]
Said = Annotated[
    dict[str, Annotated[str, Field(min_length=1, max_length=300)]],
    BeforeValidator(_in_languages),
    _checked(_check_languages),
]
Share = Annotated[float, Field(gt=0, lt=1)]


class _Read(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class _Detail(_Read):
    name: Annotated[str, Field(pattern="^[a-z][a-z_]{0,39}$")]
    example: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9/\-]{1,39}$")]
    pattern: str = ""
    spellings: list[Short] = Field(default=[], max_length=20)
    nouns: list[Short] = Field(default=[], max_length=20)
    called: Said = {}
    where: Said = {}
    asked_for: Annotated[list[str], _checked(_check_asking)] = []

    @model_validator(mode="after")
    def _check_pattern(self) -> Self:
        check_pattern(self.pattern, self.example)
        return self

    def to_detail(self) -> Detail:
        given = self.model_dump()
        listed = {key: tuple(given[key]) for key in ("spellings", "nouns", "asked_for")}
        return Detail(**{**given, **listed})


def _check_names(value: Sequence[_Detail | _Policy]) -> None:
    names = [one.name for one in value]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise WrongValue("twice", "'{name}' stands twice; give each a name of its own", name=twice)


def _one_of(known: Iterable[str]) -> AfterValidator:
    names = list(known)

    def check(value: str) -> None:
        if value and value not in names:
            raise WrongValue("choice", "'{value}' is none of {known}", value=value, known=", ".join(names))

    return _checked(check)


def _to_variants(value: object) -> object:
    """One sentence, or several that take turns."""
    return (value,) if isinstance(value, str) else value


Own = Annotated[tuple[str, ...], BeforeValidator(_to_variants), Field(min_length=1, max_length=5)]
Span = Annotated[str, _checked(read_span)]


class _Policy(_Read):
    name: Annotated[str, Field(min_length=1, max_length=40)]
    priority: Annotated[str, _one_of(PRIORITIES)] = ""
    reasons: list[Annotated[str, _one_of(Reason)]] = []
    languages: Annotated[list[str], _checked(_check_languages)] = []
    channels: list[Short] = []
    teams: list[Short] = []
    first_reply: Span = ""
    next_reply: Span = ""
    resolution: Span = ""
    counted: Annotated[str, _one_of(COUNTED)] = "working"

    def to_policy(self) -> Policy:
        given = self.model_dump()
        listed = {key: tuple(given[key]) for key in ("reasons", "languages", "channels", "teams")}
        return Policy(**{**given, **listed})


def _check_policies(value: list[_Policy]) -> None:
    _check_names(value)
    policies = [one.to_policy() for one in value]
    for number, policy in enumerate(policies, start=1):
        if policy.takes_all and number < len(policies):
            said = "line {line}, '{name}', takes every case, so those below never come; move it down"
            raise WrongValue("targets-order", said, line=str(number), name=policy.name)
        first, end = policy.allowed(Aim.FIRST_REPLY), policy.allowed(Aim.RESOLUTION)
        if first is not None and end is not None and first > end:
            said = "line {line}, '{name}', is to be closed before it is answered first"
            raise WrongValue("targets-early", said, line=str(number), name=policy.name)


class _Silence(_Read):
    nudge_after: Span = ""
    close_after: Span = ""

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.close_after and not self.nudge_after:
            raise WrongValue("silence", "nobody is closed without having been reminded; give nudge_after too")
        return self


class _Alerts(_Read):
    staff_after: Span = "3m"
    lead_after: Span = "10m"


class _Assignment(_Read):
    mode: Annotated[str, _one_of(MODES)] = "free"
    most: Annotated[int, Field(ge=1, le=99)] = 5
    back_after: Span = "2m"
    everyone_after: Span = "30m"


class _Thresholds(_Read):
    target_precision: Annotated[float, Field(ge=0.5, lt=1)] = 0.97
    clarify: Share = 0.08
    margin: Share = 0.2
    misses: Annotated[int, Field(ge=1, le=10)] = 2
    anger: Annotated[float, Field(gt=0, le=1)] = 0.75
    visit_hours: Annotated[float, Field(gt=0, le=720)] = 4
    tentative_precision: Annotated[float, Field(ge=0.3, lt=1)] = 0.57
    corrections: Annotated[dict[str, Annotated[float, Field(ge=-1, le=1)]], _checked(_check_languages)] = {}


class BusinessKeys(_Read):
    """The whole file."""

    name: Annotated[Said, Field(min_length=1)]
    about: Said = {}
    languages: Annotated[list[str], Field(min_length=1), _checked(_check_languages)] = list(UNNAMED.languages)
    time_zone: Annotated[str, _checked(check_zone)] = "UTC"
    hours: Annotated[str, BeforeValidator(name_in_english), _checked(parse_hours)] = ""
    closed: Annotated[list[str], Field(max_length=400), _checked(parse_days)] = []
    contacts: dict[Short, Short] = {}
    phone_region: Annotated[str, _matching(_REGION, "UA")] = ""
    currency: Annotated[str, _matching(_CURRENCY, "EUR")] = ""
    training: Short = "data"
    details: Annotated[list[_Detail], Field(max_length=10), _checked(_check_names)] = []
    texts: Annotated[dict[str, dict[str, Own]], _checked(_check_languages)] = {}
    thresholds: _Thresholds = _Thresholds()
    targets: Annotated[list[_Policy] | None, Field(max_length=20)] = None
    target_warning: Annotated[int, Field(ge=0, le=90)] = 25
    silence: _Silence = _Silence()
    alerts: _Alerts = _Alerts()
    assignment: _Assignment = _Assignment()
    survey: bool = True
    nps_days: Annotated[int, Field(ge=0, le=3650)] = 0
    review_days: Annotated[int, Field(ge=0, le=3650)] = 90
    second_person: bool = False
    second_topics: Annotated[list[Short], Field(max_length=100)] = []
    chat_minutes: Annotated[int, Field(ge=0, le=600)] = 0
    month_cost: Annotated[float, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)] = 0.0

    @field_validator("targets")
    @classmethod
    def _check_targets(cls, value: list[_Policy] | None) -> list[_Policy] | None:
        _check_policies(value or [])
        return value

    def to_business(self) -> Business:
        """The business it describes."""
        built = {"details", "thresholds", "languages", "closed", "targets", "silence", "alerts", "assignment"}
        given = self.model_dump(exclude=built | {"second_topics"})
        return Business(
            **given,
            **self.thresholds.model_dump(),
            languages=tuple(dict.fromkeys(self.languages)),
            closed=tuple(self.closed),
            second_topics=tuple(self.second_topics),
            details=tuple(detail.to_detail() for detail in self.details),
            targets=DEFAULT if self.targets is None else tuple(policy.to_policy() for policy in self.targets),
            silence=Silence(**self.silence.model_dump()),
            alerts=Alerts(**self.alerts.model_dump()),
            assignment=Assignment(**self.assignment.model_dump()),
        )
