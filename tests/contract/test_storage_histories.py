"""Imports of old conversations and their topics, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.core.insights.histories import AskedSo, OldTopic, Stage, TopicState
from bot.storage.articles import histories
from bot.storage.database import Database

TOPIC = OldTopic(
    id=0,
    history_id=0,
    title="how much is delivery?",
    language="en",
    count=9,
    people=8,
    months=3,
    languages={"en": 5, "ru": 4},
    wordings=(AskedSo(text="how much is delivery?", language="en", count=5),),
    replies={"ru": ("90 грн",)},
    near="delivery/cost",
    answers=True,
)


async def test_an_import_keeps_its_topics_until_it_goes(store: Database) -> None:
    number = await store.write(histories.add, person_id=None, name="x" * 300)
    assert await store.write(
        lambda tx: histories.change(tx, number, only=(Stage.LOOKING,), state="ready", seen={"a": 1})
    )
    assert not await store.write(lambda tx: histories.change(tx, number, only=(Stage.LOOKING,), state="failed"))
    known = await store.read(histories.get, number)
    assert known is not None
    assert (known.stage, known.seen, known.chosen, len(known.name)) == (Stage.READY, {"a": 1}, {}, 200)
    assert [one.id for one in await store.read(histories.list_recent)] == [number]
    for _ in range(2):  # a second time in the place of the first
        await store.write(histories.record_topics, number, (TOPIC,))
    (one,) = await store.read(histories.list_topics, number)
    assert (one.wordings, one.replies, one.near, one.answers) == (TOPIC.wordings, TOPIC.replies, "delivery/cost", True)
    assert one.reply == ("ru", "90 грн")
    made = {"ru/a/b": "digest"}
    await store.write(histories.record_draft, one.id, "typed")
    await store.write(histories.record_topic, one.id, state=TopicState.DRAFTED, article="a/b", made=made)
    known_topic = await store.read(histories.get_topic, one.id)
    assert known_topic is not None
    assert (known_topic.state, known_topic.article, known_topic.made, known_topic.draft) == (
        TopicState.DRAFTED,
        "a/b",
        made,
        "typed",
    )
    await store.write(histories.forget, number)
    assert await store.read(histories.get, number) is None
    assert await store.read(histories.list_topics, number) == ()


async def test_what_nobody_goes_on_with_is_given_up(store: Database) -> None:
    number = await store.write(histories.add, person_id=None, name="a")
    seen = {"speakers": [{"name": "Olha"}]}
    await store.write(lambda tx: histories.change(tx, number, only=(Stage.LOOKING,), state="asking", seen=seen))
    await store.write(lambda tx: histories.give_up(tx, before=tx.now - timedelta(days=1)))
    known = await store.read(histories.get, number)
    assert known is not None
    assert known.stage is Stage.ASKING
    await store.write(lambda tx: histories.give_up(tx, before=tx.now + timedelta(days=1)))
    known = await store.read(histories.get, number)
    assert known is not None
    assert (known.stage, known.seen) == (Stage.STOPPED, {})
