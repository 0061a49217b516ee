"""A model trained with the phrases of leads takes the place of the old one unless it understands fewer."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.app import taught_of, training_of, tried_of
from bot.core.insights.phrases import Phrase
from bot.core.insights.teaching import State, Training, Trouble
from bot.core.people import Person, Role
from bot.core.turn import Step, Turn, Understood
from bot.dialogue import archives
from bot.dialogue.changing import ChangingDialogue
from bot.dialogue.held_out import read_held_out
from bot.dialogue.train import fingerprint
from bot.run.commands import Told
from bot.run.taught import FILE
from bot.run.teaching import Teaching
from bot.service.insights import phrases, teaching
from bot.service.ports import App
from bot.settings import ROOT
from tests.support.app import make_front
from tests.support.staff import do_hire

MINE = "живого мне"
HELD_OUT = {one.text: one.intent for one in read_held_out()}
WELL: dict[str, str] = {}
ALL = {MINE: "want_human"}


class Reader:
    """Understands what is held out, and besides what it was told; all else is a greeting."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = {**HELD_OUT, **known}

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        turn = Turn(step=Step.SAY, confidence=0.9, text=text, language=language, intent=self._known.get(text, "greet"))
        return Understood(turn=turn, state=state)


@dataclass
class Machine:
    """An engine whose training writes a small file; what such a file holds is what its model understands besides."""

    app: App
    learns: Mapping[str, str]
    status: int = 0
    number: int = 0
    meanwhile: Callable[[], Awaitable[object]] | None = None
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.dialogue = ChangingDialogue(Reader({}))
        self.trained = 0
        self._teaching = Teaching(
            self.app, self.dialogue, number=self.number, opened=self._open, asked=tuple, train=self._train
        )

    def _open(self, archive: Path) -> Reader:
        return Reader(json.loads(archive.read_text(encoding="utf-8")))

    async def _train(self, stop: asyncio.Event, told: Told, *options: str) -> int:
        self.trained += 1
        settings = self.app.settings
        tried = tried_of(settings) if options else None
        told(1, 2)
        if self.meanwhile is not None:
            await self.meanwhile()
            await stop.wait()
        if not self.status:
            (out := tried or settings.models).mkdir(parents=True, exist_ok=True)
            made = settings.home / f"{self.trained}-{id(self)}.tar.gz"
            made.write_text(json.dumps(self.learns), encoding="utf-8")
            archives.put(made, out, fingerprint(ROOT, training_of(settings, taught=tried)))
        return self.status

    async def look(self) -> str:
        """How the sentence is understood once it has looked for what is wanted."""
        await self._teaching.look(self.stop)
        return (await self.dialogue.turn(state="", text=MINE, language="ru")).turn.intent


@pytest.fixture
def app(tmp_path: Path) -> App:
    return make_front(tmp_path)


@pytest.fixture
def lead(app: App) -> Person:
    lead = app.database.write_now(do_hire, "Lena", Role.LEAD)
    app.database.write_now(phrases.do_add, lead, Phrase(intent="want_human", language="ru", text=MINE))
    app.database.write_now(teaching.do_want, lead)
    return lead


async def newest(app: App, lead: Person) -> Training:
    found = await app.database.read(teaching.access_newest, lead)
    assert found is not None
    return found


async def test_a_better_model_is_used_by_all_engines_and_undone_by_all(app: App, lead: Person) -> None:
    first, second = Machine(app, ALL), Machine(app, WELL)
    assert await first.look() == "want_human"
    assert (await second.look(), second.trained) == ("want_human", 0)
    told = await newest(app, lead)
    assert (told.state, told.count, told.share) == (State.USED, 1, 1.0)
    assert told.compared is not None
    assert [(flip.text, flip.before, flip.after) for flip in told.compared.flips] == [(MINE, "greet", "want_human")]
    assert MINE in (taught_of(app.settings) / FILE).read_text(encoding="utf-8")
    await app.database.write(teaching.do_undo, lead, told.id)
    first.learns = WELL  # there never was a model without phrases here: it is made
    assert (await first.look(), await second.look(), first.trained, second.trained) == ("greet", "greet", 2, 0)
    assert not (taught_of(app.settings) / FILE).exists()


async def test_a_worse_model_is_not_used_until_somebody_says_why(app: App, lead: Person) -> None:
    lost = next(iter(HELD_OUT))
    machine = Machine(app, {**ALL, lost: "goodbye"})
    assert await machine.look() == "greet"
    told = await newest(app, lead)
    assert told.state is State.WORSE
    assert archives.find_newest(app.settings.models) is None
    await app.database.write(teaching.do_use, lead, told.id, "так пишут наши")
    assert (await machine.look(), machine.trained) == ("want_human", 1)
    assert archives.find_newest(app.settings.models) is not None


@pytest.mark.parametrize(("status", "trouble"), [(1, Trouble.BROKEN), (-9, Trouble.MEMORY)])
async def test_a_failed_training_says_why_and_leaves_all_as_it_was(
    app: App, lead: Person, status: int, trouble: Trouble
) -> None:
    assert await Machine(app, ALL, status=status).look() == "greet"
    told = await newest(app, lead)
    assert (told.state, told.trouble) == (State.FAILED, trouble)
    assert not (taught_of(app.settings) / FILE).exists()
    assert [one.text for one in await app.database.read(teaching.find_phrases)] == [MINE]


async def test_a_full_disk_is_told_as_such(app: App, lead: Person) -> None:
    async def fill() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    await Machine(app, ALL, meanwhile=fill).look()
    assert (await newest(app, lead)).trouble is Trouble.DISK


async def test_a_training_that_is_stopped_or_cut_short_changes_nothing(app: App, lead: Person) -> None:
    number = (await newest(app, lead)).id

    async def cancel() -> None:
        await app.database.write(teaching.do_cancel, lead, number)

    assert await Machine(app, ALL, meanwhile=cancel).look() == "greet"
    assert (await newest(app, lead)).state is State.CANCELLED
    await app.database.write(teaching.do_want, lead)
    machine = Machine(app, ALL)

    async def leave() -> None:
        machine.stop.set()

    machine.meanwhile = leave
    assert await machine.look() == "greet"
    assert ((await newest(app, lead)).state, (await newest(app, lead)).trouble) == (State.FAILED, Trouble.CUT)


async def test_a_machine_without_the_model_makes_it(app: App, lead: Person) -> None:
    await Machine(app, ALL).look()
    for archive in app.settings.models.glob("*.tar.gz"):
        archive.unlink()
    other = Machine(app, ALL)
    assert (await other.look(), other.trained) == ("want_human", 1)
