"""What speaks for an article, in a few numbers with names."""

from __future__ import annotations

from bot.desk.studio.trying.closeness import KINDS, list_closeness
from bot.knowledge.answers.features import FEATURES
from bot.words import Catalogue


def test_the_numbers_are_whole_and_between_0_and_100() -> None:
    scores = {"deep": 0.904, "meaning": 0.7, "classifier": -0.06, "words": 1.2}
    assert list_closeness(scores) == [("meaning", 90), ("words", 100), ("learned", 0)]


def test_sums_and_means_of_others_are_not_shown() -> None:
    assert list_closeness({"fused_text": 1.37, "known": 1.0, "deep_three": 0.8}) == []


def test_what_is_shown_is_measured_by_the_search_and_has_words() -> None:
    assert {name for _, names in KINDS for name in names} <= set(FEATURES)
    assert all(Catalogue().has(f"desk-closeness-{kind}") for kind, _ in KINDS)
