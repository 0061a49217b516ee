"""A customer puts signs under messages, at our Telegram: the bot understands them, the desk and the topic show them."""

from __future__ import annotations

from pathlib import Path

from bot.core.case import Reason
from bot.core.messages import Author
from tests.support.telegram.office import CUSTOMER, open_office
from tests.support.telegram.stage import wait_for


async def test_signs_are_understood_shown_and_taken_back(tmp_path: Path) -> None:
    async with open_office(tmp_path) as office:
        customer, stage = office.customer, office.stage
        await customer.sends("tell me about q1")
        answer = await customer.waits_for("This is answer 1.")
        await wait_for(lambda: [one for one in stage.transcript(CUSTOMER) if one.channel_key], what="the keys")
        await customer.reacts(answer, "👍")
        await customer.waits_for("Good to hear")
        await customer.reacts(answer)
        await wait_for(lambda: any("Not what" in str(one.buttons) for one in customer.chat), what="the thumbs again")
        await customer.reacts(answer, "👎", "custom_emoji")
        topic = await office.topic()
        assert office.case().reason is Reason.NOT_HELPED

        await office.anna.presses(await office.panel(topic, "Waiting since"), "✋ Take it")
        await customer.waits_for("Anna has joined")
        said = await office.anna.sends("I'm looking at it", chat=office.group, thread=topic.id)
        told = await customer.waits_for("I'm looking at it")
        await office.hears(Author.OPERATOR, "I'm looking at it")
        await office.reaction(said, "👌")
        before = stage.conversation(CUSTOMER)
        await customer.reacts(told, "❤")
        shown = await office.reads(topic, "👤 Olena: ❤ «I'm looking at it»")
        assert shown.payload["reply_to_message"]["message_id"] == said.id
        assert stage.conversation(CUSTOMER) == before
        line = await office.hears(Author.OPERATOR, "I'm looking at it")
        assert line.reacted.signs == ("❤",)
