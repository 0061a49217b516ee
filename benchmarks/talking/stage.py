"""A stage for conversations: the product's own parts, with a customer's phone at one end and a clock that is moved.

Nothing between the customer and the answer is replaced: a message is received, understood by the trained model,
searched for in the real index, decided about, carried out in a database (SQLite, in a folder that is gone afterwards)
and delivered to the phone.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from benchmarks.data import SAMPLE
from bot.core.messages import Attachment, Author, Button, Message
from bot.service.ports import Dialogue, Engine, Finder
from bot.storage.cases import escalations as cases
from bot.storage.chat import messages

if TYPE_CHECKING:
    from tests.support.clock import FakeClock

PAUSE: Final = 40  # seconds from reading an answer to the next message
LONGEST: Final = 400  # characters of a message that is not an article's own short answer
Result = TypeVar("Result")
_PICK = re.compile(r"\[(\d)\]")
_SOURCE_LINE = re.compile(r"^_.*_$", re.MULTILINE)  # "_From “Title”, updated …_" says nothing about what was asked


@dataclass(frozen=True, kw_only=True)
class Read:
    """What the customer reads after one thing they did; ``case`` is why a case stands open, "" where none does."""

    messages: tuple[Message, ...]
    case: str = ""
    rule: str = ""

    @property
    def text(self) -> str:
        """All that was said, without the lines that only name a source."""
        return "\n\n".join(tell(message) for message in self.messages)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons under the last message."""
        return self.messages[-1].buttons if self.messages else ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that were shown."""
        return tuple(message.source.article for message in self.messages if message.source is not None)

    @property
    def asks_back(self) -> bool:
        """Nothing but a question which of several articles is meant."""
        return not self.articles and any(button.action.startswith("pick:") for button in self.buttons)


@dataclass
class Customer:
    """One customer in one chat. ``language`` is what their phone says."""

    stage: Stage
    chat: str
    language: str

    def writes(self, text: str, *, to: str = "") -> Read:
        """They write a message, in reply to the newest of the bot's that matches ``to``, and read what comes."""
        from tests.support.acting import write_in

        reply = self._find_message(to) if to else ""
        return self._do(write_in(self.stage.app, text, self.chat, language=self.language, reply=reply))

    def sends(self, text: str, file: Attachment) -> Read:
        """They send a file with these words, and read what comes."""
        from tests.support.acting import write_in

        return self._do(write_in(self.stage.app, text, self.chat, language=self.language, attachments=(file,)))

    def presses(self, what: str) -> Read:
        """They press a button of the newest message that has it: its label, its action, or "[2]" for the second choice.

        Raises:
            LookupError: nothing on the phone has such a button.
        """
        from tests.support.acting import press

        message, button = self._find_button(what)
        return self._do(press(self.stage.app, button.action, self.chat, on=message.channel_key))

    def waits(self, *, hours: float) -> None:
        """Nobody writes for so long."""
        self.stage.clock.advance(hours=hours)

    def transcript(self) -> tuple[Message, ...]:
        """Everything that was said in this chat."""
        from tests.support.acting import transcript

        return self.stage.run(transcript(self.stage.app, self.chat))

    def _find_message(self, pattern: str) -> str:
        said = (line for line in reversed(self.transcript()) if line.author is not Author.CUSTOMER)
        return next((line.channel_key for line in said if re.search(pattern, line.text, re.IGNORECASE)), "")

    def _find_button(self, what: str) -> tuple[Message, Button]:
        for message in reversed(self.transcript()):
            place = _PICK.fullmatch(what)
            among = [one for one in message.buttons if one.action.startswith("pick:")] if place else message.buttons
            wanted = among[int(place[1]) - 1 : int(place[1])] if place else among
            found = [one for one in wanted if place or what in (one.label, one.action)]
            if found:
                return message, found[0]
        raise LookupError(f"no button {what}")

    def _do(self, act: Coroutine[Any, Any, object]) -> Read:
        from tests.support.acting import chat_of, run_jobs

        self.stage.clock.advance(seconds=PAUSE)
        self.stage.run(act)
        self.stage.run(run_jobs(self.stage.app, until=self.stage.reads_until()))
        lines = self.transcript()
        last = max(place for place, line in enumerate(lines) if line.author is Author.CUSTOMER)
        conversation = self.stage.run(chat_of(self.stage.app, self.chat))
        case = self.stage.app.database.read_now(cases.find_open, conversation.id)
        said = tuple(line for line in lines[last + 1 :] if line.author is not Author.CUSTOMER)
        reason = case.reason.value if case is not None else ""
        return Read(messages=said, case=reason, rule=self.stage.find_rule(said))


@dataclass
class Stage:
    """One product; each customer has a chat of their own.

    ``reading``: how long they read before they go on; None: until nothing is to come, however late.
    """

    app: Engine
    clock: FakeClock
    runner: asyncio.Runner
    reading: timedelta | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def customer(self, language: str = "") -> Customer:
        """Somebody the product has not seen before."""
        return Customer(stage=self, chat=str(next(self.numbers)), language=language)

    def reads_until(self) -> datetime | None:
        """When the customer has read what there is."""
        return None if self.reading is None else self.clock() + self.reading

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of a coroutine."""
        return self.runner.run(work)

    def find_rule(self, said: Sequence[Message]) -> str:
        """The rule that led to the last of these messages."""
        whys = [self.app.database.read_now(messages.get_why, message.id) for message in said]
        return next((why.grounds.rule.value for why in reversed(whys) if why is not None), "")

    def is_too_long(self, message: Message) -> bool:
        """Whether it is a wall: over :data:`LONGEST` characters, and not an article's own short answer."""
        source = message.source
        article = self.app.finder.article(source.article, source.language) if source is not None else None
        own = len(article.summary) if article is not None and article.summary in message.text else 0
        return len(tell(message)) > max(LONGEST, own)


def tell(message: Message) -> str:
    """The text without the line that names its source."""
    return _SOURCE_LINE.sub("", message.text).strip()


@contextmanager
def open_stage(dialogue: Dialogue, finder: Finder, *, project: Path = SAMPLE) -> Iterator[Stage]:
    """The product of this project around a loaded model and an open index."""
    from tests.support.app import make_app
    from tests.support.clock import FakeClock

    with tempfile.TemporaryDirectory(prefix="answerdesk-stage-") as home, asyncio.Runner() as runner:
        clock = FakeClock()
        paths: dict[str, Any] = {"project": project, "knowledge_base": project / "knowledge_base"}
        app = make_app(Path(home), clock, dialogue=dialogue, finder=finder, **paths)
        try:
            yield Stage(app=app, clock=clock, runner=runner)
        finally:
            app.database.close()


def show(read: Read) -> list[str]:
    """What the customer sees, line by line, as on a phone."""
    lines = [line for message in read.messages for line in (*message.text.split("\n"), _row(message.buttons))]
    end = [f"(a case: {read.case})"] if read.case else []
    return [*(f"    {line}" for line in lines if line.strip()), *(f"    {line}" for line in end)]


def _row(buttons: Sequence[Button]) -> str:
    return " ".join(f"[{button.label}]" for button in buttons)
