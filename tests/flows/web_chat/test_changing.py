"""A reply that staff correct or take back, as the page of the visitor sees it."""

from __future__ import annotations

from bot.service.cases.writing import changing
from bot.service.chat.cursor import parse_cursor
from bot.service.ports import App
from tests.flows.web_chat.conftest import Chat, deliver_all, drain
from tests.support.web_front import claim, hire, read_lines, reply


async def test_a_correction_and_a_deletion_are_told_and_stay_after_a_reload(chat: Chat, app: App) -> None:
    await chat.write("How much is it?")
    await chat.press(0, "human")
    anna = hire(app)
    conversation_id = claim(app, anna)
    reply(app, anna, conversation_id, "It costs 100", client_id="op-1")
    await deliver_all(app)
    number = read_lines(app, conversation_id)[-1].id
    events = await drain(chat)
    await app.database.write(changing.do_change, app, anna, number, "It costs 120")
    await deliver_all(app)
    events = await drain(chat, parse_cursor(events[-1]["cursor"]))
    assert [(event["name"], event["data"]["text"], event["data"]["edited"]) for event in events] == [
        ("changed", "It costs 120", True)
    ]
    assert (await chat.texts())[-1] == "It costs 120"
    await app.database.write(changing.do_delete, anna, number)
    await deliver_all(app)
    events = await drain(chat, parse_cursor(events[-1]["cursor"]))
    (gone,) = [event["data"] for event in events]
    assert (gone["id"], gone["deleted"], gone["text"]) == (number, True, "")
    assert "It costs 120" not in await chat.texts()
    assert "It costs 120" not in str(await drain(chat))
