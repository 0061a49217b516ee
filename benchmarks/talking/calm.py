"""Calm messages and the language of an answer: through Rasa, search and policy, line by line of hand-written sets.

The sets are ``tests/quality/calm.yml`` and ``language.yml``. Nothing is chosen on the measuring half, and only the
tuning half is ever shown line by line.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks import metrics
from benchmarks.data import SAMPLE, Half
from benchmarks.peers import PeerMissing, run_job
from benchmarks.table import Figure
from benchmarks.talking.shop import sample_business
from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.language import LANGUAGES
from bot.core.policy.decide import Action, AskDetail, Clarify, DontKnow, Escalate, Say, Thresholds, decide
from bot.core.turn import Turn
from bot.language.said.folding import fold
from bot.language.text.detect import follow
from bot.language.text.examples import read_examples
from bot.language.text.wording import normalise
from bot.service.chat.looking import look_up
from bot.service.ports import Dialogue, Finder, thresholds_of
from bot.settings import ROOT

OURS: Final = "answerdesk"
SETS: Final = ROOT / "tests" / "quality"
TRAINING: Final = (ROOT / "data", SAMPLE / "data")
RASA: Final = Path(__file__).parents[1] / "rasa_peer.py"
PIPELINE: Final = "LogisticRegressionClassifier"
FALLBACK: Final = 0.3  # its threshold as shipped
TO_PEOPLE: Final = frozenset(["want_human", "complaint", "insult", "not_helped", "status", "trouble"])
UPSET: Final = frozenset(["complaint", "insult"])
ANGRY: Final = "angry"
UNSUPPORTED: Final = "unsupported"
FIRST: Final = {
    "ru": "сколько стоит доставка по киеву",
    "uk": "скільки коштує доставка по києву",
    "en": "how much is delivery in kyiv",
}
BOUNDS: Final = {
    "calm messages that open a case": "1 %",
    "calm messages taken as they may be": "98 %",
    "anger recall": "97 %",
    "false anger": "1.5 %",
    "language kept": "98 %",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A message of a customer who has written in ``language``, and what the bot may do with it.

    ``after``: it comes after an answer. ``wanted`` is the language of the answer.
    """

    kind: str
    text: str
    language: str
    wanted: str
    may: frozenset[str] = frozenset()
    after: bool = False


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A line, what was understood and what was done."""

    line: Line
    turn: Turn
    action: Action

    @property
    def done(self) -> str:
        """The kind of the action, in the words of calm.yml."""
        match self.action:
            case Escalate():
                return "case"
            case AskDetail():
                return "form"
            case Clarify():
                return "choice"
            case DontKnow():
                return "unsure"
            case Say(key=key):
                return "unsure" if key == "foreign" else "line"
        return "answer"

    @property
    def is_case(self) -> bool:
        return self.done in ("case", "form")

    @property
    def taken_for_angry(self) -> bool:
        return isinstance(self.action, Escalate) and self.action.reason in (Reason.ANGER, Reason.COMPLAINT)

    @property
    def language_right(self) -> bool:
        """In the language wanted; where we can't read the text, with the line that says so or to a person."""
        told = self.action == Say(key="foreign")
        honest = told or isinstance(self.action, Escalate) if self.line.kind == UNSUPPORTED else not told
        return self.turn.language == self.line.wanted and honest


def read_calm(half: Half) -> list[Line]:
    """Every calm message; marks and smileys twice, first and after an answer."""
    content = _read("calm.yml")
    return [
        Line(kind=kind, text=text, language=language, wanted=language, may=frozenset(content["may"][kind]), after=after)
        for kind, language, text in _texts(content[half])
        if kind != ANGRY
        for after in ((False, True) if kind in content["after"] else (False,))
    ]


def read_angry(half: Half) -> list[Line]:
    """Angry messages that nobody learned from."""
    known = {normalise(one.text) or one.text for one in read_examples(*TRAINING)}
    return [
        Line(kind=kind, text=text, language=language, wanted=language)
        for kind, language, text in _texts(_read("calm.yml")[half])
        if kind == ANGRY and (normalise(text) or text) not in known
    ]


def read_languages(half: Half) -> list[Line]:
    """Every message of language.yml."""
    content = _read("language.yml")[half]
    rows = [(kind, *row) for kind, rows in content.items() for row in rows]
    return [Line(kind=kind, language=known, text=text, wanted=wanted) for kind, known, text, wanted in rows]


def hear(dialogue: Dialogue, finder: Finder, lines: Iterable[Line]) -> list[Heard]:
    """What the engine and the policy make of each."""
    business = sample_business()
    return asyncio.run(_hear(dialogue, finder, list(lines), thresholds_of(business, finder)))


