"""A generated history of a desk: so many messages in so many days, with what became of them; the same at every run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from bot.core.case import Brief, Reason
from bot.core.desk.survey import Unasked
from bot.storage.codec import pack
from bot.storage.database import Tx
from bot.storage.tables import metadata

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
BATCH = 10_000
ARTICLES = tuple(f"{topic}/{name}" for topic in ("delivery", "payment", "care", "shop") for name in "abcdef")
TAGS = ("refund", "vip", "courier", "florist", "late")
REASONS = (Reason.REQUESTED, Reason.MISSES, Reason.NOT_HELPED, Reason.ANGER, Reason.STATUS, Reason.AGAIN, Reason.TAKEN)
SAID = {
    "ru": "Сколько стоит доставка на левый берег?",
    "uk": "Чи можна замовити на завтра?",
    "en": "Do you deliver tonight?",
}
NAMES = ("Олена", "Павло", "Марина", "Ира", "Bob", "Тарас", "Лідія", "Kate")


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of everything."""

    messages: int
    days: int
    chats: int
    people: int = 12


class History:
    """Collects rows and writes them in bulk."""

    def __init__(self, tx: Tx, size: Size, *, now: datetime = NOW, person_id: int = 1) -> None:
        self._tx, self._size, self._now = tx, size, now
        self._random = Random(1)
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._line = self._case = 0
        self._first = person_id

    def write(self) -> None:
        """All of it. The people are numbered on from ``person_id``."""
        start = self._now - timedelta(days=self._size.days)
        for number in range(self._size.people):
            made = {"login": f"op{number}", "name": NAMES[number % 8] + f" {number}", "role": "operator"}
            self._add("people", id=self._first + number, **made, created_at=start)
        for number in (1, 2, 3):
            self._add("teams", id=number, name=("Доставка", "Оплата", "Florists")[number - 1])
        languages = {}
        for chat in range(1, self._size.chats + 1):
            languages[chat] = self._random.choice(("ru", "ru", "uk", "en"))
            channel = self._random.choice(("telegram", "telegram", "web"))
            known = {"channel": channel, "chat_key": f"h{chat}", "language": languages[chat]}
            self._add("conversations", id=chat, **known, customer_name=NAMES[chat % 8], created_at=start)
        self._flush(0)
        visits = self._size.messages // 4
        for number in range(visits):
            at = start + timedelta(days=self._size.days) * (number / visits)
            hour = self._random.gauss(14, 4)
            at = at.replace(hour=0, minute=0) + timedelta(hours=min(max(hour, 0), 23.9))
            chat = self._random.randint(1, self._size.chats)
            self._add_visit(chat, languages[chat], min(at, self._now - timedelta(minutes=30)))
            self._flush(BATCH)
        self._flush(0)

    def _add_visit(self, chat: int, language: str, at: datetime) -> None:
        for turn in range(2):
            when = at + timedelta(minutes=2 * turn)
            question = self._say(chat, "customer", SAID[language], when)
            answer = self._say(chat, "bot", "…", when + timedelta(seconds=4))
            if self._random.random() < 0.75:
                thumb = self._random.choice((None, None, None, None, True, False))
                known = {"message_id": answer, "question_id": question, "conversation_id": chat, "text": SAID[language]}
                article = ARTICLES[min(int(self._random.expovariate(0.25)), len(ARTICLES) - 1)]
                self._add("asked", **known, language=language, article=article, thumb=thumb, at=when)
        if self._random.random() < 0.15:
            self._add_case(chat, language, at + timedelta(minutes=5))

    def _add_case(self, chat: int, language: str, at: datetime) -> None:
        self._case += 1
        pick, number = self._random.choice, self._case
        busy = 1.5 if at.weekday() == 0 else 1.0
        claimed = at + timedelta(minutes=self._random.expovariate(1 / (8 * busy)))
        replied = claimed + timedelta(minutes=self._random.expovariate(1 / 3))
        closed = replied + timedelta(minutes=self._random.expovariate(1 / 90))
        if closed > self._now:
            return
        person = self._first + self._random.randrange(self._size.people)
        brief = Brief(reason=pick(REASONS), question=SAID[language], language=language)
        known = {"conversation_id": chat, "person_id": person}
        times = {"opened_at": at, "waiting_since": at, "turn_at": at, "claimed_at": claimed, "closed_at": closed}
        state = {"state": "resolved", "reason": brief.reason.value, "brief": pack(brief), "first_reply_at": replied}
        more = {"team_id": pick((None, 1, 2, 3)), "result_id": pick((1, 2, 3)), "answered_at": replied}
        self._add("escalations", id=number, **known, **times, **state, **more)
        self._say(chat, "operator", "Сейчас посмотрю.", replied, person_id=person)
        if self._random.random() < 0.5:
            self._add("case_tags", case_id=number, tag=pick(TAGS))
        for aim, since, end, minutes in (("first_reply", at, replied, 15), ("resolution", at, closed, 240)):
            due = since + timedelta(minutes=minutes)
            policy = pick(("usual", "urgent"))
            self._add("targets", case_id=number, aim=aim, policy=policy, since=since, due_at=due, met_at=end)
        asked = self._random.random() < 0.6
        score = pick((5, 5, 5, 4, 3, 1)) if asked and self._random.random() < 0.4 else None
        unasked = "" if asked else pick(list(Unasked)).value
        rated = {"score": score, "rated_at": closed if score else None}
        self._add("ratings", case_id=number, **known, asked_at=closed, unasked=unasked, **rated)
        if self._random.random() < 0.1:
            due, kept = closed + timedelta(hours=2), self._random.random() < 0.8
            given = {"kind": "promise", "created_at": at, "warn_at": at, "settled_at": closed if kept else None}
            self._add("dues", **known, case_id=number, due_at=due, **given)

    def _say(self, chat: int, author: str, text: str, at: datetime, *, person_id: int | None = None) -> int:
        self._line += 1
        known = {"conversation_id": chat, "author": author, "text": text, "person_id": person_id}
        self._add("messages", id=self._line, **known, created_at=at)
        return self._line

    def _add(self, table: str, **values: Any) -> None:
        self._rows[table].append(values)

    def _flush(self, least: int) -> None:
        if len(self._rows["messages"]) < least:
            return
        for table in metadata.sorted_tables:
            if self._rows[table.name]:
                self._tx.connection.execute(insert(table), self._rows[table.name])
        self._rows.clear()
