"""Talks: conversations of 3 to 6 turns, each turn with what must and what must not be shown.

Whatever a turn asks for, it is wrong where the customer reads nothing, a wall, or for the second time in a row only a
question back; and where a case is opened that nobody asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from benchmarks.data import Half
from benchmarks.metrics import share
from benchmarks.table import Figure
from benchmarks.talking.stage import Customer, Read, Stage, show
from bot.core.language import LANGUAGES
from bot.settings import ROOT

SETS: Final = ROOT / "tests" / "quality" / "talks"
OURS: Final = "answerdesk"
SHORT: Final = 200  # characters of courtesy
TURNS: Final = "turns that show what they must"
BOUNDS: Final = {TURNS: "85 %"}
Case = Literal["never", "either", "must"]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What the customer does, and what they must read then.

    ``says`` in words, in reply ``to`` the newest message of the bot that matches, after ``waits`` hours. ``shows`` and
    ``never`` are regular expressions for the text; ``offers`` for a title among choices, which do as well; ``picks``:
    the article of that choice of the question before (nothing is expected where there was none); ``short``: a line of
    courtesy and no article; ``case``: whether one may be open then.
    """

    says: str
    to: str = ""
    waits: float = 0.0
    shows: str = ""
    never: str = ""
    offers: str = ""
    picks: int = 0
    short: bool = False
    case: Case = "never"


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A conversation of a new customer whose phone speaks this language."""

    name: str
    language: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True)
class Played:
    """A turn as it went; ``faults`` are what was wrong with it, ``void`` that nothing could be expected."""

    turn: Turn
    read: Read
    faults: tuple[str, ...]
    void: bool = False


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """A talk as it went."""

    talk: Talk
    played: tuple[Played, ...]

    @property
    def right(self) -> bool:
        """Every turn showed what it must."""
        return not any(played.faults for played in self.played)


def read_talks(half: Half, folder: Path = SETS) -> tuple[Talk, ...]:
    """One half of the talks."""
    rows = yaml.safe_load((folder / f"{half}.yml").read_text(encoding="utf-8"))
    return tuple(_to_talk(row) for row in rows)


def play_all(stage: Stage, talks: Sequence[Talk]) -> list[Conversation]:
    """Each talk with a customer of its own."""
    return [play(stage, talk) for talk in talks]


def play(stage: Stage, talk: Talk) -> Conversation:
    """One talk from its first turn to its last."""
    return Conversation(talk=talk, played=tuple(_play(stage, talk)))


def measure(conversations: Sequence[Conversation], half: Half) -> list[Figure]:
    """For all languages together and for each."""
    figures = []
    for language in ("all", *LANGUAGES):
        mine = [one for one in conversations if language in ("all", one.talk.language)]
        figures += _figures(mine, f"talks ({half}) {language}")
    return figures


def list_read(conversations: Sequence[Conversation], most: int) -> list[str]:
    """So many whole talks as they read on the phone, those with faults first."""
    return [line for one in sorted(conversations, key=lambda one: one.right)[:most] for line in tell(one)]


def tell(conversation: Conversation) -> list[str]:
    """One talk, top to bottom."""
    lines = [f"{'+' if conversation.right else '-'} [{conversation.talk.language}] {conversation.talk.name}"]
    for played in conversation.played:
        turn, mark = played.turn, "-" if played.faults else "o" if played.void else "+"
        when = f"(after {turn.waits:g} hours) " if turn.waits else ""
        reply = f"(in reply to /{turn.to}/) " if turn.to else ""
        lines += [f"  {mark} {when}{reply}{turn.says}   [{played.read.rule}]", *show(played.read)]
        lines += [f"    !! {fault}" for fault in played.faults]
    return [*lines, ""]


def _to_talk(row: dict[str, Any]) -> Talk:
    return Talk(name=row["name"], language=row["lang"], turns=tuple(Turn(**turn) for turn in row["turns"]))


def _play(stage: Stage, talk: Talk) -> Iterator[Played]:
    customer, before = stage.customer(talk.language), Read(messages=())
    for turn in talk.turns:
        read = _act(customer, turn)
        void = bool(turn.picks) and len(_choices(before)) < turn.picks
        faults = () if void else tuple(_find_faults(stage, turn, read, before))
        yield Played(turn=turn, read=read, faults=faults, void=void)
        before = read


def _act(customer: Customer, turn: Turn) -> Read:
    customer.waits(hours=turn.waits)
    return customer.writes(turn.says, to=turn.to)


def _find_faults(stage: Stage, turn: Turn, read: Read, before: Read) -> Iterator[str]:
    if not read.messages and not read.case:
        yield "nothing was said"
    if any(map(stage.is_too_long, read.messages)):
        yield "a wall"
    if read.asks_back and before.asks_back:
        yield "asked back twice in a row"
    if turn.case == "never" and read.case:
        yield f"a case: {read.case}"
    if turn.case == "must" and not read.case:
        yield "no case"
    if turn.shows and not _matches(turn.shows, read.text):
        yield f"not shown: {turn.shows}"
    if turn.never and _matches(turn.never, read.text):
        yield f"shown: {turn.never}"
    if turn.offers and not read.articles and not _matches(turn.offers, _labels(read)):
        yield f"not offered: {turn.offers}"
    if turn.picks and read.articles[:1] != _choices(before)[turn.picks - 1 : turn.picks]:
        yield f"not choice {turn.picks}"
    if turn.short and (read.articles or len(read.text) > SHORT or read.asks_back):
        yield "no line of courtesy"


def _matches(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _labels(read: Read) -> str:
    return "\n".join(button.label for button in read.buttons)


def _choices(read: Read) -> tuple[str, ...]:
    """The articles that were offered by a question back, in their order."""
    actions = (button.action for button in read.buttons if read.asks_back)
    return tuple(action.removeprefix("pick:") for action in actions if action.startswith("pick:"))


def _figures(conversations: Sequence[Conversation], subject: str) -> list[Figure]:
    played = [one for conversation in conversations for one in conversation.played if not one.void]
    found = [
        (TURNS, [not one.faults for one in played]),
        ("talks without a fault", [conversation.right for conversation in conversations]),
        ("turns asked back", [one.read.asks_back for one in played]),
        ("turns with a false wall", ["a wall" in one.faults for one in played]),
        ("turns with a false case", [bool(one.read.case) and one.turn.case == "never" for one in played]),
    ]
    return [_figure(metric, subject, marks) for metric, marks in found]


def _figure(metric: str, subject: str, marks: Sequence[bool]) -> Figure:
    bound, how = BOUNDS.get(metric, ""), f"{sum(marks)} of {len(marks)}"
    return Figure(
        metric=metric, subject=subject, system=OURS, value=100 * share(marks), unit="%", bound=bound, spread=how
    )
