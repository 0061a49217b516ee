"""More ways to ask pass the gate like any change, and come back by one click."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.core.people import Person
from bot.errors import NeedsReason, NotFound
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import checking, wordings
from bot.service.ports import App
from bot.storage.articles import versions
from bot.storage.system import audit
from tests.support.engine import write_article
from tests.unit.service.articles.gate.test_gate import lead as lead  # a fixture
from tests.unit.service.articles.gate.test_gate import live as live  # a fixture
from tests.unit.service.articles.gate.test_gate import retitled, with_engine

PLACE = ("delivery/cost", "en")


@dataclass(frozen=True)
class Asked:
    text: str
    language: str = "en"


async def _read(app: App, lead: Person) -> str:
    return (await drafts.access_draft(app, lead, key=PLACE[0], language="en")).text


async def test_each_wording_goes_to_the_article_in_its_language(app: App, live: Draft) -> None:
    asked = (Asked("courier fee"), Asked("цена курьера", "ru"), Asked("courier price"))
    assert wordings.sort_wordings(app, live.key, asked) == ({PLACE: ["courier fee", "courier price"]}, 1)
    assert wordings.sort_wordings(app, "no/thing", asked) == ({}, 3)


async def test_what_they_would_change_is_asked_before_they_are_live(app: App, lead: Person, live: Draft) -> None:
    wanted = {PLACE: ["courier fee", "Delivery price?"], ("no/thing", "en"): ["any words"]}
    changes = await wordings.list_changes(app, lead, wanted)
    assert list(changes) == [checking.path_of(live)]
    report = await with_engine(app, checking.check(app, lead, changes))
    assert (report.asked, report.losses) == (1, ())
    assert await _read(app, lead) == live.text
    added = await wordings.add(app, lead, report, wanted)
    assert (added.new, added.count) == ({PLACE: ("courier fee",)}, 1)
    assert [type(error) for error in added.failed.values()] == [NotFound]
    assert "- courier fee" in await _read(app, lead)
    await wordings.take_back(app, lead, added.new)
    assert "courier fee" not in await _read(app, lead)


async def test_a_loss_needs_a_reason_that_stays(app: App, lead: Person, live: Draft) -> None:
    changes = {checking.path_of(live): retitled(live, "Courier").text}
    report = await with_engine(app, checking.check(app, lead, changes))
    assert report.losses
    with pytest.raises(NeedsReason):
        await wordings.add(app, lead, report, {PLACE: ["courier fee"]})
    assert await _read(app, lead) == live.text
    await wordings.add(app, lead, report, {PLACE: ["courier fee"]}, why="The other one is old")
    newest = (await app.database.read(versions.list_versions, article=PLACE[0], language="en"))[0]
    assert newest.why == "The other one is old"
    (entry,) = await app.database.read(audit.list_audit, prefix="article.gate")
    assert entry.object == "delivery/cost loses 1: The other one is old"


async def test_words_for_a_draft_ask_nobody(app: App, lead: Person) -> None:
    text = write_article(title="Pick up", status="draft")
    await drafts.save(app, lead, Draft(key="delivery/pickup", language="en", text=text, digest=""))
    changes = await wordings.list_changes(app, lead, {("delivery/pickup", "en"): ["where do I fetch it"]})
    assert (await checking.check(app, lead, changes)).asked == 0
