"""Working copies of articles, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.storage.articles import copies, versions
from bot.storage.articles.copies import Written
from bot.storage.database import Database, Tx

PLACE = {"article": "a/b", "language": "en"}
ONE = Written(text="one", form={"body": "ё"}, base="d")
TWO = Written(text="two", form=None, base="")


async def test_there_is_one_open_copy_and_any_number_put_aside(store: Database) -> None:
    assert await store.write(copies.begin, ONE, **PLACE, person_id=None)
    assert not await store.write(copies.begin, TWO, **PLACE, person_id=None)
    begun = await store.read(copies.find_open, **PLACE)
    assert begun is not None
    assert not await store.write(copies.change, TWO, **PLACE, person_id=None, over=begun.number + 1)
    assert await store.write(copies.change, TWO, **PLACE, person_id=None, over=begun.number)
    known = await store.read(copies.find_open, **PLACE)
    assert known is not None
    assert (known.text, known.form, known.base, known.number - begun.number) == ("two", None, "", 1)
    await store.write(copies.close, known.id)
    await store.write(copies.add_aside, ONE, **PLACE, person_id=None)
    assert await store.write(copies.begin, ONE, **PLACE, person_id=None)
    aside = await store.read(copies.list_closed, **PLACE)
    assert [(one.text, one.form) for one in aside] == [("one", {"body": "ё"}), ("two", None)]
    opened = await store.read(copies.list_open)
    assert [one.text for one in opened] == ["one"]
    await store.write(copies.forget, opened[0].id)
    await store.write(copies.reopen, known)
    await store.write(copies.move, article="a/b", to="a/c")
    moved = await store.read(copies.find_open, article="a/c", language="en")
    assert moved is not None
    assert (moved.id, moved.number > known.number) == (known.id, True)


async def test_what_was_put_aside_long_ago_is_forgotten(store: Database) -> None:
    await store.write(copies.add_aside, ONE, **PLACE, person_id=None)
    await store.write(copies.begin, ONE, **PLACE, person_id=None)

    def forget(tx: Tx) -> None:
        copies.forget_closed(tx, before=tx.now + timedelta(days=1))

    await store.write(forget)
    assert await store.read(copies.list_closed, **PLACE) == ()
    assert await store.read(copies.find_open, **PLACE) is not None


async def test_a_version_remembers_why(store: Database) -> None:
    await store.write(versions.record_version, **PLACE, digest="d", text="t", person_id=None, why="new prices")
    assert [one.why for one in await store.read(versions.list_versions, **PLACE)] == ["new prices"]
