"""Of several ways to say something no customer reads the same twice in a row."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bot.service.outbox import wording
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.database import Tx
from tests.support.app import make_app
from tests.support.rows import add_chat

FILE = "name: X\ntexts:\n  uk:\n    greet: [Hi!, Hello!, 'Good day from { $business }!']\n    thanks: [Sure!]\n"


@pytest.fixture
def spoken(tmp_path: Path) -> App:
    return make_app(tmp_path, business=FILE)


def say(app: App, chat: int, key: str) -> str:
    def run(tx: Tx) -> str:
        return wording.say(tx, app, conversations.get(tx, chat), key)

    said: str = app.database.write_now(run)
    return said


def test_variants_take_turns_for_each_customer(spoken: App) -> None:
    chats = [add_chat(spoken.database, f"chat-{number}").id for number in range(3)]
    heard = {chat: [say(spoken, chat, "greet") for _ in range(7)] for chat in chats}
    for said in heard.values():
        assert all(one != other for one, other in pairwise(said))
        assert set(said) == {"Hi!", "Hello!", "Good day from X!"}
    assert len({said[0] for said in heard.values()}) == 3, "different customers begin differently"


def test_fewer_variants_than_before_still_take_turns(spoken: App) -> None:
    chat = add_chat(spoken.database, "chat").id
    last = [say(spoken, chat, "greet") for _ in range(5)][-1]
    assert last
    spoken.business_file.path.write_text("name: X\ntexts: {uk: {greet: [Hi!, Hello!]}}\n", encoding="utf-8")
    said = [say(spoken, chat, "greet") for _ in range(4)]
    assert set(said) == {"Hi!", "Hello!"}
    assert all(one != other for one, other in pairwise(said))


def test_one_sentence_or_ours_is_said_as_ever(spoken: App) -> None:
    chat = add_chat(spoken.database, "chat").id
    assert [say(spoken, chat, "thanks") for _ in range(2)] == ["Sure!", "Sure!"]
    assert say(spoken, chat, "goodbye") == spoken.words.say("uk", "goodbye")
