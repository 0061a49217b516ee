"""What customers and the owner say in the chats of an account, and what the bot makes of it."""

from __future__ import annotations

import pytest

from bot.core.messages import Author, Delivery, Kind
from bot.core.reach.behalf import CHANNEL, HUSH, Powers
from bot.service.cases import holding, reply, taking
from bot.service.chat import late
from bot.service.chat.behalf import hearing
from bot.service.outbox.refusals import MayNotReply, NotConnected, WindowShut
from bot.storage.chat import behalf, conversations
from tests.unit.service.chat.behalf.conftest import ALL, OWNER, Shop

ANSWER = "This is answer 1."


async def test_a_customer_is_answered_and_can_ask_for_a_person(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    await shop.hear("what about q1")
    assert ANSWER in shop.texts[0]
    await shop.hear("I want a person")
    assert len(shop.texts) == 3, "the notice and the card"
    letter = shop.channel.letters[-1]
    assert letter.chat_key == shop.chat_key


async def test_nothing_is_kept_before_somebody_allows_it_and_after_they_stop_it(shop: Shop) -> None:
    shop.connects()
    await shop.hear("a secret")
    assert shop.conversation() is None
    shop.allow()
    await shop.hear("what about q1")
    shop.app.database.write_now(behalf.record_allowed, shop.account.id, allowed=False)
    await shop.hear("another secret")
    assert [one.text for one in shop.lines() if one.author is Author.CUSTOMER] == ["what about q1"]


async def test_what_the_owner_notes_down_for_themselves_is_nobodys_business(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    await shop.hear("buy milk", chat=OWNER)
    found = shop.app.database.read_now(conversations.find, channel=CHANNEL, chat_key=f"{shop.key}:{OWNER}")
    assert found is None


async def test_the_chat_is_the_owners_for_an_hour_then_the_bot_answers_what_is_left(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    await shop.hear("what about strange")
    told = len(shop.texts)
    shop.owner_writes("Hello Olha, it is me")
    await shop.hear("what about q1")
    await shop.later(minutes=50)
    assert len(shop.texts) == told
    assert late.list_overdue is not None
    overdue = shop.app.database.read_now(late.list_overdue, shop.app, ready_since=late.no_start)
    assert overdue == (), "nobody is told that the bot is late, for it is not its turn"
    await shop.later(minutes=11)
    assert ANSWER in shop.texts[-1]


async def test_staff_end_the_hour_and_the_bot_answers_what_is_left_at_once(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    shop.owner_writes("Hello Olha, it is me")
    until = shop.clock() + HUSH
    await shop.hear("what about q1")
    known = shop.conversation()
    assert known is not None
    write = shop.app.database.write_now
    assert write(hearing.do_end_hush, shop.lead, known.id) == until
    assert write(hearing.do_end_hush, shop.lead, known.id) is None, "ended already"
    await shop.later(seconds=1)
    assert ANSWER in shop.texts[-1]


async def test_an_hour_that_was_ended_is_the_owners_again_until_its_end(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    shop.owner_writes("Hello Olha, it is me")
    until = shop.clock() + HUSH
    await shop.hear("what about q1")
    known = shop.conversation()
    assert known is not None
    write = shop.app.database.write_now
    write(hearing.do_end_hush, shop.lead, known.id)
    write(hearing.do_hush_again, shop.lead, known.id, until=until + HUSH)
    write(hearing.do_hush_again, shop.lead, known.id, until=until)
    await shop.later(minutes=50)
    assert shop.texts == []
    await shop.later(minutes=11)
    assert ANSWER in shop.texts[-1]
    write(hearing.do_hush_again, shop.lead, known.id, until=until)
    await shop.hear("and q2")
    assert "answer 2" in shop.texts[-1], "an hour that is over does not come back"


async def test_who_gives_a_chat_back_to_the_bot_ends_the_hour(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    shop.owner_writes("Hello Olha, it is me")
    await shop.hear("what about q1")
    known = shop.conversation()
    assert known is not None
    shop.app.database.write_now(taking.do_take, shop.app, shop.lead, known.id)
    shop.clock.advance(seconds=1)
    await shop.hear("what about q2")
    shop.app.database.write_now(holding.do_return, shop.app, shop.lead, known.id)
    await shop.later(minutes=1)
    assert "answer 2" in shop.texts[-1]
    await shop.hear("what about q1")
    assert ANSWER in shop.texts[-1], "and what comes next is answered as well"


async def test_what_the_owner_has_answered_the_bot_does_not_answer_again(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    shop.hears("what about q1")
    shop.owner_writes("It is free for you")
    await shop.later(hours=2)
    assert shop.texts == []
    known = shop.conversation()
    assert known is not None and known.waiting_since is None
    shop.hears("what about q1 then")
    shop.owner_writes("As I said")
    await shop.later(hours=2)
    assert shop.texts == []


async def test_words_that_telegram_sends_by_itself_take_no_chat(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    shop.hears("what about q1")
    shop.owner_writes("We are closed now", unattended=True)
    await shop.later(minutes=1)
    assert ANSWER in shop.texts[0]
    assert [one.author for one in shop.lines()][:2] == [Author.CUSTOMER, Author.OPERATOR]


async def test_what_is_taken_back_is_not_answered_and_says_so(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    key = shop.hears("what about q1")
    shop.takes_back(key, "unknown")
    await shop.later(minutes=1)
    assert shop.texts == []
    (line,) = shop.lines()
    assert line.deleted_at is not None
    known = shop.conversation()
    assert known is not None and known.waiting_since is None


async def test_a_correction_is_shown_and_answered(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    key = shop.hears("what about strange")
    shop.hears("what about q1", key=key, kind=Kind.EDIT)
    await shop.later(minutes=1)
    assert ANSWER in shop.texts[0]
    owners = shop.owner_writes("It's free")
    shop.owner_writes("It is free", key=owners, kind=Kind.EDIT)
    assert [one.text for one in shop.lines() if one.author is Author.OPERATOR] == ["It is free"]


async def test_after_a_day_nothing_leaves_and_whoever_writes_reads_why(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    await shop.hear("what about q1")
    known = shop.conversation()
    assert known is not None
    shop.clock.advance(hours=24)
    with pytest.raises(WindowShut):
        shop.app.database.write_now(
            taking.do_write_first, shop.app, shop.lead, known.id, "Are you still there?", client_id="1"
        )
    await shop.hear("I am, what about q2")
    shop.app.database.write_now(taking.do_take, shop.app, shop.lead, known.id)
    shop.app.database.write_now(reply.do_reply, shop.app, shop.lead, known.id, "Good", client_id="2")
    shop.clock.advance(hours=24)
    await shop.later(seconds=1)
    last = shop.lines()[-1]
    assert (last.text, last.delivery, last.delivery_note) == ("Good", Delivery.FAILED, WindowShut().message)


@pytest.mark.parametrize(
    ("powers", "enabled", "error"),
    [(Powers(read=True), True, MayNotReply), (ALL, False, NotConnected)],
    ids=["no right", "disconnected"],
)
async def test_a_right_that_is_withdrawn_stops_sending_and_nothing_else(
    shop: Shop, powers: Powers, enabled: bool, error: type[MayNotReply]
) -> None:
    shop.connects()
    shop.allow()
    await shop.hear("what about q1")
    shop.connects(powers, enabled=enabled)
    await shop.hear("what about q2")
    assert len(shop.texts) == 1
    last = shop.lines()[-1]
    assert (last.author, last.delivery, last.delivery_note) == (Author.BOT, Delivery.FAILED, error().message)


async def test_an_account_that_connects_anew_goes_on_with_its_chats(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    await shop.hear("what about q1")
    known = shop.conversation()
    shop.connects(enabled=False)
    shop.key = "conn2"
    shop.connects()
    await shop.hear("what about q2")
    now = shop.conversation()
    assert known is not None and now is not None and now.id == known.id
    assert shop.channel.letters[-1].chat_key == shop.chat_key


async def test_a_hush_that_is_over_is_over(shop: Shop) -> None:
    shop.connects()
    shop.allow()
    shop.owner_writes("Hello Olha")
    await shop.later(seconds=HUSH.total_seconds() + 1)
    await shop.hear("what about q1")
    assert ANSWER in shop.texts[0]