async def _hear(dialogue: Dialogue, finder: Finder, lines: Sequence[Line], thresholds: Thresholds) -> list[Heard]:
    heard = []
    for line in lines:
        memory, state = Memory(), ""
        for text in (*([FIRST[line.language]] if line.after else []), line.text):
            plain = fold(text)
            known = follow(plain, known=line.language)
            asked = memory.awaits or "nothing"
            understood = await dialogue.turn(state=state, text=plain, language=known, asked=asked)
            turn = look_up(finder, memory, understood.turn, thresholds)
            decision = decide(memory=memory, about=turn, thresholds=thresholds)
            memory, state = decision.memory, understood.state
        heard.append(Heard(line=line, turn=turn, action=decision.action))
    return heard


@dataclass(frozen=True, kw_only=True)
class AllHeard:
    """What became of the lines of one half."""

    calm: Sequence[Heard]
    angry: Sequence[Heard]
    spoken: Sequence[Heard]

    def of(self, language: str) -> AllHeard:
        """Those of customers of one language, or of "all"."""

        def mine(heard: Sequence[Heard]) -> list[Heard]:
            return [one for one in heard if language in ("all", one.line.language)]

        return AllHeard(calm=mine(self.calm), angry=mine(self.angry), spoken=mine(self.spoken))


def hear_all(dialogue: Dialogue, finder: Finder, half: Half) -> AllHeard:
    """What the engine and the policy make of one half."""
    calm, angry, spoken = (
        hear(dialogue, finder, lines) for lines in (read_calm(half), read_angry(half), read_languages(half))
    )
    return AllHeard(calm=calm, angry=angry, spoken=spoken)


def measure(heard: AllHeard, half: Half) -> list[Figure]:
    """The figures of one half, for all languages together and for each."""
    return [
        figure
        for language in ("all", *LANGUAGES)
        for figure in _figures(heard.of(language), subject=f"calm ({half}) {language}")
    ]


def measure_peer(half: Half, *, say: Callable[[str], None]) -> list[Figure]:
    """Rasa's stock pipeline, taught the same examples: whom its intents would send to a person."""
    calm, angry = read_calm(half), read_angry(half)
    learned = [[one.text, one.intent] for one in read_examples(*TRAINING)]
    job = {"pipeline": PIPELINE, "train": learned, "texts": [line.text for line in (*calm, *angry)]}
    try:
        found = run_job(Path(sys.executable), RASA, job)
    except PeerMissing as problem:
        say(f"Rasa {PIPELINE} is left out: {problem}")
        return []
    called = [intent in TO_PEOPLE and sure >= FALLBACK for intent, sure in found]
    angered = [intent in UPSET and sure >= FALLBACK for intent, sure in found]
    subject = f"calm ({half}) all"
    return [
        make_figure("calm messages that open a case", subject, called[: len(calm)], system=f"Rasa {PIPELINE}"),
        make_figure("anger recall", subject, called[len(calm) :], system=f"Rasa {PIPELINE}"),
        make_figure("false anger", subject, angered[: len(calm)], system=f"Rasa {PIPELINE}"),
    ]


def _figures(heard: AllHeard, *, subject: str) -> list[Figure]:
    found = [
        ("calm messages that open a case", [one.is_case for one in heard.calm]),
        ("calm messages taken as they may be", [one.done in one.line.may for one in heard.calm]),
        ("anger recall", [isinstance(one.action, Escalate) for one in heard.angry]),
        ("false anger", [one.taken_for_angry for one in heard.calm]),
        ("language kept", [one.language_right for one in heard.spoken]),
    ]
    return [make_figure(metric, subject, marks) for metric, marks in found]


def list_wrong(heard: AllHeard) -> list[str]:
    """What went wrong, line by line; for the tuning half only."""
    calm = [one for one in heard.calm if one.done not in one.line.may]
    angry = [one for one in heard.angry if not isinstance(one.action, Escalate)]
    spoken = [one for one in heard.spoken if not one.language_right]
    return [_failure(one) for one in (*calm, *angry, *spoken)]


def _failure(one: Heard) -> str:
    line, turn = one.line, one.turn
    understood = f"{turn.intent} {turn.confidence:.2f} anger {turn.mood.anger:.2f} in {turn.language}"
    best = ", ".join(f"{found.article} {found.probability:.2f}" for found in turn.candidates[:1])
    when = " after" if line.after else ""
    return f"[{line.kind} {line.language}{when}] {line.text!r}: {one.done} ({understood}; {best})"


def make_figure(metric: str, subject: str, marks: Sequence[bool], *, system: str = OURS) -> Figure:
    """A share in percent."""
    how, bound = f"{sum(marks)} of {len(marks)}", BOUNDS.get(metric, "")
    value = 100 * metrics.share(list(marks))
    return Figure(metric=metric, subject=subject, system=system, value=value, unit="%", bound=bound, spread=how)


def _texts(content: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind, by_language in content.items():
        for language, texts in by_language.items():
            yield from ((kind, language, text) for text in texts)


def _read(name: str) -> Any:
    return yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
