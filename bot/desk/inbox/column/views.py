"""The views of the left column, and which one stands in the address: ``?view=closed&language=ru``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, urlencode

from bot.core.case import Reason
from bot.core.language import LANGUAGES
from bot.core.queue import MINE, NO_TEAM, Filters, ListedChat
from bot.desk.frame.ids import to_id
from bot.desk.inbox.column.within import Within, read_within
from bot.service.cases import views

_CHAT: Final = re.compile(r"/chat/([^/]+)$")
LONGEST: Final = 100  # characters of what is looked for
TAG_LENGTH: Final = 40
ELSEWHERE: Final = "elsewhere"  # what waits for other teams than one's own
AGES: Final = (5, 15, 60, 240, 1440)  # minutes to choose from


@dataclass(frozen=True, kw_only=True)
class View:
    """One way to look at chats: sections of the open cases, or a list that ``pages`` reads page by page.

    ``without`` names the filters that would mean nothing here.
    """

    name: str
    sections: tuple[str, ...] = ()
    pages: Callable[..., tuple[ListedChat, ...]] | None = None
    without: tuple[str, ...] = ("tag",)


VIEWS: Final = (
    View(name="mine", sections=("mine", "customer", "waiting", ELSEWHERE, "snoozed")),
    View(name="waiting", sections=("waiting", ELSEWHERE)),
    View(name="late", sections=("late",)),
    View(name="open", sections=("mine", "customer", "waiting", ELSEWHERE, "others", "snoozed")),
    View(name="bot", pages=views.list_with_bot, without=("reason", "tag", "team")),
    View(name="customer", sections=("customer",)),
    View(name="snoozed", sections=("snoozed",)),
    View(name="closed", pages=views.list_closed, without=("unread", "age")),
)
BY_NAME: Final = {view.name: view for view in VIEWS}


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the column shows: a view, narrowed, or what is looked for in all chats or ``within`` some of them;
    ``due_first`` is its order.
    """

    view: View = VIEWS[0]
    filters: Filters = field(default_factory=Filters)
    within: Within = field(default_factory=Within)
    wanted: str = ""
    due_first: bool = False

    @property
    def query(self) -> str:
        """What stands after the path, with its question mark; "" for what everybody sees first."""
        reason = self.filters.reason
        parts = {
            "view": self.view.name if self.view is not VIEWS[0] else "",
            "language": self.filters.language,
            "channel": self.filters.channel,
            "reason": reason.value if reason is not None else "",
            "unread": "1" if self.filters.unread else "",
            "age": str(self.filters.age or ""),
            "tag": self.filters.tag,
            "team": self.filters.team,
            "sort": "due" if self.due_first else "",
            "q": self.wanted,
        } | (self.within.to_query() if self.wanted else {})
        said = urlencode({name: value for name, value in parts.items() if value})
        return f"?{said}" if said else ""


@dataclass(frozen=True, kw_only=True)
class Address:
    """What stands in the browser: a chat or none, a line of it or 0, and what the column shows."""

    chat: int | None = None
    line: int = 0
    chosen: Chosen = field(default_factory=Chosen)

    @property
    def path(self) -> str:
        """The address; a line is come to once, and does not stand in it."""
        return ("/desk" if self.chat is None else f"/desk/chat/{self.chat}") + self.chosen.query


def read_path(address: str) -> Address:
    """What a path with its query asks for."""
    path, _, query = address.partition("?")
    match = _CHAT.search(path)
    line = next(iter(parse_qs(query).get("line", [])), "")
    return Address(chat=to_id(match[1]) if match else None, line=to_id(line), chosen=read_query(query))


def read_query(query: str) -> Chosen:
    """Whatever it says that is nothing here is left out."""
    given = {name: values[0] for name, values in parse_qs(query).items()}
    language, reason, age = given.get("language", ""), given.get("reason", ""), to_id(given.get("age", ""))
    return Chosen(
        view=BY_NAME.get(given.get("view", ""), VIEWS[0]),
        filters=Filters(
            language=language if language in LANGUAGES else "",
            channel=given.get("channel", "")[:20],
            reason=Reason(reason) if reason in set(Reason) else None,
            unread=given.get("unread") == "1",
            age=age if age in AGES else 0,
            tag=given.get("tag", "").strip()[:TAG_LENGTH],
            team=_read_team(given.get("team", "")),
        ),
        within=read_within(given),
        due_first=given.get("sort") == "due",
        wanted=given.get("q", "").strip()[:LONGEST],
    )


def _read_team(said: str) -> str:
    return said if said in (MINE, NO_TEAM) else str(to_id(said) or "")
