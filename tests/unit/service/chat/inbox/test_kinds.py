"""Files, groups, customers who leave, and what is too long."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.conversation import BOT
from bot.core.messages import Attachment
from bot.service.chat import inbox
from bot.service.ports import App
from bot.storage.chat import updates
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    phone_of,
    press,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.app import make_app
from tests.support.channels import RecordingChannel, to_raw
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article
from tests.unit.service.chat.inbox.conftest import written


async def test_files_without_words_go_to_a_person(app: App, dialogue: ScriptedDialogue) -> None:
    await write_in(app, "", attachments=(Attachment(kind="photo", file_key="f1"),))
    await run_jobs(app)
    assert (await case_of(app)).reason == "file"
    assert (await transcript(app))[0].attachments[0].file_key == "f1"
    assert dialogue.heard == []


@pytest.mark.parametrize("kind", ["sticker", "location", "contact"])
async def test_what_nobody_must_look_at_is_acknowledged(app: App, kind: str) -> None:
    await write_in(app, "", attachments=(Attachment(kind=kind, note="50.45,30.52"),))
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Got it")
    assert (await chat_of(app)).owner == BOT
    assert (await chat_of(app)).waiting_since is None


async def test_a_caption_is_answered_like_a_text(app: App, dialogue: ScriptedDialogue) -> None:
    await write_in(app, "what flower is this?", attachments=(Attachment(kind="photo", file_key="f1"),))
    await run_jobs(app)
    assert dialogue.heard == ["what flower is this?"]


async def test_a_photo_with_words_that_speak_of_it_goes_to_a_person_with_both(app: App) -> None:
    await write_in(app, "that's what I got", attachments=(Attachment(kind="photo", file_key="f1"),))
    await run_jobs(app)
    assert (await case_of(app)).reason == "file"
    (line, *_) = await transcript(app)
    assert (line.text, line.attachments[0].file_key) == ("that's what I got", "f1")


async def test_a_photo_and_the_words_that_follow_it_are_one_turn(app: App, clock: FakeClock) -> None:
    await write_in(app, "", attachments=(Attachment(kind="photo", file_key="f1"),))
    clock.advance(seconds=2)
    await write_in(app, "that's what I got")
    await run_jobs(app)
    assert (await case_of(app)).reason == "file"


async def test_a_group_is_told_once_that_the_bot_answers_in_private(app: App) -> None:
    for _ in range(3):
        await command(app, "group", chat="-100")
    await run_jobs(app)
    assert len(phone_of(app, "-100")) == 1


async def test_a_customer_who_blocks_and_comes_back_is_remembered_so(app: App) -> None:
    await write_in(app, "hello")
    await command(app, "blocked")
    assert (await chat_of(app)).blocked
    await command(app, "unblocked")
    assert not (await chat_of(app)).blocked
    assert len(await transcript(app)) == 1


async def test_an_endless_text_is_cut_and_not_refused(app: App) -> None:
    await write_in(app, "x" * 50_000)
    assert len((await transcript(app))[0].text) == inbox.TEXT_LIMIT


async def test_a_double_tap_on_a_choice_is_one_choice(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder, channel: RecordingChannel
) -> None:
    finder.articles = {key: make_article(key) for key in ("a/b", "c/d")}
    dialogue.turns["unsure"] = found(("a/b", 0.5), ("c/d", 0.4))
    await write_in(app, "unsure")
    await run_jobs(app)
    choice = channel.phone()[-1].key
    await press(app, "pick:c/d", on=choice)
    await press(app, "pick:c/d", on=choice)
    await run_jobs(app)
    assert (await chat_of(app)).owner == BOT
    assert len(phone_of(app)) == 2
    assert [button.action for button in channel.phone()[0].buttons] == ["pick:c/d", "human"]


async def test_updates_stored_before_a_crash_are_handled_after_it(app: App, tmp_path: Any) -> None:
    await app.database.write(updates.record_update, channel="test", update_key="1", raw=to_raw(written(app, "hello")))
    again = make_app(tmp_path, FakeClock(), channels=[RecordingChannel()])
    assert await inbox.pump(again, again.channels["test"]) == 1
    assert len(await transcript(again)) == 1
    again.database.close()
