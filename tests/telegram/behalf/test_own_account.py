"""The shop's own account, from connecting it to the day it takes its leave back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.core.messages import Author, Delivery, Message
from bot.core.reach.behalf import CHANNEL, Standing, to_chat_key
from bot.service.cases import holding, reply
from bot.service.chat.behalf import connecting
from bot.service.outbox.refusals import MayNotReply
from bot.storage.cases import escalations as cases
from bot.storage.chat import behalf, conversations, messages, updates
from tests.support.emulator import Clock, Emulator, User
from tests.support.emulator.owners import Owner
from tests.support.emulator.types import UNLIMITED, RequestRecord
from tests.support.telegram.product_side import free_limiter
from tests.support.telegram.stage import Stage, on_stage, wait_for

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
CUSTOMER = 5001


@dataclass
class Counter:
    """A shop whose owner has connected the bot, and a customer who knows only the shop."""

    stage: Stage
    server: Emulator
    owner: Owner
    customer: User

    def conversation(self) -> Any:
        place = {"channel": CHANNEL, "account": self.stage.app.bot_account}
        key = to_chat_key(self.owner.account.key, str(CUSTOMER))
        return self.stage.app.database.read_now(conversations.find, chat_key=key, **place)

    def lines(self) -> list[Message]:
        known = self.conversation()
        return list(self.stage.app.database.read_now(messages.list_transcript, known.id)) if known else []

    async def line(self, text: str, **wanted: Any) -> Message:
        """A line of the transcript with these words, once it is so."""

        def look() -> Message | None:
            found = (one for one in self.lines() if text in one.text)
            return next((one for one in found if all(getattr(one, k) == v for k, v in wanted.items())), None)

        found = await wait_for(look, what=f"{text} {wanted}", seconds=10)
        assert isinstance(found, Message)
        return found

    async def standing(self, wanted: Standing) -> None:
        def look() -> bool:
            found = self.stage.app.database.read_now(behalf.list_connections)
            return bool(found) and found[0].standing is wanted

        await wait_for(look, what=wanted.value, seconds=10)

    async def allow(self) -> None:
        await self.standing(Standing.ASKS)
        (found,) = self.stage.app.database.read_now(connecting.list_connections, self.stage.operator)
        await self.stage.app.database.write(connecting.do_allow, self.stage.operator, found.id)

    async def claim(self) -> None:
        """The operator takes the chat."""
        case = await wait_for(
            lambda: self.stage.app.database.read_now(cases.find_open, self.conversation().id), what="a case"
        )
        await self.stage.app.database.write(holding.do_claim, self.stage.app, self.stage.operator, case.id)

    async def reply(self, text: str) -> None:
        place = (self.stage.app, self.stage.operator, self.conversation().id, text)
        await self.stage.app.database.write(reply.do_reply, *place, client_id=text)

    def sent(self, words: str) -> RequestRecord:
        """The request that sent this."""
        return next(one for one in self.server.calls("sendMessage") if words in str(one.params.get("text")))


@asynccontextmanager
async def open_counter(home: Path, **rights: bool) -> AsyncIterator[Counter]:
    """A connected account that is allowed."""
    async with (
        Emulator(tokens=(TOKEN,), clock=Clock(speed=1), limits=UNLIMITED) as server,
        on_stage(home, api=server.url, token=TOKEN, limiter=free_limiter()) as stage,
    ):
        owner, customer = server.account(), server.user(id=CUSTOMER, language_code="en", started=False)
        counter = Counter(stage=stage, server=server, owner=owner, customer=customer)
        await owner.connects(**rights)
        await counter.allow()
        yield counter


async def test_customers_are_answered_in_the_name_of_the_account_they_know(tmp_path: Path) -> None:
    async with open_counter(tmp_path) as shop:
        chat = shop.owner.chat(shop.customer)
        await shop.owner.hears(shop.customer, "what about q1")
        answer = await chat.waits_for("This is answer 1")
        assert answer.payload["from"]["first_name"] == "Flower shop"
        assert answer.payload["sender_business_bot"]["id"] == shop.server.bot.id

        await shop.owner.sees_pressed(shop.customer, answer, "human")
        await shop.claim()
        await chat.waits_for("Anna has joined")
        await shop.reply("Good day! I'm looking at it")
        await chat.waits_for("Good day! I'm looking at it")
        request = shop.sent("Good day!")
        assert request.params["business_connection_id"] == shop.owner.account.key
        assert request.params["chat_id"] == str(CUSTOMER)
        await shop.line("Good day!", delivery=Delivery.SENT)
        assert shop.server.user(id=CUSTOMER).chat == [], "nothing came from the bot itself"
        assert [one.author for one in shop.lines() if "Good day!" in one.text] == [Author.OPERATOR], (
            "and not read as theirs"
        )

        await shop.owner.lets(can_reply=False)
        await shop.standing(Standing.MUTE)
        with pytest.raises(MayNotReply):
            await shop.reply("one more thing")
        await shop.owner.hears(shop.customer, "are you there?")
        await shop.line("are you there?", author=Author.CUSTOMER)
        await shop.owner.lets(can_reply=True)
        await shop.standing(Standing.WORKS)
        await shop.reply("now I am")
        await chat.waits_for("now I am")


async def test_what_the_owner_writes_is_theirs_and_the_bot_keeps_silent(tmp_path: Path) -> None:
    async with open_counter(tmp_path) as shop:
        await shop.owner.hears(shop.customer, "what about q1")
        chat = shop.owner.chat(shop.customer)
        first = await chat.waits_for("This is answer 1")
        await shop.owner.writes(shop.customer, "For you it is free, dear Olena")
        line = await shop.line("For you it is free", author=Author.OPERATOR)
        assert line.person_id is None
        await shop.owner.hears(shop.customer, "and what about q2")
        await shop.line("about q2", author=Author.CUSTOMER)
        await shop.owner.gets_photo(shop.customer, caption="and these?")
        await shop.line("and these?", author=Author.CUSTOMER)
        assert [one.id for one in chat.chat] == [first.id]
        assert shop.conversation().waiting_since is not None, "they wait, and the desk shows it"


async def test_nothing_is_kept_of_an_account_that_nobody_here_has_allowed(tmp_path: Path) -> None:
    async with (
        Emulator(tokens=(TOKEN,), clock=Clock(speed=1), limits=UNLIMITED) as server,
        on_stage(tmp_path, api=server.url, token=TOKEN, limiter=free_limiter()) as stage,
    ):
        owner, customer = server.account(first_name="A stranger"), server.user(id=CUSTOMER, started=False)
        shop = Counter(stage=stage, server=server, owner=owner, customer=customer)
        await owner.connects()
        await owner.hears(customer, "a secret of ours")
        handled = stage.app.database.read_now
        await wait_for(lambda: handled(updates.count_states).get("done") == 2, what="both updates to be handled")
        await shop.allow()
        await owner.hears(customer, "what about q1")
        await owner.chat(customer).waits_for("This is answer 1")
        assert shop.lines()[0].text == "what about q1"
