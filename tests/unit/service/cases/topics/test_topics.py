"""What stands in a topic, and what is done there, is what stands and is done in the chat."""

from __future__ import annotations

from bot.core.case import State
from bot.core.messages import Attachment, Author
from bot.errors import SendRefused
from bot.service.cases import closing, holding, leaving, notes, taking
from bot.service.cases.closing import Ending
from bot.service.cases.writing import changing
from bot.storage.cases import escalations
from bot.storage.cases import notes as kept_notes
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    edit,
    phone_of,
    queue_up,
    recording,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply
from tests.unit.service.cases.topics.conftest import GROUP, Room


async def test_a_topic_begins_with_the_brief_and_the_chat_so_far_in_one_message(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    panel, earlier = room.texts
    assert "Waiting since" in panel
    assert "Asked for a person" in panel
    assert "👤 Olha: my question" in earlier
    assert len(room.texts) == 2
    assert room.thread.pinned


async def test_a_burst_of_the_customer_is_one_message_and_a_correction_changes_it(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    keys = [await write_in(room.app, f"line {number}") for number in range(4)]
    await room.show()
    assert room.texts[-1] == "\n".join(f"👤 Olha: line {number}" for number in range(4))
    await edit(room.app, keys[1], "line one")
    await room.show()
    assert room.texts[-1].splitlines()[1] == "👤 Olha: line one"


async def test_a_reply_of_the_web_desk_and_a_note_are_shown_and_the_clock_is_what_it_was(room: Room) -> None:
    case = await queue_up(room.app)
    await room.show()
    await room.app.database.write(holding.do_claim, room.app, room.anna, case.id)
    await send_reply(room.app, room.anna, "from the desk")
    await room.app.database.write(notes.do_note, room.borys, case.conversation_id, "mind her", client_id="n")
    await room.show()
    assert room.texts[-1] == "💬 Anna: from the desk\n📝 Borys: mind her"
    await write_in(room.app, "one more thing")
    since = (await chat_of(room.app)).waiting_since
    await room.show()
    assert (await chat_of(room.app)).waiting_since == since


async def test_a_word_of_who_does_not_hold_it_is_not_sent_and_they_read_who_does(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.says("Borys", "I take it")
    assert (await case_of(room.app)).person_name == "Borys"
    await room.says("Anna", "me too")
    assert "Borys has this chat" in room.texts[-1]
    assert "me too" not in phone_of(room.app)
    assert await room.presses("Anna", "return") == (
        "Borys has this chat, so nothing was sent. You can still leave a note: begin with //."
    )


async def test_a_note_never_reaches_the_customer_begun_with_a_sign_or_asked_for(room: Room) -> None:
    case = await queue_up(room.app)
    await room.show()
    before = phone_of(room.app)
    await room.says("Anna", "// rich and impatient")
    await room.presses("Anna", "note")
    prompt = next(one.key for one in room.forum.phone(GROUP) if "Reply to this message" in one.text)
    key = await room.says("Anna", "call her back", reply=prompt)
    texts = [one.text for one in room.app.database.read_now(kept_notes.list_notes, case.conversation_id)]
    assert texts == ["rich and impatient", "call her back"]
    assert phone_of(room.app) == before
    assert room.thread.reactions[key] == "✍"


async def test_a_correction_reaches_the_customer_and_one_of_what_was_not_sent_does_not(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    key = await room.says("Borys", "tomorow")
    refused = await room.says("Anna", "secret")
    count = len(room.texts)
    await room.edits("Borys", key, "tomorrow")
    await room.edits("Anna", refused, "secret, again")
    assert "tomorrow" in phone_of(room.app)
    assert len(room.texts) == count, "who wrote it there need not read it there"
    number = next(one.id for one in await transcript(room.app) if one.text == "tomorrow")
    await room.app.database.write(changing.do_change, room.app, room.borys, number, "tomorrow by 12")
    await room.show()
    assert room.texts[-1] == "✏️ Borys has corrected it in the web desk: tomorrow by 12"
    assert not [text for text in phone_of(room.app) if "secret" in text]


async def test_what_did_not_arrive_is_shown_below_the_words_and_by_a_sign(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.presses("Anna", "claim")
    recording(room.app).script(SendRefused(problem="the message is odd"))
    key = await room.says("Anna", "oh no")
    assert room.thread.reactions[key] == "💔"
    assert "the message is odd" in room.texts[-1]


async def test_a_file_goes_through_us_to_the_customer(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    room.forum.files["tg-1"] = b"%PDF-1.7 a bill"
    await room.says("Anna", "the bill", files=(Attachment(kind="document", file_key="tg-1", name="bill.pdf"),))
    last = [one for one in await transcript(room.app) if one.author is Author.OPERATOR][-1]
    assert [one.name for one in last.attachments] == ["bill.pdf"]
    assert last.attachments[0].own_key


async def test_closing_asks_for_a_result_closes_the_topic_and_going_on_opens_it_again(room: Room) -> None:
    case = await queue_up(room.app)
    await room.show()
    first = room.key
    await room.says("Anna", "all done")
    await room.presses("Anna", "resolve")
    labels = [button.action for one in room.forum.phone(GROUP) for button in one.buttons]
    result = next(action for action in labels if action.startswith("desk:result:"))
    await room.presses("Anna", result.removeprefix("desk:"))
    assert room.app.database.read_now(escalations.get, case.id).state is State.RESOLVED
    assert room.thread.closed
    assert room.thread.title.startswith("✅")
    await room.says("Anna", "too late")
    assert "This case is closed" in room.texts[-1]
    await room.presses("Anna", "reopen")
    assert (await case_of(room.app)).brief.former == case.id
    assert room.key == first
    assert not room.thread.closed


async def test_a_case_reopened_in_the_web_desk_goes_on_in_its_topic(room: Room) -> None:
    case = await queue_up(room.app)
    await room.show()
    await room.app.database.write(holding.do_claim, room.app, room.anna, case.id)
    await room.app.database.write(closing.do_close, room.app, room.anna, case.conversation_id, Ending())
    await room.show()
    assert room.thread.closed
    await room.app.database.write(taking.do_reopen, room.app, room.anna, case.conversation_id)
    await room.show()
    assert len(room.forum.threads) == 1
    assert not room.thread.closed


async def test_a_deleted_topic_is_made_again_with_the_chat_and_nothing_is_lost(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.says("Anna", "on it")
    room.forum.delete(room.key)
    await write_in(room.app, "are you there?")
    await room.show()
    said = "\n".join(room.texts)
    assert "👤 Olha: are you there?" in said
    assert "💬 Anna: on it" in said
    await room.says("Anna", "here I am")
    assert "here I am" in phone_of(room.app)


async def test_what_was_written_before_the_topic_was_deleted_is_sent_all_the_same(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    old = room.key
    room.forum.delete(old)
    await write_in(room.app, "hello?")
    await room.show()
    await room.says("Anna", "written in the old one", thread=old)
    assert "written in the old one" in phone_of(room.app)


async def test_commands_are_no_replies(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.says("Anna", "now", command="close")
    assert "There are no commands here, so nothing was sent." in room.texts[-1]
    assert "now" not in phone_of(room.app)


async def test_a_chat_taken_from_the_bot_in_the_web_desk_opens_no_topic(room: Room) -> None:
    await write_in(room.app, "my question")
    await run_jobs(room.app)
    await room.app.database.write(taking.do_take, room.app, room.anna, (await chat_of(room.app)).id)
    await room.show()
    assert room.forum.threads == {}


async def test_a_flood_of_starts_opens_no_topic_but_a_person_asked_for_in_words_does(room: Room) -> None:
    for chat in ("7", "8", "9"):
        await command(room.app, "start", chat=chat)
        await command(room.app, "human", chat=chat)
    await room.show()
    assert room.forum.threads == {}
    await write_in(room.app, "where is my parcel?", "8")
    await room.show()
    assert len(room.forum.threads) == 1


async def test_a_stranger_is_told_once_how_to_be_known_and_each_time_they_press(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.says("666", "hi, I can help")
    await room.says("666", "hello?")
    assert sum("I don’t know you yet" in text for text in room.texts) == 1
    assert "I don’t know you yet" in await room.presses("666", "claim")
    assert (await case_of(room.app)).state is State.WAITING
    assert "hi, I can help" not in phone_of(room.app)


async def test_who_works_from_a_phone_is_not_taken_for_gone(room: Room) -> None:
    await queue_up(room.app)
    await room.show()
    await room.says("Borys", "one moment")
    await write_in(room.app, "still there?")
    clock = room.app.clock
    assert isinstance(clock, FakeClock)
    clock.advance(seconds=20 * 60)
    await leaving.watch_presence(room.app)
    assert (await case_of(room.app)).person_name == "Borys"
    clock.advance(seconds=20 * 60)
    await leaving.watch_presence(room.app)
    assert (await case_of(room.app)).state is State.WAITING, "the customer does not wait for ever"
