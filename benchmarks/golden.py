"""The golden set through the real thing: Rasa, the search and the policy, each message as a customer's first.

Nothing is chosen on the measuring half. What a peer needs chosen (its cut) is chosen on the tuning half, and only that
half is ever shown line by line.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import metrics
from benchmarks.data import Golden, Half, read_golden
from benchmarks.peers import Match, Ranker, try_each
from benchmarks.table import Figure
from benchmarks.talking.shop import load_engine, sample_business
from bot.core.business import Business
from bot.core.case import Reason
from bot.core.conversation import Memory
from bot.core.language import LANGUAGES
from bot.core.policy.decide import Action, Answer, Clarify, Escalate, Perhaps, Several, decide
from bot.core.policy.rules import Rule
from bot.core.turn import Candidate, Step, Turn
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.knowledge.answers.search import Knowledge
from bot.language.text.detect import detect
from bot.service.chat.looking import look_up
from bot.service.ports import thresholds_of

OURS: Final = "answerdesk"
CUT: Final = "answerdesk, one cut"
PRECISION: Final = 0.97  # what a peer's cut is chosen for
HAND_OVER: Final = ("want_human", "anger")
OWN_MATTER: Final = ("status", "trouble")  # a person may well be right there: no false alarm
BOUNDS: Final = {
    "right among answered": "97 %",
    "in-scope answered": "80 %",
    "wrong confident answers outside": "3 %",
    "hand-over recall": "97 %",
    "false hand-overs": "2 %",
    "expected calibration error": "3 %",
}


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A line of the golden set, what the engine understood and what the policy did."""

    line: Golden
    turn: Turn
    action: Action
    rule: Rule

    @property
    def answered(self) -> bool:
        return bool(self._answers)

    @property
    def right(self) -> bool:
        """Every answer is one of the right articles."""
        return self.answered and all(candidate.article in self.line.articles for candidate in self._answers)

    @property
    def _answers(self) -> tuple[Candidate, ...]:
        if isinstance(self.action, Several):
            return self.action.answers
        return (self.action.candidate,) if isinstance(self.action, Answer) else ()

    @property
    def first_right(self) -> bool:
        """Whether the likeliest article is a right one, shown or not."""
        return bool(self.turn.candidates) and self.turn.candidates[0].article in self.line.articles


@dataclass(frozen=True, kw_only=True)
class Promise:
    """The probability of the likeliest article and whether that article was right."""

    probability: float
    right: bool


def hear(dialogue: RasaDialogue, finder: Knowledge, half: Half, business: Business) -> list[Heard]:
    """Every line of this half, as the first message of a customer of whom nothing is known."""
    return asyncio.run(_hear(dialogue, finder, read_golden(half), business))


def measure(heard: Sequence[Heard], half: Half) -> list[Figure]:
    """Every figure for all languages together and for each."""
    figures = []
    for language in ("all", *LANGUAGES):
        mine = [one for one in heard if language in ("all", one.line.lang)]
        figures += _figures(mine, f"golden ({half}) {language}")
    return figures


def measure_peers(
    finder: Knowledge, half: Half, peers: Sequence[Ranker], *, say: Callable[[str], None]
) -> list[Figure]:
    """The nearest question of any article in any language; the cut for 97 % right is chosen on the tuning half."""
    texts, keys = _questions(finder)
    chosen, lines = _in_scope(read_golden("tuning")), _in_scope(read_golden(half))
    figures: list[Figure] = []

    def use(peer: Ranker) -> None:
        found = peer.best(texts, [line.text for line in [*chosen, *lines]])
        figures.extend(_peer(peer.name, keys, chosen, lines, found, f"golden ({half}) all"))

    try_each(peers, use, say=say)
    return figures


