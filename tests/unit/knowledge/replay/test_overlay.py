"""A library with other texts in place."""

from __future__ import annotations

from bot.knowledge.articles.articles import Library
from bot.knowledge.articles.schedule import At
from bot.knowledge.replay.overlay import lay_over, list_drafts, publish
from tests.support.clock import NOON
from tests.support.engine import make_article, write_article

COST, PICKUP = make_article("delivery/cost"), make_article("delivery/pickup", status="draft")
LIBRARY = Library(articles=(COST, PICKUP))


def test_a_text_takes_the_place_of_its_file_a_new_one_comes_and_one_goes() -> None:
    changes = {
        "en/delivery/cost.md": write_article(title="New price"),
        "en/delivery/abroad.md": write_article(title="Abroad"),
        "en/delivery/pickup.md": None,
    }
    found = lay_over(LIBRARY, changes, at=At(now=NOON))
    assert {one.path: one.title for one in found.articles} == {
        "en/delivery/abroad.md": "Abroad",
        "en/delivery/cost.md": "New price",
    }
    assert {one.updated_at for one in found.articles} == {NOON}
    assert LIBRARY.articles == (COST, PICKUP)


def test_a_text_that_can_not_be_read_leaves_what_is_live() -> None:
    found = lay_over(LIBRARY, {"en/delivery/cost.md": "no fields"})
    assert found.by_path["en/delivery/cost.md"] == COST
    assert any(problem.fatal for problem in found.problems)


def test_drafts_can_be_tried_as_if_they_were_published() -> None:
    assert list_drafts(LIBRARY) == ("en/delivery/pickup.md",)
    found = publish(LIBRARY, list_drafts(LIBRARY)).by_path["en/delivery/pickup.md"]
    assert found.published
    assert found.digest != PICKUP.digest, "it is found differently"


def test_what_is_to_come_later_counts_from_now_on_and_what_is_over_does_not() -> None:
    changes = {
        "en/delivery/cost.md": write_article(publish_at="2099-12-01"),
        "en/delivery/pickup.md": write_article(expires_at="2001-12-01"),
    }
    found = lay_over(LIBRARY, changes, at=At(now=NOON)).by_path
    assert [found[path].published for path in changes] == [True, False]
