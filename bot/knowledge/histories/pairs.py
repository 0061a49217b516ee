"""Questions and what the business answered, out of the lines of a chat. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from bot.core.quiet import Ending
from bot.knowledge.histories.said import Line
from bot.language.text.ending import read_ending
from bot.language.text.wording import asks, is_wordless, starts_with_question_word, strip_courtesy, words

BURST: Final = timedelta(minutes=30)  # between two messages of a customer that are one question
ANSWERED: Final = timedelta(days=3)  # so late an answer still belongs to the question
GOES_ON: Final = timedelta(minutes=20)  # between two messages of the business that are one answer
AWAY: Final = timedelta(hours=8)  # after which a chat begins anew
MOST_OPEN: Final = 40  # runs of a chat that may still be answered
_SHORT: Final = 9  # words of "one moment, I'll ask my colleague"
_WAIT: Final = re.compile(
    r"(?<!\w)(?:минут\w{0,4}|секунд\w{0,4}|уточн\w{1,5}|узна(?:ю|ем)|проверю|проверим|посмотрю|ожидайте|подождите"
    r"|хвилин\w{0,4}|зачекайте|перевірю|дізнаюс[ья]|подивлюс[ья]|moment|minute|second|let me (?:check|see|ask)|hold on"
    r"|чем (?:могу|можем) (?:вам )?помочь|чим (?:можу|можемо) (?:вам )?допомогти|how (?:can|may) (?:i|we) help)(?!\w)",
    re.I,
)
_WISH: Final = re.compile(
    r"(?<!\w)(?:хочу|хотел\w{0,2}|хотим|хотіл\w{1,2}|хочемо|нужн\w{1,2}|нужен|надо|можно|можете|можна|потрібн\w{1,2}|треба|интересует"
    r"|цікавить|не (?:могу|работает|приш\w{1,3}|работают)|не (?:можу|працює|прийш\w{1,3})|i (?:want|need)|i['’]?d like"
    r"|i can['’]?t|does ?n[o'’]?t|do you|is there|are there)(?!\w)",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A question as it was typed, and the answer, "" for none. ``names``: of who asked and of who answered."""

    person: str
    at: datetime
    question: str
    reply: str = ""
    names: tuple[str, str] = ("", "")


@dataclass(kw_only=True)
class _Run:
    person: str
    name: str
    at: datetime
    last: datetime
    said: list[str]
    ids: set[str]
    replies: list[str] = field(default_factory=list)
    replied: datetime | None = None
    by: str = ""

    def pair(self) -> Pair:
        """What it comes to."""
        question, reply = _join(self.said), "\n".join(self.replies)
        return Pair(person=self.person, at=self.at, question=question, reply=reply, names=(self.name, self.by))


def find_pairs(lines: Iterable[Line]) -> Iterator[Pair]:
    """The lines of a chat come together, in order of time."""
    for chat, said in groupby(lines, key=lambda line: line.chat):
        yield from _Talk(chat).read(said)


class _Talk:
    """One chat, of a customer or of many."""

    def __init__(self, chat: str) -> None:
        self._chat = chat
        self._open: list[_Run] = []
        self._asked_back = False
        self._last: datetime | None = None

    def read(self, lines: Iterable[Line]) -> Iterator[Pair]:
        for line in lines:
            if line.ours:
                self._hear_us(line)
            else:
                yield from self._hear(line)
            self._last = line.at
        for run in self._open:
            yield run.pair()

    def _hear(self, line: Line) -> Iterator[Pair]:
        """A customer."""
        bare = strip_courtesy(line.text)
        if not bare or is_wordless(bare):
            return
        person = f"{self._chat}|{line.who}"
        run = next((one for one in reversed(self._open) if one.person == person), None)
        if run is not None and not run.replies and line.at - run.last <= BURST and not self._is_told(line):
            run.said.append(bare)
            run.ids.add(line.id)
            run.last = line.at
            return
        if self._is_told(line):
            return
        self._asked_back = False
        if run is not None and run.replies:
            self._open.remove(run)
            yield run.pair()
        made = _Run(person=person, name=line.name, at=line.at, last=line.at, said=[bare], ids={line.id})
        self._open.append(made)
        if len(self._open) > MOST_OPEN:
            yield self._open.pop(0).pair()

    def _is_told(self, line: Line) -> bool:
        """Whether the customer tells something instead of asking: what we asked for, or what they do."""
        if asks(line.text) or _WISH.search(line.text):
            return False
        begins = self._last is None or line.at - self._last > AWAY
        burst = any(one.person.endswith(f"|{line.who}") and not one.replies for one in self._open)
        return self._asked_back or not (begins or burst)

    def _hear_us(self, line: Line) -> None:
        """The business."""
        bare = strip_courtesy(line.text)
        if not bare or is_wordless(bare) or _is_waiting(bare):
            return
        run = self._find(line)
        if run is None:
            return
        if _only_asks(bare) and not run.replies:
            self._asked_back = True
            return
        self._asked_back = _only_asks(bare)
        run.replies.append(line.text.strip())
        run.replied, run.by = line.at, line.name

    def _find(self, line: Line) -> _Run | None:
        """The question this answers: the one it is a reply to, else the last that nobody has answered or goes on."""
        if line.reply_to:
            meant = next((one for one in self._open if line.reply_to in one.ids), None)
            if meant is not None:
                return meant
        for run in reversed(self._open):
            if run.replied is not None and line.at - run.replied <= GOES_ON:
                return run
            if run.replied is None and line.at - run.last <= ANSWERED:
                return run
        return None


def _join(said: list[str]) -> str:
    """The pieces of a burst: one sentence where somebody pressed Enter too early."""
    whole = said[0]
    for one in said[1:]:
        ended = whole.endswith(("?", "!", "."))
        apart = ended or (read_ending(whole) is Ending.WHOLE and starts_with_question_word(one))
        whole = f"{whole}\n{one}" if apart else f"{whole} {one}"
    return whole


def _is_waiting(text: str) -> bool:
    """A greeting that offers help, or "one moment": no answer."""
    return len(words(text)) <= _SHORT and bool(_WAIT.search(text))


def _only_asks(text: str) -> bool:
    """Whether it is a question back and tells nothing."""
    return text.rstrip().endswith("?") and len(words(text)) <= 2 * _SHORT and text.count(".") == 0
