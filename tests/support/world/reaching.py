"""Letters, codes and joined chats, in the random lives of ``test_laws``."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.core.reach.codes import digest
from bot.core.reach.identity import Signed, sign
from bot.core.reach.inbound import KEY, Read
from bot.core.reach.joins import Leads
from bot.errors import Refused
from bot.service.cases.customer import joining, returning
from bot.service.chat.elsewhere import signing_in
from bot.service.chat.letters import taking
from bot.service.chat.moves import moving
from bot.service.chat.pages import Place
from bot.storage.chat import customers, letters, links
from bot.storage.database import Tx
from bot.storage.tables import reach
from tests.support.world import laws
from tests.support.world.cast import CHATS, WORDS, Cast
from tests.support.world.world import SITE

CODE: Final = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
STAND: Final = ("id", "channel", "chat_key", "holder", "person_id", "epoch", "waiting_since", "blocked")
PAGE: Final = "A"  # the one that may go on elsewhere
PLACES: Final = st.sampled_from((PAGE, "browser-1", "browser-2"))
LEADS: Final = st.sampled_from(tuple(Leads))


class Reaching(Cast):
    """A letter is what its customer says, once; that chats are one person's moves nothing."""

    @rule(chat=CHATS, word=WORDS, twice=st.booleans())
    def customer_answers_by_mail(self, chat: str, word: str, twice: bool) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        self.world.pump()
        text = self._text(chat, word or "q1")
        self.said.texts.pop((chat, text["key"]))
        letter_key = hashlib.sha256(text["key"].encode()).hexdigest()
        self.said.texts[chat, f"{KEY}{letter_key[:32]}"] = [text["text"]]
        number = self.world.write(letters.record_letter, letter_key=letter_key, raw_key="", size=1)
        letter = self.world.read(letters.get, number)
        read = Read(sender="olha@example.org", text=text["text"])
        taken = [
            self.world.write(
                taking.do_take, self.world.app, letter, read, taking.Files(), conversation["id"], sender=True
            )
            for _ in range(2 if twice else 1)
        ]
        assert taken[0], "a letter was lost"
        assert not any(taken[1:]), "a letter was taken twice"

    @rule(chat=CHATS, other=CHATS, late=st.booleans())
    def customer_types_a_code_of_another_chat(self, chat: str, other: str, late: bool) -> None:
        self.world.pump()
        given = self._command(chat, "")
        before = self._stand()
        code = next((found[0] for m in reversed(given) if (found := CODE.search(m["text"]))), "")
        if late:
            self.world.clock.advance(seconds=901)
        self._command(other, code or "AAAA-AAAA")
        after = self._stand()
        assert {number: after[number] for number in before} == before, "a code moved something"

    @rule(first=CHATS, second=CHATS, leads=LEADS)
    def staff_join_two_chats_and_part_them_again(self, first: str, second: str, leads: Leads) -> None:
        one, other = self._conversation(first), self._conversation(second)
        if one is None or other is None:
            return
        ids = (one["id"], other["id"])
        before = [(self.world.read(customers.find, number).name, self._stand()[number]) for number in ids]
        case = next((e for e in self.world.read(laws.read_state).escalations if e["conversation_id"] == ids[1]), None)
        tie: Any = None
        with suppress(Refused):
            person = self.world.operators[0]
            tie = self.world.write(joining.do_join, person, ids[0], str(case["id"] if case else 0), leads=leads)
            self.world.write(joining.do_part, person, tie)
        after = [(self.world.read(customers.find, number).name, self._stand()[number]) for number in ids]
        assert after == before, "two that were parted have not what they had"

    @rule(delivered=st.booleans())
    def a_chat_goes_on_elsewhere_and_is_brought_back(self, delivered: bool) -> None:
        chat = self._conversation(PAGE)
        if chat is None:
            return
        self.world.pump()
        self.token += 1
        before, code, place = self._stand(), f"code-{self.token}", f"elsewhere-{self.token}"
        link = {"code_hash": digest(code), "conversation_id": chat["id"], "purpose": moving.PURPOSE}
        self.world.write(links.record_link, **link, expires_at=self.world.clock() + moving.LIFETIME)
        came = self.world.channel.to_incoming(json.dumps({"chat": place, "key": f"{place}-0", "kind": "command"}))
        assert came is not None
        came = replace(came, command="start", text=f"{moving.PREFIX}{code}")
        self.world.write(moving.do_move, self.world.app, came)
        there = self._stand()[chat["id"]]
        assert there[STAND.index("chat_key")] == place, "a chat did not go along"
        if delivered:
            self.everything_goes_out()
        self.world.write(returning.do_bring_back, self.world.app, self.world.operators[0], chat["id"])
        assert self._stand() == before, "a chat that came back is not as it was"

    @rule(place=PLACES, user=st.sampled_from(("olha", "ivan")), forged=st.booleans())
    def a_site_signs_for_a_visitor(self, place: str, user: str, forged: bool) -> None:
        self.token += 1
        before, ties = self._stand(), self.world.read(_list_rows, reach.chat_joins)
        signed = Signed(
            user=user, signature=sign(user, secret="another secret of thirty-two letters" if forged else SITE)
        )
        where, new_key = Place(channel="paper", chat_key=place), f"page-{self.token}"
        done = self.world.write(signing_in.do_sign_in, self.world.app, where, signed, new_key=new_key)
        assert done.known is not forged
        assert self._stand() == before, "who a visitor is moved something"
        assert not forged or self.world.read(_list_rows, reach.chat_joins) == ties, "a forged signature tied two chats"

    @invariant()
    def a_person_is_made_of_different_chats_and_a_letter_of_one_line(self) -> None:
        joins, came = self.world.read(_list_rows, reach.chat_joins), self.world.read(_list_rows, reach.letters)
        assert all(join["conversation_id"] != join["other_id"] for join in joins), "a chat is joined with itself"
        lines = [letter["message_id"] for letter in came]
        assert None not in lines, "a letter was taken and is no line"
        assert len(set(lines)) == len(lines), "two letters are one line"

    def everything_goes_out(self) -> None:
        """Overridden by the whole."""

    def _command(self, chat: str, code: str) -> list[Any]:
        """What is said in the chat after ``/link``."""
        key = self.world.new_key(chat)
        self.said.texts[chat, key] = ["/link …" if code else "/link"]
        self._arrives({"chat": chat, "key": key, "kind": "command", "command": "link", "text": code})
        conversation = self._conversation(chat)
        state = self.world.read(laws.read_state)
        number = conversation["id"] if conversation else max((c["id"] for c in state.conversations), default=0)
        return [m for m in state.messages if m["conversation_id"] == number and m["author"] == "system"]

    def _stand(self) -> dict[int, Any]:
        state = self.world.read(laws.read_state)
        return {one["id"]: tuple(one[name] for name in STAND) for one in state.conversations}


def _list_rows(tx: Tx, table: Any) -> list[Any]:
    return [dict(row) for row in tx.connection.execute(select(table)).mappings()]
