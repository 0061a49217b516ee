"""A person in the web chat, buttons and languages."""

from __future__ import annotations

from bot.core.messages import Author, Delivery, NewMessage
from bot.service.chat.cursor import parse_cursor
from bot.service.outbox import posting
from bot.service.ports import App
from tests.flows.web_chat.conftest import Chat, deliver_all, drain, visit
from tests.support.web_front import (
    claim,
    hire,
    only_conversation,
    post_article,
    read_lines,
    reply,
)


async def test_a_person_is_one_press_away_and_their_reply_is_shown(chat: Chat, app: App) -> None:
    await chat.write("Where is my order?")
    await chat.press(0, "human")
    anna = hire(app)
    conversation_id = claim(app, anna)
    reply(app, anna, conversation_id, "On its *way* <i>now</i>", client_id="op-1")
    await deliver_all(app)
    last = (await chat.read())[-1]
    assert (last["author"], last["name"], last["text"], last["html"]) == (
        "operator",
        "Anna",
        "On its *way* <i>now</i>",
        "",
    )
    state = (await chat.http.get("/chat/api/messages")).json()["state"]
    assert (state["holder"], state["operator"]) == ("operator", "Anna")


async def test_nothing_is_shown_before_it_is_sent(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    await chat.press(0, "human")
    assert {message["author"] for message in await chat.read()} == {"customer"}
    await deliver_all(app)
    assert "system" in {message["author"] for message in await chat.read()}


async def test_withheld_and_failed_messages_are_never_shown(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    stale = only_conversation(app)
    post_article(app, "a stale answer of the bot")
    await chat.press(0, "human")
    await app.database.write(posting.post, stale, NewMessage(author=Author.BOT, text="another stale one"))
    await deliver_all(app)
    states = {line.text: line.delivery for line in read_lines(app, stale.id)}
    assert states["a stale answer of the bot"] is Delivery.WITHHELD
    assert not {"a stale answer of the bot", "another stale one"} & set(await chat.texts())
    events = await drain(chat)
    assert not {"a stale answer of the bot", "another stale one"} & {event["data"]["text"] for event in events}


async def test_a_button_works_and_its_change_is_told(chat: Chat, app: App) -> None:
    await chat.write("How much is delivery?")
    message_id = post_article(app, "Four **euro**", ("Helped", "helped"), ("Human", "human"))
    await deliver_all(app)
    events = await drain(chat)
    assert events[-1]["data"]["html"] == "<p>Four <strong>euro</strong></p>\n"
    assert [button["action"] for button in events[-1]["data"]["buttons"]] == ["helped", "human"]
    await chat.press(message_id, "helped")
    await deliver_all(app)
    later = await drain(chat, parse_cursor(events[-1]["cursor"]))
    (changed,) = [event["data"] for event in later if event["name"] == "changed"]
    left = [(button["action"], button["chosen"]) for button in changed["buttons"]]
    assert (changed["id"], left) == (message_id, [("helped", True), ("human", False)])
    assert not changed["edited"]


async def test_another_visitors_message_can_not_be_pressed(chat: Chat, app: App) -> None:
    await chat.write("Mine")
    message_id = post_article(app, "Four euro", ("Helped", "helped"))
    await deliver_all(app)
    before = await chat.read()
    async with visit(app) as http:
        stranger = await Chat(app=app, http=http).open()
        await stranger.write("Theirs")
        for action in ("helped", "human", "cancel-wait"):
            assert (await stranger.press(message_id, action)).status_code == 404
        assert await stranger.texts() == ["Theirs"]
    assert await chat.read() == before


async def test_a_forged_action_does_nothing(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    message_id = post_article(app, "Four euro", ("Helped", "helped"))
    await deliver_all(app)
    before = await chat.read()
    for action in ("cancel-wait", "pick:../../etc/passwd", "language:ru", "nonsense"):
        assert (await chat.press(message_id, action, client_id=f"press-{len(action):04}")).status_code == 200
    await deliver_all(app)
    assert await chat.read() == before


async def test_the_language_can_be_chosen_before_the_first_message_and_changed_later(chat: Chat, app: App) -> None:
    assert (await chat.post("language", {"language": "uk"})).status_code == 200
    assert (await chat.post("language", {"language": "xx"})).status_code == 422
    assert await chat.read() == []
    assert 'lang="uk"' in (await chat.http.get("/chat")).text
    await chat.write("Hello")
    for _ in range(2):
        await chat.post("language", {"language": "ru"})
    await deliver_all(app)
    assert (await chat.texts()) == ["Hello", "Готово, говорим по-русски."]
    assert (only_conversation(app).language, only_conversation(app).language_chosen) == ("ru", True)