def measure_with_cut(tuning: Sequence[Heard], heard: Sequence[Heard], half: Half) -> list[Figure]:
    """The engine measured as a peer is: the likeliest article from a cut on that was chosen on the tuning half."""
    chosen, found = _sure(tuning, "article"), _sure(heard, "article")
    cut = metrics.choose_cut([one.probability for one in chosen], [one.right for one in chosen], PRECISION)
    reached = metrics.safe_automation([one.probability for one in found], [one.right for one in found], cut)
    outside = metrics.share([one.probability >= cut for one in _sure(heard, "none")])
    subject, how = f"golden ({half}) all", f"cut {cut:.2f} from the tuning half"
    return [
        _figure("right among answered", subject, reached.precision, how, system=CUT),
        _figure("in-scope answered", subject, reached.answered, how, system=CUT),
        _figure("wrong confident answers outside", subject, outside, how, system=CUT),
    ]


def promises(heard: Sequence[Heard]) -> list[Promise]:
    """Of every message that was searched for: in-scope ones and those no article answers."""
    return [
        Promise(probability=one.turn.candidates[0].probability, right=one.first_right)
        for one in heard
        if one.turn.step is Step.ANSWER and one.turn.candidates and one.line.kind in ("article", "none")
    ]


def failures(half: Half) -> list[str]:
    """What went wrong, line by line; refused for the measuring half."""
    if half != "tuning":
        raise ValueError("only the tuning half may be looked at")
    dialogue, finder = load_engine()
    return [told for one in hear(dialogue, finder, half, sample_business()) if (told := _failure(one))]


async def _hear(dialogue: RasaDialogue, finder: Knowledge, lines: Sequence[Golden], business: Business) -> list[Heard]:
    sensitive, thresholds = _sensitive(finder), thresholds_of(business, finder)
    heard = []
    for line in lines:
        language = detect(line.text, fallback=business.language)
        understood = await dialogue.turn(state="", text=line.text, language=language, asked="nothing")
        turn = look_up(finder, Memory(), understood.turn, thresholds)
        decision = decide(memory=Memory(), about=turn, thresholds=thresholds, sensitive=sensitive)
        heard.append(Heard(line=line, turn=turn, action=decision.action, rule=decision.rule))
    return heard


def _sensitive(finder: Knowledge) -> frozenset[str]:
    return frozenset(article.key for article in finder.library.articles if article.escalate == "always")


def _figures(heard: Sequence[Heard], subject: str) -> list[Figure]:
    asked = [one for one in heard if one.line.kind == "article" and not _goes_to_a_person(one)]
    answered = [one for one in asked if one.answered]
    outside = [one for one in heard if one.line.kind == "none"]
    likely, offered = ([one for one in asked if isinstance(one.action, kind)] for kind in (Perhaps, Clarify))
    found = [
        ("right among answered", [one.right for one in answered]),
        ("in-scope answered", [one.answered for one in asked]),
        ("likeliest article right", [one.first_right for one in heard if one.line.kind == "article"]),
        ("tentative answers", [isinstance(one.action, Perhaps) for one in asked]),
        ("right among tentative answers", [one.first_right for one in likely]),
        (
            "right article shown, surely or tentatively",
            [isinstance(one.action, Answer | Several | Perhaps) and one.first_right for one in asked],
        ),
        ("… or in the line below", [_is_read(one) for one in asked]),
        ("asked back", [isinstance(one.action, Clarify) for one in asked]),
        ("asked back, right one among the choices", [_offers(one) for one in offered]),
        ("wrong confident answers outside", [one.answered for one in outside]),
        ("hand-over recall", [_handed_over(one) for one in heard if one.line.kind in HAND_OVER]),
        ("false hand-overs", [_handed_over(one) for one in heard if _must_stay(one.line)]),
        ("language found", [one.turn.language == one.line.lang for one in heard]),
    ]
    held = promises(heard)
    promised, right = [one.probability for one in held], [one.right for one in held]
    error = metrics.calibration_error(promised, right, count=10)
    floor = metrics.calibration_floor(promised, count=10)
    shares = [(metric, metrics.share(marks), f"{sum(marks)} of {len(marks)}") for metric, marks in found]
    how = f"{len(held)} searches, 10 bins; true probabilities would show {floor:.1%}"
    figures = [_figure(metric, subject, value, spread) for metric, value, spread in shares]
    return [*figures, _figure("expected calibration error", subject, error, how)]


