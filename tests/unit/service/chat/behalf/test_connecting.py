"""Who may let an account be spoken for, and who is told what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.people import Role
from bot.core.reach.behalf import Powers, Standing
from bot.errors import NotAllowed
from bot.service.chat.behalf import connecting
from bot.storage.people import links
from tests.support.acting import recording, run_jobs
from tests.support.staff import do_hire
from tests.unit.service.chat.behalf.conftest import OWNER, Shop


def link(shop: Shop, chat: str) -> None:
    """The lead is reached in Telegram."""
    place: dict[str, Any] = {"channel": "telegram", "account": "", "chat_key": chat, "username": ""}
    shop.app.database.write_now(links.record_link, person_id=shop.lead.id, **place)


async def test_leads_are_told_that_it_asks_works_and_stops(shop: Shop) -> None:
    link(shop, "77")
    shop.connects()
    shop.allow()
    shop.connects(Powers())
    shop.connects(Powers(read=True))
    shop.connects()
    shop.connects(enabled=False)
    await run_jobs(shop.app, until=shop.clock())
    told = recording(shop.app, "telegram").texts("77")
    words = ["has connected their Telegram account", "no longer lets the bot answer", "All is well", "has disconnected"]
    assert [word in text for word, text in zip(words, told, strict=True)] == [True] * 4


async def test_the_account_of_a_lead_is_allowed_at_once(shop: Shop) -> None:
    link(shop, OWNER)
    shop.connects()
    assert shop.account.standing is Standing.WORKS


def test_only_whoever_keeps_the_desk_sees_and_allows_accounts(shop: Shop) -> None:
    operator = shop.app.database.write_now(do_hire, "Olena", Role.OPERATOR)
    shop.connects()
    for use in (connecting.do_allow, connecting.do_forbid):
        with pytest.raises(NotAllowed):
            shop.app.database.write_now(use, operator, shop.account.id)
    with pytest.raises(NotAllowed):
        shop.app.database.read_now(connecting.list_connections, operator)
    shop.allow()
    shop.app.database.write_now(connecting.do_forbid, shop.lead, shop.account.id)
    assert shop.account.standing is Standing.ASKS
