"""A lead connects a group of Telegram, and sees by itself what it lacks and when all is well."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from bot.core.desk.spoken import Spoken
from bot.core.desk.topics import Rights
from bot.core.messages import Kind
from bot.storage.cases.topics import groups
from tests.browser.conftest import Visitor
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer, PaperForums


def test_a_group_is_connected_lacks_a_right_gets_it_and_is_disconnected(desk: DeskServer, visit: Visitor) -> None:
    page = visit("boss", "/desk/telegram")
    forums = desk.telegram
    assert isinstance(forums, PaperForums)
    forums.rights = Rights(title="Night shift", forum=True, admin=True, topics=False)
    expect(page.locator(".group-none")).to_be_visible()
    page.click(".group-connect")
    command = page.locator("#group-code").inner_text()
    assert command.startswith("/desk ")
    said = desk.make_incoming("-100500", command.removeprefix("/desk "), kind=Kind.COMMAND, command="desk")
    desk.receive(replace(said, spoken=Spoken(sender_key="1", title="Night shift")))
    state = page.locator(".group-state")
    expect(state).to_contain_text("the right to manage topics")
    wait_for(page, lambda: "-100500" in [letter.chat_key for letter in forums.sent])  # the group reads it too
    forums.rights = replace(forums.rights, topics=True)
    page.click(".group-look")
    expect(state).to_have_text("All is well: cases come here.")
    page.click(".group-disconnect")
    page.click(".confirm")
    expect(page.locator(".group")).to_have_count(0)
    assert desk.read(groups.list_groups) == ()
