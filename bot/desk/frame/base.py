"""What every page of the desk is given."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from bot.core.desk.board import Board, make_board
from bot.core.desk.teams import Team
from bot.core.language import LANGUAGES
from bot.core.queue import ListedCase
from bot.desk.frame.shared import Bounded, Shared
from bot.service.articles.editors import Editors
from bot.service.cases.leading.board import read_duties
from bot.service.cases.queue import Queue, merge_queues, read_queue
from bot.service.people.company import Company
from bot.service.people.teams import read_teams
from bot.service.ports import App
from bot.service.system import alarm
from bot.service.system.health import Health

COOKIE = "answerdesk_session"
FORM_COOKIE = "answerdesk_form"
HOME = "/desk"
MARKS = 50_000  # 50 colleagues with a thousand chats each
ROWS = 10_000  # 500 open cases in three languages, seen and unseen, thrice over
LANGUAGE: ContextVar[str] = ContextVar("desk_language", default="en")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The app with the desk's secret and what all its pages share.

    ``version``: of the static files. ``seen``: by person and conversation, the last customer message that stood on an
    open page; kept in memory, so that after a restart everything unanswered is marked once more. ``rows``: the HTML of
    open cases by case, language, section, and whether it is unseen and calls who looks.
    """

    app: App
    secret: bytes = field(repr=False)
    version: str = ""
    seen: Bounded[tuple[int, int], int] = field(default_factory=lambda: Bounded(MARKS), repr=False)
    rows: Bounded[tuple[int, str, str, bool, bool], tuple[ListedCase, str]] = field(
        default_factory=lambda: Bounded(ROWS), repr=False
    )

    @cached_property
    def told(self) -> Bounded[str, float]:
        """By session, when a page of it last wrote down that it is open."""
        return Bounded(MARKS)

    @cached_property
    def company(self) -> Company:
        """Who has which chat before them."""
        return Company(self.app.hub)

    @cached_property
    def editors(self) -> Editors:
        """Who has which article before them."""
        return Editors(self.app.hub)

    @cached_property
    def queue(self) -> Shared[Queue]:
        """The open cases, read once for all pages."""
        return Shared(lambda: self.app.database.read(read_queue, self.app), merge=merge_queues)

    @cached_property
    def teams(self) -> Shared[tuple[Team, ...]]:
        """The teams, and who of each is here."""
        return Shared(
            lambda: self.app.database.read(read_teams), merge=lambda before, now: before if before == now else now
        )

    @cached_property
    def board(self) -> Shared[Board]:
        """Who holds what, put together once for all boards."""
        return Shared(self._read_board, merge=lambda before, now: before if before == now else now)

    async def _read_board(self) -> Board:
        queue = await self.queue.look()
        duties = await self.app.database.read(read_duties, self.app)
        return make_board(queue.cases, duties, self.app.clock(), await self.teams.look())

    @cached_property
    def health(self) -> Shared[Health]:
        """The state of the product, looked at once for all pages."""
        return Shared(lambda: alarm.look(self.app), merge=lambda _, now: now)

    @property
    def secure(self) -> bool:
        """Whether staff come by https, so that cookies may insist on it."""
        return self.app.settings.base_url.startswith("https://")

    def say(self, language: str, key: str, /, **values: str | int | float) -> str:
        """A sentence of the desk."""
        return self.app.words.say(language, f"desk-{key}", **values)


def choose_language(accepted: str, fallback: str) -> str:
    """The best of our languages for an Accept-Language header."""
    best, weight = fallback, 0.0
    for part in accepted.split(","):
        tag, _, quality = part.partition(";")
        code = tag.strip()[:2].lower()
        value = _weight(quality)
        if code in LANGUAGES and value > weight:
            best, weight = code, value
    return best


def local_path(wanted: str) -> str:
    """``wanted`` when it is a page of the desk, else the desk's first page: a login never leads to another site."""
    inside = wanted == HOME or wanted.startswith((f"{HOME}/", f"{HOME}?"))
    safe = wanted.isprintable() and wanted.isascii() and not set(wanted) & set("\\<>\"'") and "//" not in wanted
    return wanted if inside and safe and ".." not in wanted else HOME


def _weight(quality: str) -> float:
    name, _, value = quality.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
