"""Imports and the origins of articles, on both databases."""

from __future__ import annotations

from dataclasses import replace

from bot.storage.articles import imports
from bot.storage.articles.imports import ImportState, Origin
from bot.storage.database import Database, Tx

ORIGIN = Origin(
    source="zendesk", source_id="1", language="en", article="a/b", mark="m", digest="d", import_id=0, made=True
)


async def test_an_import_goes_on_from_state_to_state(store: Database) -> None:
    number = await store.write(imports.add, person_id=None, name="x" * 300)
    assert await store.write(_change, number, ImportState.READING, state="read", done=1, total=2)
    assert not await store.write(_change, number, ImportState.READING, state="failed")
    known = await store.read(imports.get, number)
    assert known is not None
    assert (known.state, known.done, known.total, len(known.name)) == (ImportState.READ, 1, 2, 200)
    assert (known.chosen, known.result, known.person_name) == (None, None, "")
    assert await store.write(_change, number, ImportState.READ, chosen={"places": [1]})
    assert [(one.id, one.chosen) for one in await store.read(imports.list_recent)] == [(number, {"places": [1]})]


async def test_an_origin_is_known_once(store: Database) -> None:
    number = await store.write(imports.add, person_id=None, name="a")
    origin = replace(ORIGIN, import_id=number)
    for mark in ("one", "two"):
        await store.write(imports.record_origin, replace(origin, mark=mark))
    await store.write(imports.record_origin, replace(origin, source_id="i" * 500))
    known = await store.read(imports.list_origins, import_id=number)
    assert sorted((one.mark, len(one.source_id)) for one in known) == [("m", 285), ("two", 1)]
    await store.write(imports.record_digest, known[0], "new")
    await store.write(imports.forget_origin, known[1])
    assert [one.digest for one in await store.read(imports.list_origins)] == ["new"]


def _change(tx: Tx, number: int, only: ImportState, /, **values: object) -> bool:
    return imports.change(tx, number, only=(only,), **values)
