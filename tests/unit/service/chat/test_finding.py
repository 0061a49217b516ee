"""The search over all chats, as an operator uses it."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from bot.core.desk.numbers import write_number
from bot.core.desk.scope import CaseState, Scope
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.language.finding.words import read_query
from bot.service.cases import holding
from bot.service.chat import finding
from bot.service.chat.finding import Results, cut
from bot.service.ports import App
from bot.storage.chat import messages, search
from bot.storage.database import Tx
from bot.storage.tables.chat import messages as table
from tests.support.acting import chat_of, edit, hand_to, hire, queue_up, run_jobs, write_in
from tests.unit.service.cases.conftest import send_reply


async def find(app: App, person: Person, query: str, **options: object) -> Results:
    return await app.database.read(finding.find, person, query, **options)  # type: ignore[arg-type]


async def test_a_closed_chat_is_found_by_what_was_said_in_it(app: App) -> None:
    anna, boris = await hire(app), await hire(app, "Boris")
    await write_in(app, "Where are my three roses?")
    await run_jobs(app)
    case = await hand_to(app, anna)
    await send_reply(app, anna, "The courier has them")
    await app.database.write(holding.do_resolve, app, anna, case.conversation_id)
    (found,) = (await find(app, boris, "rose")).lines
    assert found.hit.conversation_id == case.conversation_id
    assert [piece.text for piece in found.pieces if piece.marked] == ["roses"]
    (reply,) = (await find(app, boris, "couriers")).lines
    assert (reply.hit.person_name, reply.hit.text) == ("Anna", "The courier has them")


async def test_a_chat_is_found_by_its_number_and_by_the_name_of_the_customer(app: App) -> None:
    anna = await hire(app)
    case = await queue_up(app)
    for query in (str(case.id), f"#{case.id}", f"№ {case.id}", f"№ {write_number(case.id)}", "olha", "@olha"):
        chats = (await find(app, anna, query)).chats
        assert [(chat.conversation_id, chat.case_id) for chat in chats] == [(case.conversation_id, case.id)], query


async def test_each_chat_is_found_once_by_its_customers_newest_line(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "roses please", chat="1")
    for text in ("red roses", "more roses", "no tulips"):
        await write_in(app, text, chat="2")
    first, second = (await find(app, anna, "roses")).lines
    assert (first.hit.text, first.others) == ("more roses", 1)
    assert (second.hit.text, second.others) == ("roses please", 0)


async def test_what_is_left_comes_when_it_is_asked_for(app: App) -> None:
    anna = await hire(app)
    for chat in range(finding.LINES + 3):
        await write_in(app, "roses", chat=str(chat))
    page = await find(app, anna, "roses")
    assert len(page.lines) == finding.LINES
    known = [line.hit.conversation_id for line in page.lines]
    rest = await find(app, anna, "roses", before=page.rest, known=known)
    assert (len(rest.lines), rest.rest, rest.chats) == (3, None, ())
    assert not {line.hit.conversation_id for line in rest.lines} & set(known)


async def test_an_edited_line_is_found_as_it_reads_now(app: App) -> None:
    anna = await hire(app)
    key = await write_in(app, "to Kyiv")
    await edit(app, key, "to Odesa")
    assert ((await find(app, anna, "kyiv")).lines, len((await find(app, anna, "odesa")).lines)) == ((), 1)


async def test_nothing_is_looked_for_without_a_word(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "hello")
    for query in ("", " ", "h", "?!", "''\" OR 1=1 --", "№"):
        assert not (await find(app, anna, query)).lines, query


async def test_who_may_not_answer_chats_finds_none(app: App) -> None:
    await write_in(app, "hello")
    gone = Person(id=(await chat_of(app)).id, login="x", name="X", role=Role.OPERATOR, disabled=True)
    with pytest.raises(NotAllowed):
        await find(app, gone, "hello")


def test_a_long_line_is_shown_from_a_little_before_the_hit() -> None:
    text = "before " * 40 + "roses " + "after " * 60
    pieces = cut(text, read_query("rose"))
    said = "".join(piece.text for piece in pieces)
    assert said.startswith("…before")
    assert said.endswith("…")
    assert len(said) < 180
    assert [piece.text for piece in pieces if piece.marked] == ["roses"]


async def test_the_search_heeds_its_scope_in_lines_names_and_numbers(app: App) -> None:
    anna, boris = await hire(app), await hire(app, "Boris")
    await write_in(app, "red roses", chat="1")
    case = await hand_to(app, anna)
    await write_in(app, "white roses", chat="2", language="uk")
    mine, open_now = Scope(who=anna.id), Scope(state=CaseState.OPEN)
    for scope in (mine, open_now):
        assert [one.hit.text for one in (await find(app, boris, "roses", scope=scope)).lines] == ["red roses"]
        assert [one.conversation_id for one in (await find(app, boris, "olha", scope=scope)).chats] == [
            case.conversation_id
        ]
        assert len((await find(app, boris, f"№ {case.id}", scope=scope)).chats) == 1
    elsewhere = Scope(who=boris.id)
    for query in ("roses", "olha", f"№ {case.id}"):
        assert await find(app, boris, query, scope=elsewhere) == Results()


async def test_a_long_chat_in_which_everybody_says_it_leaves_room_for_others(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "roses of somebody else", chat="other")
    await write_in(app, "roses", chat="long")
    chat = await chat_of(app, "long")

    def write_on(tx: Tx) -> None:
        for number in range(finding.STEP + 50):
            line = NewMessage(author=Author.CUSTOMER, text=f"roses {number}")
            messages.record_message(tx, line, conversation_id=chat.id)

    await app.database.write(write_on)
    found = await find(app, anna, "roses")
    assert [one.hit.text for one in found.lines] == [f"roses {finding.STEP + 49}", "roses of somebody else"]


async def test_where_the_newest_lines_hold_nothing_the_rest_is_still_offered(app: App) -> None:
    anna = await hire(app)
    await write_in(app, "the only roses of last year", chat="old")
    case = await hand_to(app, anna, chat="old")
    await app.database.write(holding.do_resolve, app, anna, case.conversation_id)
    await write_in(app, "roses", chat="new")
    chat = await chat_of(app, "new")

    def write_on(tx: Tx) -> None:
        rows = [
            {"conversation_id": chat.id, "author": "customer", "kind": "text", "text": "roses", "created_at": tx.now}
            for _ in range(sum(finding.READ))
        ]
        tx.connection.execute(insert(table), rows)
        search.rebuild(tx.connection)

    await app.database.write(write_on)
    closed = Scope(state=CaseState.CLOSED)
    first = await find(app, anna, "roses", scope=closed)
    assert (first.lines, first.rest is not None) == ((), True)
    more = await find(app, anna, "roses", scope=closed, before=first.rest)
    assert [one.hit.text for one in more.lines] == ["the only roses of last year"]
