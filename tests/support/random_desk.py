"""Random histories of a desk, as rows: chats, answers, cases, targets, ratings and promises of some months."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, delete, insert

from bot.core.case import OPEN, Brief, Reason, State
from bot.core.desk.survey import Unasked
from bot.core.hours import Office
from bot.storage.codec import pack
from bot.storage.database import Tx
from bot.storage.tables.cases import case_tags, escalations, ratings
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.clocks import dues, targets
from bot.storage.tables.insights import asked, nps, talks
from bot.storage.tables.people import people
from bot.storage.tables.reach import chat_joins, chat_moves
from bot.storage.tables.system import facts
from bot.storage.tables.teams import team_members, teams

FILLED = (
    chat_joins, chat_moves, facts, talks, asked, nps, dues, targets, ratings, case_tags, escalations, messages,
    conversations, team_members, teams, people,
)  # fmt: skip
PEOPLE, TEAMS, CHATS = 3, 2, 20
LANGUAGES, CHANNELS = ("ru", "uk", "en"), ("web", "telegram")
ARTICLES = ("delivery/cost", "delivery/when", "payment/cards", "about")
OFFICES = (
    None,
    pack(Office(zone="America/New_York")),
    pack(Office(hours="Mon-Thu 11:00-15:30; Sat 22:00-03:00", closed=("10-26",))),
)
TAGS = ("refund", "vip", "courier")
CLOSED = [state for state in State if state not in OPEN] + 5 * [State.RESOLVED]


class RandomDesk:
    """Fills the tables with what the random numbers say, between two moments, as of the later one."""

    def __init__(self, tx: Tx, random: Random, *, zone: ZoneInfo, start: datetime, now: datetime) -> None:
        self._tx, self._random, self._zone = tx, random, zone
        self._start, self._now = start, now

    def fill(self) -> None:
        """Empty the tables first."""
        for table in FILLED:
            self._tx.connection.execute(delete(table))
        for number in range(1, PEOPLE + 1):
            self._add(people, id=number, login=f"p{number}", name=f"P{number}", role="operator", created_at=self._start)
        for number in range(1, TEAMS + 1):
            self._add(teams, id=number, name=f"T{number}", office=self._random.choice(OFFICES))
        for number in range(1, CHATS + 1):
            self._add_chat(number)

    def _add_chat(self, number: int) -> None:
        pick = self._random.choice
        self._add(
            conversations,
            id=number,
            channel=pick(CHANNELS),
            chat_key=str(number),
            language=pick(LANGUAGES),
            created_at=self._start,
        )
        for _ in range(self._random.randint(0, 8)):
            self._add_visit(number)
        last: datetime | None = self._start
        for _ in range(self._random.randint(0, 3)):
            last = self._add_case(number, last) if last is not None else None

    def _add_visit(self, chat: int) -> None:
        at = self._moment()
        for _ in range(self._random.randint(1, 3)):
            line = self._line(chat, at, "customer")
            at += self._wait(minutes=200)
            if self._random.random() < 0.6:
                thumb = self._random.choice((None, None, None, True, False))
                article = self._random.choice((*ARTICLES, ""))
                answer = self._line(chat, at, "bot")
                known = {"message_id": answer, "question_id": line, "conversation_id": chat, "language": "en"}
                self._add(asked, **known, article=article, thumb=thumb, at=at)

    def _add_case(self, chat: int, after: datetime) -> datetime | None:
        """One case after the last of the chat; when it ended, None while it has not."""
        opened = max(self._moment(), after)
        times = sorted(opened + self._wait(minutes=60 * 24 * 2) for _ in range(5))
        claimed, replied, paused, back, closed = (min(one, self._now) for one in times)
        is_open = self._random.random() < 0.2
        state = self._random.choice(OPEN if is_open else CLOSED)
        person = None if state is State.WAITING else self._random.randint(1, PEOPLE)
        reason = self._random.choice(list(Reason))
        former = self._random.choice((None, None, 1))
        pauses = [[paused.timestamp(), back.timestamp()]] if self._random.random() < 0.5 else None
        number = self._add(
            escalations,
            conversation_id=chat,
            state=state.value,
            reason=reason.value,
            brief=pack(Brief(reason=reason, question="?", language="en", former=former)),
            opened_at=opened,
            waiting_since=opened,
            turn_at=opened,
            person_id=person,
            team_id=self._random.choice((None, 1, 2, 99)),  # 99 is gone
            claimed_at=claimed if person else None,
            first_reply_at=self._random.choice((None, replied)),
            pauses=pauses,
            answered_at=self._random.choice((None, back)),
            closed_at=None if is_open else closed,
            result_id=self._random.choice((None, 1, 2)),
        )
        for tag in self._random.sample(TAGS, self._random.randint(0, 2)):
            self._add(case_tags, case_id=number, tag=tag)
        for _ in range(self._random.randint(0, 2)):
            at = self._random.choice((opened, replied, closed))
            self._line(chat, at, "operator", person_id=self._random.randint(1, PEOPLE))
        self._add_targets(number, opened, replied)
        self._add_promise(chat, number, opened)
        if not is_open:
            self._add_rating(chat, number, self._random.choice((None, person, 1, 2)), closed)  # who had it then
            self._add_nps(chat, number, closed)
        return None if is_open else closed + timedelta(seconds=1)

    def _add_targets(self, case: int, since: datetime, met: datetime) -> None:
        for aim in ("first_reply", "next_reply", "resolution"):
            if self._random.random() < 0.6:
                due = since + self._wait(minutes=60 * 24 * 3)
                policy = self._random.choice(("usual", "urgent"))
                self._add(targets, case_id=case, aim=aim, policy=policy, since=since, due_at=due, met_at=met)

    def _add_promise(self, chat: int, case: int, given: datetime) -> None:
        due = given + self._wait(minutes=60 * 24 * 3)
        settled = self._random.choice((None, given + self._wait(minutes=60 * 24 * 4), due))
        self._add(
            dues,
            conversation_id=chat,
            case_id=self._random.choice((None, case)),
            person_id=self._random.randint(1, PEOPLE),
            kind=self._random.choice(("promise", "promise", "reminder")),
            created_at=given,
            warn_at=given,
            due_at=due,
            settled_at=settled,
            removed=self._random.random() < 0.2,
        )

    def _add_rating(self, chat: int, case: int, person: int | None, at: datetime) -> None:
        if self._random.random() < 0.3:  # a case from before ratings, or erased
            return
        unasked = self._random.choice((*7 * ("",), *Unasked))
        score = None if unasked else self._random.choice((None, 1, 3, 4, 5))
        known = {"case_id": case, "conversation_id": chat, "person_id": person, "asked_at": at}
        self._add(ratings, **known, unasked=str(unasked), score=score, rated_at=at if score else None)

    def _add_nps(self, chat: int, case: int, at: datetime) -> None:
        unasked = self._random.choice(("", "", "blocked"))
        score = None if unasked else self._random.choice((None, 0, 6, 7, 8, 9, 10))
        self._add(nps, case_id=case, conversation_id=chat, asked_at=at, unasked=unasked, score=score)

    def _line(self, chat: int, at: datetime, author: str, *, person_id: int | None = None) -> int:
        return self._add(
            messages, conversation_id=chat, author=author, person_id=person_id, text="hello", created_at=at
        )

    def _moment(self) -> datetime:
        """Any; half of them near a midnight of the business, where days and clocks change."""
        length = (self._now - self._start).total_seconds()
        found = self._start + timedelta(seconds=self._random.uniform(0, length))
        if self._random.random() < 0.5:
            midnight = datetime.combine(found.astimezone(self._zone).date(), datetime.min.time(), self._zone)
            found = midnight.astimezone(found.tzinfo) + timedelta(seconds=self._random.choice((-1, 0, 1, 5400, 9000)))
        return min(max(found, self._start), self._now)

    def _wait(self, *, minutes: int) -> timedelta:
        return timedelta(seconds=self._random.choice((0, 1, self._random.randint(1, minutes * 60))))

    def _add(self, table: Table, **values: Any) -> int:
        key = self._tx.connection.execute(insert(table).values(**values)).inserted_primary_key
        return int(key[0]) if key is not None and isinstance(key[0], int) else 0
