"""Chats at the emulator: blocked, unknown, migrated, with topics."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
)

from tests.support.emulator import (
    Emulator,
    User,
)

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


async def test_a_customer_who_blocked_the_bot_cannot_be_written_to(bot: Bot, olena: User) -> None:
    await olena.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(olena.id, "Hello?")
    await olena.sends("I am back")
    await bot.send_message(olena.id, "Welcome")
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_a_person_who_never_wrote_is_not_found(telegram: Emulator, bot: Bot) -> None:
    stranger = telegram.user(id=5, started=False)
    with pytest.raises(BadRequest, match="(?i)chat not found"):
        await bot.send_message(5, "Hello")
    await stranger.sends("/start")
    await bot.send_message(5, "Hello")


async def test_a_migrated_group_answers_with_its_new_id(telegram: Emulator, bot: Bot, olena: User) -> None:
    group = telegram.group()
    await olena.sends("in the group", chat=group)
    new = await group.migrates()
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(group.id, "Hello")
    assert error.value.new_chat_id == new.id
    await bot.send_message(new.id, "Hello")
    messages = [u.message for u in await bot.get_updates() if u.message]
    assert [(m.migrate_to_chat_id, m.migrate_from_chat_id) for m in messages] == [
        (None, None),
        (new.id, None),
        (None, group.id),
    ]


async def test_topics_carry_messages_both_ways_until_they_are_deleted(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    group = telegram.group(id=-1_001_000_000_000, forum=True)
    topic = await bot.create_forum_topic(group.id, "Olena")
    thread = topic.message_thread_id
    sent = await bot.send_message(group.id, "A customer waits", message_thread_id=thread)
    assert sent.is_topic_message and sent.message_thread_id == thread
    await olena.sends("I take it", chat=group, thread=thread)
    update = (await bot.get_updates())[0]
    assert update.message is not None and update.message.message_thread_id == thread
    await bot.close_forum_topic(group.id, thread)
    with pytest.raises(BadRequest, match="(?i)TOPIC_CLOSED"):
        await bot.send_message(group.id, "…", message_thread_id=thread)
    await group.deletes_topic(thread)
    with pytest.raises(BadRequest, match="(?i)message thread not found"):
        await bot.send_message(group.id, "…", message_thread_id=thread)


async def test_a_plain_group_has_no_topics(telegram: Emulator, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="(?i)not a forum"):
        await bot.create_forum_topic(telegram.group().id, "x")


async def test_a_bot_that_left_or_was_kicked_is_forbidden(telegram: Emulator, bot: Bot) -> None:
    left, kicked = telegram.group(id=-1), telegram.group(id=-2)
    await bot.leave_chat(left.id)
    await kicked.kicks_bot()
    for group in (left, kicked):
        with pytest.raises(Forbidden, match="kicked"):
            await bot.send_message(group.id, "Hello")


async def test_a_chat_can_be_read(telegram: Emulator, bot: Bot, olena: User) -> None:
    chat = await bot.get_chat(olena.id)
    assert (chat.type, chat.first_name) == ("private", "Olena")
    assert (await bot.get_chat(telegram.group(title="Desk").id)).title == "Desk"
