"""Canned replies: whose they are, what may stand in them, and what a chat makes of them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.desk.numbers import write_number
from bot.core.people import Person, Role
from bot.core.snippets import find_unknown
from bot.errors import BadLanguage, NotAllowed, TooLarge
from bot.service.cases import composing, reply, snippets
from bot.service.cases.reply import Enclosed
from bot.service.cases.snippets import NewSnippet, SnippetEmpty, SnippetTooMany, SnippetVariable
from bot.service.ports import App
from bot.storage.cases import snippets as rows
from tests.support.acting import chat_of, hand_to, hire


async def save(app: App, person: Person, known: int | None = None, **fields: Any) -> int:
    wanted = NewSnippet(**{"name": "Hi", "text": "Hello {customer}!", "language": "en", **fields})
    return await app.database.write(snippets.do_save, app, person, wanted, snippet_id=known)


async def listed(app: App, person: Person) -> list[str]:
    return [one.name for one in await app.database.read(snippets.list_snippets, person)]


async def test_ones_own_are_seen_by_nobody_else_and_shared_ones_by_all(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    await save(app, anna, name="Anna's")
    await save(app, lena, name="For all", shared=True)
    assert sorted(await listed(app, anna)) == ["Anna's", "For all"]
    assert await listed(app, oleh) == ["For all"]


async def test_an_operator_neither_writes_nor_removes_what_is_for_all_or_somebody_elses(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    shared, own = await save(app, lena, shared=True), await save(app, oleh)
    with pytest.raises(NotAllowed):
        await save(app, anna, shared=True)
    for known in (shared, own):
        with pytest.raises(NotAllowed):
            await save(app, anna, known, name="taken")
        with pytest.raises(NotAllowed):
            await app.database.write(snippets.do_remove, anna, known)
    with pytest.raises(NotAllowed):
        await app.database.write(snippets.do_remove, lena, own)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": "Your {parcel} is here, {customer}"}, SnippetVariable),
        ({"text": "  "}, SnippetEmpty),
        ({"name": ""}, SnippetEmpty),
        ({"name": "x" * 81}, TooLarge),
        ({"text": "x" * 4001}, TooLarge),
        ({"language": "de"}, BadLanguage),
    ],
)
async def test_what_can_not_be_sent_can_not_be_saved(app: App, fields: dict[str, Any], error: type[Exception]) -> None:
    anna = await hire(app)
    with pytest.raises(error):
        await save(app, anna, **fields)
    assert await listed(app, anna) == []


async def test_an_unknown_variable_is_named_beside_those_there_are(app: App) -> None:
    with pytest.raises(SnippetVariable, match=r"\{parcel\}.*\{customer\}"):
        await save(app, await hire(app), text="Your {parcel}")


async def test_there_is_an_end_to_them(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snippets, "MOST", 1)
    anna = await hire(app)
    await save(app, anna)
    with pytest.raises(SnippetTooMany):
        await save(app, anna)


async def test_a_chat_gets_its_own_names_filled_in_and_its_language_first(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    await save(app, anna, name="de", text="{operator}: №{case}", language="ru")
    await save(app, anna, name="hi", text="Hello {customer}, order {order_number}.")
    chat = await chat_of(app)
    found = (await app.database.read(composing.access_composing, app, anna, chat.id)).snippets
    texts = {one.name: one.text for one in found}
    assert texts["de"] == f"Anna: №{write_number(case.id)}"
    assert "{" not in texts["hi"]
    assert texts["hi"].startswith("Hello")
    assert found[0].language == chat.language


async def test_a_use_is_counted_with_the_reply_and_once_for_a_double_click(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    mine, others = await save(app, anna), await save(app, oleh)
    chat = await chat_of(app)
    for _ in range(2):
        await app.database.write(
            reply.do_reply,
            app,
            anna,
            chat.id,
            "Hello!",
            client_id="click",
            enclosed=Enclosed(snippet_ids=(mine, others, 999)),
        )
    assert [(await app.database.read(rows.get, one)).uses for one in (mine, others)] == [1, 0]


async def test_the_starters_are_ready_to_be_sent_in_three_languages_and_added_once(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    with pytest.raises(NotAllowed):
        await app.database.write(snippets.do_add_starters, app, anna)
    assert await app.database.write(snippets.do_add_starters, app, lena) == 36
    assert await app.database.write(snippets.do_add_starters, app, lena) == 0
    found = await app.database.read(snippets.list_snippets, anna)
    assert {one.language for one in found} == {"ru", "uk", "en"}
    assert [find_unknown(one.text, snippets.name_variables(app)) for one in found] == [()] * 36
    assert any("{customer}" in one.text for one in found)


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Олена Ковальчук", "Олена"),
        ("Anna-Maria Stone", "Anna-Maria"),
        ("ООО Ромашка", "ООО Ромашка"),
        ("taras 77", "taras 77"),
        ("Olena", "Olena"),
        ("", ""),
    ],
)
def test_a_customer_is_spoken_to_by_the_first_name(name: str, spoken: str) -> None:
    assert snippets.address(name) == spoken
