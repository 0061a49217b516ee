"""Whose a new case is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.case import Brief, Reason, Tried
from bot.core.desk.teams import Matter, Scope, Team, find_topic, is_elsewhere, list_own, read_matter, route
from bot.core.request import Act, Request

MATTER = Matter(language="uk", channel="telegram", reason="request", topic="delivery", act="refund")
BRIEF = Brief(reason=Reason.REQUESTED, question="?", language="uk")


@pytest.mark.parametrize(
    ("scope", "taken"),
    [
        (Scope(), False),
        (Scope(languages=("uk", "ru")), True),
        (Scope(languages=("ru",)), False),
        (Scope(languages=("uk",), channels=("web",)), False),
        (Scope(languages=("uk",), channels=("web", "telegram"), reasons=("request",)), True),
        (Scope(topics=("delivery",)), True),
        (Scope(topics=("payment",)), False),
        (Scope(acts=("refund", "cancel")), True),
        (Scope(acts=("call",)), False),
    ],
)
def test_all_that_is_given_must_fit_and_nothing_given_takes_nothing(scope: Scope, taken: bool) -> None:
    assert scope.takes(MATTER) is taken


def test_what_is_not_known_fits_no_condition() -> None:
    unknown = replace(MATTER, topic="", act="")
    assert not Scope(topics=("delivery",)).takes(unknown)
    assert not Scope(acts=("refund",)).takes(unknown)


def test_the_first_team_from_the_top_that_has_somebody_gets_it() -> None:
    empty = Team(id=1, name="Nobody", scope=Scope(languages=("uk",)))
    first = Team(id=2, name="Refunds", scope=Scope(acts=("refund",)), members=(7,))
    second = Team(id=3, name="Ukrainian", scope=Scope(languages=("uk",)), members=(8,))
    by_hand = Team(id=4, name="Tech", members=(8,))
    assert route((empty, first, second, by_hand), MATTER) == first
    assert route((empty, second, first), MATTER) == second
    assert route((by_hand, empty), MATTER) is None


def test_what_a_case_is_about_is_read_from_its_brief() -> None:
    known = replace(
        BRIEF,
        request=Request(act=Act.REFUND),
        considered=(("delivery/cost", 0.6), ("payment/cards", 0.2)),
        tried=(Tried(article="returns/when", title="Returns"),),
    )
    assert read_matter(known, language="uk", channel="web") == Matter(
        language="uk", channel="web", reason="requested", topic="delivery", act="refund"
    )
    assert find_topic(replace(known, considered=(("delivery/cost", 0.1),))) == "returns"
    assert find_topic(BRIEF) == ""


def test_who_is_in_no_team_has_all_before_them() -> None:
    teams = (Team(id=1, name="A", members=(7, 8)), Team(id=2, name="B", members=(8,)))
    assert list_own(teams, 8) == {1, 2}
    assert is_elsewhere(2, list_own(teams, 7))
    assert not is_elsewhere(1, list_own(teams, 7))
    assert not is_elsewhere(None, list_own(teams, 7))
    assert not is_elsewhere(2, list_own(teams, 9))
