"""What becomes of requests, of questions that look like them, and of reports of trouble.

Each line is a customer's first message and goes through Rasa, the search and the policy. Who is asked for a number
answers: every other one with a number, the rest that they have none; the case must be there after that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from benchmarks import metrics
from benchmarks.data import Half, Labelled
from benchmarks.requests.sets import GROUPS, House, Line, read_lines
from benchmarks.table import Figure
from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.policy.decide import AskDetail, Decision, DontKnow, Escalate, decide
from bot.core.request import Request
from bot.core.turn import Turn
from bot.service.chat.looking import find_sensitive, look_up
from bot.service.ports import thresholds_of

if TYPE_CHECKING:
    from benchmarks.intents import System

OURS: Final = "answerdesk"
NO_NUMBER: Final = {
    "ru": "не знаю, под рукой нет",
    "uk": "не знаю, під рукою немає",
    "en": "no idea, don't have it here",
}
BOUNDS: Final = {
    "requests that become a case with their details": "95 %",
    "questions mistaken for requests": "3 %",
    "troubles that reach a person or are offered one": "95 %",
}
HALVES: Final[tuple[Half, ...]] = ("tuning", "measuring")


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A line, what was decided about it, and about the answer to the question for a number; ``said`` is that answer."""

    line: Line
    turn: Turn
    first: Decision
    last: Decision
    facts: Mapping[str, str]
    said: str = ""

    @property
    def request(self) -> Request | None:
        """What the operator reads is to be done."""
        return self.last.action.request if isinstance(self.last.action, Escalate) else None

    @property
    def is_case(self) -> bool:
        """Whether a person has it as a request."""
        return isinstance(self.last.action, Escalate) and self.last.action.reason is Reason.REQUEST

    @property
    def has_details(self) -> bool:
        """Whether act, number and new value are with it, the last two as far as they were told."""
        wanted, line = self.request, self.line
        if wanted is None or not self.is_case:
            return False
        number = line.number or (self.said if any(map(str.isdigit, self.said)) else "")
        return wanted.act == line.act and line.value in wanted.value and (not number or number in self.facts.values())

    @property
    def is_taken_for_a_request(self) -> bool:
        asked = isinstance(self.first.action, AskDetail) and self.first.memory.request is not None
        return asked or (isinstance(self.first.action, Escalate) and self.first.action.reason is Reason.REQUEST)

    @property
    def has_a_person(self) -> bool:
        """Called, about to be, or offered."""
        return self.first.offers_person or isinstance(self.first.action, Escalate | AskDetail | DontKnow)

    def __str__(self) -> str:
        best = self.turn.candidates[:1]
        found = f"{best[0].article} {best[0].probability:.2f}" if best else "no article"
        bid, wanted = self.turn.said.bid.value or "-", self.request
        said = f"{wanted.act.value} / {wanted.object} / {wanted.value}" if wanted is not None else "-"
        did = " > ".join(dict.fromkeys(f"{type(one.action).__name__} ({one.rule.value})" for one in self._decisions))
        understood = f"{self.turn.intent} {self.turn.confidence:.2f}, {bid}, {self.turn.said.trouble.value or '-'}"
        return f"[{self.line.business} {self.line.language}] {self.line.text!r}: {did}; {understood}; {found}; {said}"

    @property
    def _decisions(self) -> tuple[Decision, Decision]:
        return self.first, self.last


def hear(houses: Mapping[str, House], group: str, half: Half) -> list[Heard]:
    """Every line of this half, each as the first message of a customer."""
    return asyncio.run(_hear(houses, read_lines(group, half)))


async def _hear(houses: Mapping[str, House], lines: Sequence[Line]) -> list[Heard]:
    return [await _follow(houses[line.business], line, give=place % 2 == 0) for place, line in enumerate(lines)]


async def _follow(house: House, line: Line, *, give: bool) -> Heard:
    """``give``: the customer has a number when asked for it."""
    turn, first, state = await _say(house, Memory(), "", line.text, line.language)
    heard = Heard(line=line, turn=turn, first=first, last=first, facts=turn.facts)
    if not isinstance(first.action, AskDetail):
        return heard
    detail = house.business.detail(first.action.slot)
    said = detail.example if give and detail is not None else NO_NUMBER[line.language]
    after, last, _ = await _say(house, first.memory, state, said, line.language)
    return replace(heard, last=last, facts=after.facts, said=said)


async def _say(house: House, memory: Memory, state: str, text: str, language: str) -> tuple[Turn, Decision, str]:
    thresholds = thresholds_of(house.business, house.finder)
    awaits = memory.awaits or "nothing"
    understood = await house.dialogue.turn(state=state, text=text, language=language, asked=awaits)
    turn = look_up(house.finder, memory, understood.turn, thresholds)
    sensitive = find_sensitive(house.finder.article, turn)
    decision = decide(memory=memory, about=turn, thresholds=thresholds, sensitive=sensitive)
    return turn, decision, understood.state if turn.step is understood.turn.step else state


def measure(houses: Mapping[str, House]) -> list[Figure]:
    """The figures of both halves."""
    return [figure for half in HALVES for figure in figures_of(houses, half)]


def figures_of(houses: Mapping[str, House], half: Half) -> list[Figure]:
    """The figures of one half."""
    heard = {group: hear(houses, group, half) for group in GROUPS}
    marks = {
        "requests that become a case": [one.is_case for one in heard["requests"]],
        "requests that become a case with their details": [one.has_details for one in heard["requests"]],
        "questions mistaken for requests": [one.is_taken_for_a_request for one in heard["questions"]],
        "troubles that reach a person or are offered one": [one.has_a_person for one in heard["troubles"]],
    }
    return [_figure(metric, half, found, OURS) for metric, found in marks.items()]


def measure_peers(train: Sequence[Labelled], systems: Sequence[System], *, say: Callable[[str], None]) -> list[Figure]:
    """Intent models on the same lines: the intent alone, for a peer knows neither number nor policy."""
    from benchmarks.peers import PeerMissing

    lines = {(group, half): read_lines(group, half) for half in HALVES for group in ("requests", "questions")}
    texts = [line.text for found in lines.values() for line in found]
    figures: list[Figure] = []
    for system in systems:
        try:
            intents = iter(guess.intent for guess in system.guess(train, texts, oos=""))
        except PeerMissing as problem:
            say(f"{system.name} is left out on requests: {problem}")
            continue
        for (group, half), found in lines.items():
            marks = [next(intents) == "request" for _ in found]
            metric = "requests that become a case" if group == "requests" else "questions mistaken for requests"
            figures.append(_figure(metric, half, marks, system.name))
    return figures


def failures(houses: Mapping[str, House]) -> list[str]:
    """What went wrong, line by line, on the tuning half: the other may not be looked at."""
    wrong: dict[str, Callable[[Heard], bool]] = {
        "requests": lambda one: not one.has_details,
        "questions": lambda one: one.is_taken_for_a_request,
        "troubles": lambda one: not one.has_a_person,
    }
    return [str(one) for group in GROUPS for one in hear(houses, group, "tuning") if wrong[group](one)]


def _figure(metric: str, half: Half, marks: Sequence[bool], system: str) -> Figure:
    how = f"{sum(marks)} of {len(marks)}"
    value, bound = 100 * metrics.share(marks), BOUNDS.get(metric, "")
    subject = f"requests ({half})"
    return Figure(metric=metric, subject=subject, system=system, value=value, unit="%", bound=bound, spread=how)
