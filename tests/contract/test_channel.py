"""What every channel promises to the inbox and to delivery."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.channels.web import raw as web
from bot.channels.web.channel import WebChannel
from bot.core.messages import Button, Incoming, Kind
from bot.errors import BadUpdate, NotFound
from bot.service.ports import Channel, Letter
from tests.support.channels import RecordingChannel, to_raw
from tests.support.clock import NOON


def _write_test() -> str:
    incoming = Incoming(
        channel="test", chat_key="1", message_key="m1", kind=Kind.TEXT, sent_at=NOON, text="/start <b>Привіт</b>"
    )
    return to_raw(incoming)


def _write_web() -> str:
    return web.to_raw(web.Written(chat="1", at=NOON, client_id="client-1", text="/start <b>Привіт</b>"))


CHANNELS: dict[str, tuple[Callable[[], Channel], Callable[[], str]]] = {
    "test": (RecordingChannel, _write_test),
    "web": (WebChannel, _write_web),
}


@pytest.fixture(params=list(CHANNELS))
def kind(request: pytest.FixtureRequest) -> str:
    """The name of a channel."""
    name: str = request.param
    return name


@pytest.fixture
def one(kind: str) -> Channel:
    """A channel."""
    return CHANNELS[kind][0]()


@pytest.fixture
def raw(kind: str) -> str:
    """An update of that channel: somebody wrote."""
    return CHANNELS[kind][1]()


def test_its_name_fits_the_column_and_is_what_its_updates_carry(one: Channel, kind: str, raw: str) -> None:
    assert one.name == kind
    assert len(kind) <= 20
    incoming = one.to_incoming(raw)
    assert incoming is not None
    assert incoming.channel == kind


def test_a_text_is_read_as_typed_and_the_same_update_reads_the_same(one: Channel, raw: str) -> None:
    incoming = one.to_incoming(raw)
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.chat_key) == (Kind.TEXT, "/start <b>Привіт</b>", "1")
    assert incoming.sent_at.tzinfo is not None
    assert 0 < len(incoming.message_key) <= 80
    assert one.to_incoming(raw) == incoming


@pytest.mark.parametrize("bad", ["{}", '{"kind": "nonsense"}', '{"chat": 5}'])
def test_an_update_it_cannot_read_is_called_bad_without_its_text(one: Channel, bad: str) -> None:
    with pytest.raises(BadUpdate) as caught:
        one.to_incoming(bad)
    assert "nonsense" not in caught.value.message


async def test_each_new_message_gets_a_name_of_its_own_and_an_edit_keeps_it(one: Channel) -> None:
    names = []
    for number in (1, 2):
        letter = Letter(chat_key="1", text="hello", message_id=number)
        receipt = await one.send(letter, part_sent=lambda part: None)
        names.append(receipt.channel_key)
    assert len(set(names)) == 2
    assert all(0 < len(name) <= 80 for name in names)
    edit = Letter(chat_key="1", text="changed", message_id=1, target=names[0], buttons=(Button(label="A", action="a"),))
    assert (await one.send(edit, part_sent=lambda part: None)).channel_key == names[0]


async def test_typing_for_anybody_raises_nothing(one: Channel) -> None:
    await one.show_typing("nobody")


async def test_a_file_it_does_not_have_is_not_found(one: Channel) -> None:
    with pytest.raises(NotFound):
        await one.open_file("unknown", limit=1000)
