"""The radar of those who live in git and CI."""

from __future__ import annotations

from bot.cli.kb.radar import judge, render, to_json
from bot.core.insights.radar import FindingKind, Found
from bot.knowledge.articles.articles import Library
from bot.knowledge.radar.finding import find_all
from tests.support.engine import make_article


def find(*until: str) -> tuple[Found, ...]:
    titles = ("Opening hours", "Contacts")
    return find_all(
        Library(
            articles=tuple(
                make_article(f"shop/{at}", title=titles[at], body=f"We are open from 9:00 to {hour}.")
                for at, hour in enumerate(until)
            )
        )
    )


def test_contradictions_are_named_with_their_files_and_fail_only_where_that_is_wanted() -> None:
    found = find("18:00", "20:00")
    said = render(found)
    assert "Other values for the same thing (1)" in said
    assert "en/shop/0.md: We are open from 9:00 to 18:00." in said
    assert "1 findings, 1 of them contradictions" in said
    assert (judge(found, strict=True), judge(found, strict=False)) == (1, 0)
    (data,) = to_json(found)
    assert (data["kind"], data["contradiction"]) == ("values", True)


def test_what_agrees_fails_nothing() -> None:
    found = [one for one in find("18:00", "18:00") if one.kind is not FindingKind.CLAIMED]
    assert judge(found, strict=True) == 0
