"""Ownership and epochs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conversation import BOT, QUEUE, Conversation, Holder, Memory, Owner, hand_over, may_send, operator

CHAT = Conversation(
    id=1,
    channel="test",
    chat_key="1",
    owner=BOT,
    epoch=1,
    language="uk",
    memory=Memory(shown=("a/b",), misses=1),
    dialogue="state",
)

owners = st.one_of(st.sampled_from([BOT, QUEUE]), st.integers(1, 5).map(operator))


def test_an_operator_owns_by_name_and_nobody_else_does() -> None:
    assert operator(7) == Owner(holder=Holder.OPERATOR, person_id=7)
    with pytest.raises(ValueError, match="by name"):
        Owner(holder=Holder.OPERATOR)
    for holder in (Holder.BOT, Holder.QUEUE):
        with pytest.raises(ValueError, match="by name"):
            Owner(holder=holder, person_id=7)


def test_the_memory_goes_with_the_chat_to_people_and_is_clean_when_the_bot_is_back() -> None:
    queued = hand_over(CHAT, QUEUE)
    assert (queued.memory, queued.dialogue) == (CHAT.memory, CHAT.dialogue)
    back = hand_over(queued, BOT)
    assert (back.memory, back.dialogue) == (Memory(), "")


@given(st.lists(owners, min_size=1))
def test_what_was_written_under_an_earlier_owner_may_never_be_sent(line: list[Owner]) -> None:
    chat, past = CHAT, [CHAT.epoch]
    for owner in line:
        chat = hand_over(chat, owner)
        assert chat.owner == owner
        assert may_send(chat, epoch=chat.epoch)
        assert not any(may_send(chat, epoch=epoch) for epoch in past)
        past.append(chat.epoch)
    assert past == sorted(set(past))
