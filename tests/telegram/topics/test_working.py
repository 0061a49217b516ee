"""A case from the first word to the end, by people who have only their phones."""

from __future__ import annotations

from pathlib import Path

from bot.core.messages import Author
from bot.service.chat.behalf import connecting
from bot.storage.chat import behalf
from tests.support.emulator.types import ChatMessage
from tests.support.telegram.office import CUSTOMER, STRANGER, connect, open_office
from tests.support.telegram.stage import wait_for


async def test_a_customer_is_answered_from_a_topic(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        await office.customer.sends("I want a person, order 12345 never came")
        topic = await office.topic()
        assert topic.name.startswith("🟡 №1C Olena · About a matter of their own")
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


async def test_a_group_nobody_has_prepared_says_what_it_lacks_and_a_deleted_topic_costs_nothing(tmp_path: Path) -> None:
    async with open_office(tmp_path, ready=False) as office:
        await connect(office)
        await office.group.waits_for("Switch on “Topics”")
        office.group = await office.group.migrates()
        office.group.state.forum = True
        await office.group.promotes_bot(can_manage_topics=True)
        await office.group.waits_for("Everything is there again")
        await office.customer.sends("I want a person")
        topic = await office.topic()
        await office.reads(topic, "👤 Olena: I want a person")
        await office.group.deletes_topic(topic.id)
        await office.anna.sends("into the void", chat=office.group)
        await office.customer.sends_photo(caption="look")
        again = await wait_for(lambda: office.group.topics and office.group.topics[-1], what="a new topic")
        await office.reads(again, "👤 Olena: I want a person")
        await wait_for(lambda: any(one.payload.get("photo") for one in office.group.chat), what="the photo")
        assert "into the void" not in office.customer.texts
        stranger = office.server.user(id=STRANGER, first_name="Somebody")
        await stranger.sends("hi, I can help", chat=office.group, thread=again.id)
        await office.reads(again, "I don’t know you yet")
        assert "hi, I can help" not in office.customer.texts


async def test_what_a_customer_sends_to_the_shops_own_account_stands_in_the_topic(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        owner, read = office.server.account(), office.stage.app.database.read_now
        await owner.connects()
        await wait_for(lambda: read(behalf.list_connections), what="the account")
        await office.stage.app.database.write(
            connecting.do_allow, office.stage.operator, read(behalf.list_connections)[0].id
        )
        await owner.hears(office.customer, "I want a person")
        topic = await office.topic()
        await office.reads(topic, "👤 Olena: I want a person")
        photo = await owner.gets_photo(office.customer, caption="it came like this")

        def find() -> ChatMessage | None:
            return next((one for one in office.group.chat if one.payload.get("photo")), None)

        shown = await wait_for(find, what="the photo")
        assert isinstance(shown, ChatMessage)
        assert shown.thread == topic.id
        assert shown.payload["photo"][-1]["file_id"] == photo.payload["photo"][-1]["file_id"]
        assert shown.payload["caption"].startswith("👤 Olena:")
        assert "it came like this" in shown.payload["caption"]