def _peer(
    name: str,
    keys: Sequence[str],
    chosen: Sequence[Golden],
    lines: Sequence[Golden],
    found: Sequence[Match],
    subject: str,
) -> list[Figure]:
    def marks(of: Sequence[Golden], matches: Sequence[Match]) -> list[bool]:
        pairs = zip(of, matches, strict=True)
        return [match.place >= 0 and keys[match.place] in line.articles for line, match in pairs]

    tuned, measured = found[: len(chosen)], found[len(chosen) :]
    cut = metrics.choose_cut([match.score for match in tuned], marks(chosen, tuned), PRECISION)
    right = marks(lines, measured)
    reached = metrics.safe_automation([match.score for match in measured], right, cut)
    how = f"{len(lines)} questions"
    return [
        _figure("likeliest article right", subject, metrics.share(right), how, system=name),
        _figure("right among answered", subject, reached.precision, "cut from the tuning half", system=name),
        _figure("in-scope answered", subject, reached.answered, "cut from the tuning half", system=name),
    ]


def _questions(finder: Knowledge) -> tuple[list[str], list[str]]:
    """Titles and example questions of every published article, and the article of each."""
    rows = [
        (text, article.key)
        for article in finder.library.articles
        if article.published
        for text in (article.title, *article.questions)
    ]
    return [text for text, _ in rows], [key for _, key in rows]


def _in_scope(lines: Sequence[Golden]) -> list[Golden]:
    return [line for line in lines if line.kind == "article"]


def _is_read(one: Heard) -> bool:
    """Text of a right article stands in the message: of the likeliest, or of the next below it."""
    beside = one.action.beside if isinstance(one.action, Perhaps) else None
    below = beside is not None and beside.article in one.line.articles
    return below or (isinstance(one.action, Answer | Several | Perhaps) and one.first_right)


def _goes_to_a_person(one: Heard) -> bool:
    """The right article always goes to a person, and so did this message: neither answered nor missed."""
    return isinstance(one.action, Escalate) and one.action.reason is Reason.SENSITIVE and one.first_right


def _handed_over(one: Heard) -> bool:
    return isinstance(one.action, Escalate)


def _must_stay(line: Golden) -> bool:
    """A message no person is needed for; what the knowledge base itself sends to people is not counted."""
    return line.kind not in (*HAND_OVER, *OWN_MATTER) and "refunds/refund-dispute" not in line.articles


def _sure(heard: Sequence[Heard], kind: str) -> list[Promise]:
    """The likeliest article of every message of this kind; probability 0 where nothing was searched for."""
    best = [(one, one.turn.candidates[0].probability if one.turn.candidates else 0.0) for one in heard]
    return [Promise(probability=sure, right=one.first_right) for one, sure in best if one.line.kind == kind]


def _offers(one: Heard) -> bool:
    return isinstance(one.action, Clarify) and any(c.article in one.line.articles for c in one.action.candidates)


def _failure(one: Heard) -> str:
    """Empty if all went well."""
    line = one.line
    if line.kind == "article" and (one.right or _goes_to_a_person(one)):
        return ""
    if line.kind in HAND_OVER and _handed_over(one):
        return ""
    if line.kind == "none" and not one.answered:
        return ""
    if line.kind not in ("article", "none", *HAND_OVER) and not one.answered:
        return ""
    best = ", ".join(f"{c.article} {c.probability:.2f}" for c in one.turn.candidates[:3])
    understood = f"{one.turn.intent} {one.turn.confidence:.2f} {one.turn.language} anger {one.turn.mood.anger:.2f}"
    wanted = "/".join(line.articles) or line.kind
    return f"[{line.lang} {line.style}] {line.text!r} wanted {wanted}: {one.rule.value} ({understood}; {best})"


def _figure(metric: str, subject: str, value: float, how: str, *, system: str = OURS) -> Figure:
    bound = BOUNDS.get(metric, "")
    return Figure(metric=metric, subject=subject, system=system, value=100 * value, unit="%", bound=bound, spread=how)
