"""Whole conversations between a customer, the bot and a person, as the customer's phone shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import yaml

from benchmarks.talking.stage import PAUSE, Customer, Stage
from bot.core.messages import Attachment, Author, Message
from bot.core.people import Person
from bot.service.cases import closing, holding, reply
from bot.service.cases.closing import Ending
from bot.storage.people import presence

HERE: Final = Path(__file__).with_name("scenes.yml")
ZONE: Final = ZoneInfo("Europe/Kyiv")
LANGUAGES: Final = {"ru": "Russian", "uk": "Ukrainian", "en": "English"}
HEAD: Final = """# Conversations

What customers read, from the first word to the last: the sample shop, its trained model and its articles, with a clock
that is moved (`python -m benchmarks scenes` writes this page anew). `[…]` are buttons. A message that the bot changes
in place, as the card of the wait, stands here as it was when it came.
"""


@dataclass
class Scene:
    """One conversation while it is played."""

    stage: Stage
    customer: Customer
    staff: dict[str, Person] = field(default_factory=dict)
    replies: int = 0
    told: dict[int, list[str]] = field(default_factory=dict)

    def play(self, step: dict[str, Any]) -> None:
        """What somebody does, and what follows from it until the next one does something."""
        (what, value), *_ = step.items()
        getattr(self, f"do_{what}")(value)
        for message in self.customer.transcript():
            self.told.setdefault(message.id, list(_tell(message)))

    def do_write(self, text: str) -> None:
        """The customer writes."""
        self.customer.writes(text)

    def do_photo(self, text: str) -> None:
        """The customer sends a picture with these words below it."""
        self.customer.sends(
            text, Attachment(kind="photo", file_key="photo", name="photo.jpg", mime="image/jpeg", size=1)
        )

    def do_press(self, label: str) -> None:
        """The customer presses a button."""
        self.customer.presses(label)

    def do_wait(self, hours: float) -> None:
        """Nobody says a word for so long."""
        self._run(until=timedelta(hours=hours))

    def do_here(self, name: str) -> None:
        """Somebody of the staff looks at the desk."""
        from tests.support.acting import hire

        person = self.staff[name] = self.stage.run(hire(self.stage.app, name))
        self._write(presence.record_seen, person.id, token_hash="")

    def do_take(self, name: str) -> None:
        """They take the chat."""
        from tests.support.acting import case_of

        if name not in self.staff:
            self.do_here(name)
        case = self.stage.run(case_of(self.stage.app, self.customer.chat))
        self._write(holding.do_claim, self.stage.app, self.staff[name], case.id)
        self._run(until=timedelta(seconds=PAUSE))

    def do_reply(self, text: str) -> None:
        """They write to the customer."""
        self.replies += 1
        self._write(
            reply.do_reply,
            self.stage.app,
            self._holder(),
            self._number(),
            text,
            client_id=f"{self.customer.chat}-{self.replies}",
        )
        self._run(until=timedelta(seconds=PAUSE))

    def do_close(self, _: str) -> None:
        """They close the case."""
        self._write(closing.do_close, self.stage.app, self._holder(), self._number(), Ending())
        self._run(until=timedelta(minutes=1))

    def _holder(self) -> Person:
        return list(self.staff.values())[-1]

    def _number(self) -> int:
        from tests.support.acting import chat_of

        return self.stage.run(chat_of(self.stage.app, self.customer.chat)).id

    def _write(self, work: Any, *args: Any, **options: Any) -> None:
        async def run() -> None:
            await self.stage.app.database.write(work, *args, **options)

        self.stage.run(run())

    def _run(self, *, until: timedelta) -> None:
        from tests.support.acting import run_jobs

        self.stage.run(run_jobs(self.stage.app, until=self.stage.clock() + until))


def play_scenes(stage: Stage, path: Path = HERE) -> str:
    """The page with all of them."""
    stage.reading = timedelta(seconds=30)
    scenes = yaml.safe_load(path.read_text(encoding="utf-8"))
    return "\n".join([HEAD, *(_play(stage, scene) for scene in scenes)])


def _play(stage: Stage, given: dict[str, Any]) -> str:
    begun = datetime.strptime(f"{given['at']}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    stage.clock.now = begun.astimezone(UTC)
    scene = Scene(stage=stage, customer=stage.customer(given["language"]))
    if "here" in given:
        scene.do_here(given["here"])
    for step in given["steps"]:
        scene.play(step)
    return "\n".join([f"## {given['title']}, in {LANGUAGES[given['language']]}\n", "```text", *tell(scene), "```\n"])


def tell(scene: Scene) -> Iterator[str]:
    """The chat line by line, each as it was when it came, with the day where it changes."""
    day = ""
    for message in scene.customer.transcript():
        at = message.created_at.astimezone(ZONE)
        if day != (day := f"{at:%d.%m.%Y}"):
            yield f"{day:^30}".rstrip()
        yield from scene.told[message.id]


def _tell(message: Message) -> Iterator[str]:
    mine = message.author is Author.CUSTOMER
    words = [*("[photo]" for _ in message.attachments), *message.text.split("\n")]
    edge = "    " if mine else ""
    at = f"{message.created_at.astimezone(ZONE):%H:%M}"
    yield f"{edge}{at} {'customer' if mine else message.person_name or 'bot'}"
    yield from (f"{edge}  {line}".rstrip() for line in words)
    if message.buttons:
        yield f"  {' '.join(f'[{button.label}]' for button in message.buttons)}"
    yield ""
