"""What the emulator remembers, and who else can talk to it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time

import pytest
from telegram import (
    Bot,
    Update,
)
from telegram.error import (
    BadRequest,
)

from tests.support.emulator import (
    UNLIMITED,
    Clock,
    Effect,
    Emulator,
    EmulatorThread,
    User,
)
from tests.telegram.emulator.conftest import KEYBOARD, make_bot, post

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


_SUBPROCESS_BOT = """
import json, sys, urllib.request
def call(method, **params):
    body = json.dumps(params).encode()
    request = urllib.request.Request(sys.argv[1] + "/" + method, body, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))["result"]
update = call("getUpdates", timeout=10)[0]
call("sendMessage", chat_id=update["message"]["chat"]["id"], text="from another process")
call("getUpdates", offset=update["update_id"] + 1)
"""


def _talk_to_another_process() -> None:
    with EmulatorThread() as telegram:
        address = telegram.base_url + telegram.token
        with subprocess.Popen([sys.executable, "-c", _SUBPROCESS_BOT, address]) as process:
            olena = telegram.user(id=7)
            olena.sends("hello")
            assert olena.waits_for("another process", timeout=10).text == "from another process"
            telegram.until(lambda emulator: emulator.confirmed_offset > 0)
        assert process.returncode == 0 and len(telegram.acknowledged) == 1


async def test_the_log_tells_every_request_in_order(telegram: Emulator, bot: Bot, olena: User) -> None:
    started = time.time()
    await bot.send_message(olena.id, "Hi")
    with pytest.raises(BadRequest):
        await bot.send_message(404, "Hi")
    await bot.send_document(olena.id, b"1234", filename="a.txt")
    done, refused, file = telegram.log[-3:]
    assert (done.method, done.params["text"], done.effect, done.status) == ("sendMessage", "Hi", Effect.DONE, 200)
    assert done.at == telegram.clock.now_utc() and started <= done.wall <= time.time()
    assert (refused.effect, refused.status, refused.description) == (
        Effect.REFUSED,
        400,
        "Bad Request: chat not found",
    )
    assert file.params["document"] == "file a.txt (4 bytes)"
    assert [record.number for record in telegram.log] == list(range(len(telegram.log)))


async def test_everything_a_customer_can_do_parses_and_survives_a_round_trip(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    asked = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    said = await olena.sends("/start https://example.org", reply_to=asked.message_id)
    await olena.edits(said, "never mind")
    await olena.presses(asked.message_id, "Yes")
    await olena.sends_photo(caption="broken")
    await olena.sends_voice()
    await olena.sends_document(b"x")
    await olena.sends_sticker()
    await olena.sends_location()
    await olena.sends_contact()
    await olena.sends_album(caption="both sides")
    await olena.blocks_bot()
    raw = (await post(telegram, "getUpdates"))[1]["result"]
    updates = [Update.de_json(update, bot) for update in raw]
    assert len(updates) == 12
    for update, source in zip(updates, raw, strict=True):
        parsed = json.loads(update.to_json())
        assert not update.api_kwargs and parsed["update_id"] == source["update_id"]
        assert update.effective_chat is not None and update.effective_user is not None
        if update.effective_message is not None:
            assert not update.effective_message.api_kwargs
    album = [u.message for u in updates if u.message and u.message.media_group_id]
    assert len({m.media_group_id for m in album}) == 1 and [m.caption for m in album] == ["both sides", None]


async def test_a_bot_that_runs_by_itself_can_be_talked_to(telegram: Emulator, bot: Bot, olena: User) -> None:
    async def echo() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=30):
                offset = update.update_id + 1
                assert update.message is not None
                await update.message.reply_text(f"You said: {update.message.text}")

    running = asyncio.create_task(echo())
    await olena.sends("добрий день")
    await olena.waits_for("You said: добрий день")
    running.cancel()
    await asyncio.wait([running])


async def test_a_running_clock_moves_by_itself() -> None:
    clock = Clock(speed=1000)
    before = clock.now()
    await asyncio.wait_for(clock.sleep(10), timeout=1)
    assert clock.now() - before >= 10


async def test_unlimited_sending_never_meets_the_flood_gate() -> None:
    async with Emulator(limits=UNLIMITED) as telegram, make_bot(telegram) as bot:
        telegram.user(id=1)
        for number in range(50):
            await bot.send_message(1, str(number))


async def test_a_synchronous_test_talks_to_a_bot_in_another_process() -> None:
    await asyncio.to_thread(_talk_to_another_process)
