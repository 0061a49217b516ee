"""Notes: read by colleagues, never by a customer; whom they call finds the chat marked."""

from __future__ import annotations

import pytest

from bot.core.people import Person, Role
from bot.core.presence import Colleague
from bot.errors import EmptyReply, NotAllowed, TooLarge
from bot.service.cases import notes, queue
from bot.service.ports import App
from tests.support.acting import chat_of, hand_to, hire, phone_of, run_jobs, transcript


async def note(app: App, person: Person, text: str, client_id: str = "n1") -> int:
    conversation = await chat_of(app)
    return await app.database.write(notes.do_note, person, conversation.id, text, client_id=client_id)


async def test_a_note_is_read_by_colleagues_and_never_sent(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    case = await hand_to(app, anna)
    lines, phone = await transcript(app), phone_of(app)
    await note(app, oleh, "  she called yesterday ")
    await run_jobs(app)
    found = await app.database.read(queue.access_case, anna, case.conversation_id)
    assert [(one.person_name, one.text) for one in found.notes] == [("Oleh", "she called yesterday")]
    assert (await transcript(app), phone_of(app)) == (lines, phone)
    assert found.conversation.waiting_since == case.waiting_since


async def test_the_same_press_twice_leaves_one_note(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    assert await note(app, anna, "once") == await note(app, anna, "once")
    found = await app.database.read(queue.access_case, anna, case.conversation_id)
    assert [one.text for one in found.notes] == ["once"]


async def test_an_empty_and_an_endless_note_are_refused(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(EmptyReply):
        await note(app, anna, "  \n ")
    with pytest.raises(TooLarge):
        await note(app, anna, "x" * 5_001)


async def test_whoever_may_not_answer_chats_leaves_no_note(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    gone = Person(id=anna.id, login="anna", name="Anna", role=Role.OPERATOR, disabled=True)
    with pytest.raises(NotAllowed):
        await note(app, gone, "hello")


async def test_a_call_marks_the_chat_for_whom_it_calls_until_they_look(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    case = await hand_to(app, anna)
    await note(app, anna, "@oleh do you know this one? @Anna")
    (listed,) = await app.database.read(queue.list_queue, oleh)
    assert listed.mentioned == (oleh.id,)
    (read,) = (await app.database.read(queue.access_case, oleh, case.conversation_id)).notes
    assert read.mentioned == ("Oleh",)
    await app.database.write(notes.do_see_mentions, oleh, case.conversation_id)
    (listed,) = await app.database.read(queue.list_queue, oleh)
    assert listed.mentioned == ()


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Anna please", {"Anna"}),
        ("ask @anna petrova", {"Anna Petrova"}),
        ("@Anna Petrova and @Anna", {"Anna Petrova", "Anna"}),
        ("anna@example.org", set()),
        ("@Annabel", set()),
        ("(@ap)", {"Anna Petrova"}),
        ("@Олег, глянь", {"Олег"}),
        ("@nobody", set()),
    ],
)
def test_whom_a_text_calls(text: str, called: set[str]) -> None:
    people = [
        Colleague(id=1, login="anna", name="Anna"),
        Colleague(id=2, login="ap", name="Anna Petrova"),
        Colleague(id=3, login="oleg", name="Олег"),
    ]
    assert {one.name for one in notes.find_called(text, people)} == called
