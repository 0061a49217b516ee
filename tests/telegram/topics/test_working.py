"""A case from the first word to the end, by people who have only their phones."""

from __future__ import annotations

from pathlib import Path

from bot.core.case import State
from bot.core.messages import Author
from tests.support.telegram.office import CUSTOMER, open_office


async def test_a_customer_is_answered_from_a_topic(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        await office.customer.sends("I want a person, order 12345 never came")
        topic = await office.topic()
        assert topic.name.startswith("🟡 №1 Olena · About a matter of their own")
        panel = await office.panel(topic, "Waiting since")
        assert "order 12345 never came" in panel.text
        await office.reads(topic, "👤 Olena: I want a person, order 12345 never came")

        await office.anna.presses(panel, "✋ Take it")
        await office.customer.waits_for("Anna has joined")
        await office.panel(topic, "Anna has this chat")
        said = await office.anna.sends("Good day! I'm looking at it", chat=office.group, thread=topic.id)
        await office.customer.waits_for("Good day! I'm looking at it")
        await office.reaction(said, "👌")
        assert (await office.hears(Author.OPERATOR, "Good day!")).person_name == "Anna"

        await office.customer.sends("thank you")
        await office.reads(topic, "👤 Olena: thank you")
        await office.stage.reply(CUSTOMER, "and this comes from the web desk")
        await office.reads(topic, "💬 Anna: and this comes from the web desk")

        await office.anna.presses(await office.panel(topic, "Anna has"), "✅ Close")
        results = await office.reads(topic, lambda one: "Solved" in str(one.buttons))
        await office.anna.presses(results, "Solved")
        await office.customer.waits_for("Anna has closed request")
        await office.panel(topic, "Anna has closed it: Solved")
        await office.rests()
        assert office.group.topics[0].closed
        assert office.group.topics[0].name.startswith("✅")
        texts = [one.text for one in office.said(topic)]
        assert sum("Good day!" in text for text in texts) == 0, "what was written there is not said again"


async def test_who_writes_first_takes_the_chat_and_nobody_else_gets_a_word_in(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        await office.customer.sends("I want a person")
        topic = await office.topic()
        await office.panel(topic, "Waiting since")
        await office.borys.sends("Hello, it's Borys", chat=office.group, thread=topic.id)
        await office.customer.waits_for("Hello, it's Borys")
        assert office.case().person_name == "Borys"
        await office.anna.sends("and me too!", chat=office.group, thread=topic.id)
        await office.reads(topic, "Borys has this chat, so nothing was sent")
        note = await office.anna.sends("// offer her a discount", chat=office.group, thread=topic.id)
        await office.reaction(note, "✍")
        await office.rests()
        assert not [text for text in office.customer.texts if "me too" in text or "discount" in text]
        assert office.case().state is State.CLAIMED


async def test_a_stranger_is_told_once_how_to_be_known(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        await office.customer.sends("I want a person")
        topic = await office.topic()
        stranger = office.server.user(id=9009, first_name="Somebody")
        panel = await office.panel(topic, "Waiting since")
        for _ in range(2):
            await stranger.sends("hi, I can help", chat=office.group, thread=topic.id)
        await office.reads(topic, "I don’t know you yet")
        await stranger.presses(panel, "✋ Take it")
        await office.rests()
        assert sum("I don’t know you yet" in one.text for one in office.said(topic)) == 1
        assert office.case().state is State.WAITING
        assert "hi, I can help" not in office.customer.texts


async def test_a_flood_of_starts_opens_no_topic(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        for number in range(5):
            crowd = office.server.user(id=6000 + number, language_code="en")
            await crowd.sends("/start")
            await crowd.sends("/human")
            await crowd.waits_for("Request #")
        await office.rests()
        assert office.group.topics == []
