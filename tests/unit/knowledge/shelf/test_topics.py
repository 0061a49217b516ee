"""Topics are called by names in three languages; a broken file stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.articles.problems import MESSAGES
from bot.knowledge.shelf.topics import FILE, change_topics, parse_topics, read_topics

GOOD = "# ours\ndelivery:\n  ru: Доставка\n  en: Delivery\n\ngift-cards: Gift cards\n"


def test_a_topic_is_called_by_its_name_in_the_language_or_another_or_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    topics = read_topics(tmp_path)
    assert topics.problems == ()
    assert topics.call("delivery", "ru") == "Доставка"
    assert topics.call("delivery", "uk") == "Доставка"
    assert topics.call("gift-cards", "uk") == "Gift cards"
    assert topics.call("opening-hours", "ru") == "Opening hours"


def test_without_a_file_every_topic_has_its_folder(tmp_path: Path) -> None:
    assert read_topics(tmp_path).call("gift-cards", "en") == "Gift cards"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "topics-broken"),
        ("- a\n- b", "topics-no-lines"),
        ("Доставка: Доставка", "topics-name"),
        ("delivery: {de: Lieferung}", "topics-names"),
        ("delivery: 7", "topics-names"),
        (f"delivery: {'x' * 61}", "topics-names"),
        ("[" * 20_000, "topics-broken"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_counts(text: str, code: str) -> None:
    found = parse_topics(text)
    assert {problem.code for problem in found.problems} == {code}
    assert str(found.problems[0])
    assert code in MESSAGES
    assert parse_topics(f"{GOOD}x: 1\n").call("delivery", "en") == "Delivery"


def test_a_change_leaves_the_rest_of_the_file_as_it_stands() -> None:
    changed = change_topics(GOOD, {"delivery": {"ru": "Курьеры", "en": ""}, "refunds": {"uk": "Повернення"}})
    assert changed.startswith("# ours\n")
    assert "Gift cards" in changed
    names = parse_topics(changed).names
    assert names["delivery"] == {"ru": "Курьеры"}
    assert names["refunds"] == {"uk": "Повернення"}
    assert "delivery" not in parse_topics(change_topics(changed, {"delivery": {}})).names


def test_a_file_written_in_one_line_is_written_anew_with_everything() -> None:
    names = parse_topics(change_topics("{delivery: {en: Delivery}, a: {en: A}}", {"a": {"en": "B"}})).names
    assert names == {"delivery": {"en": "Delivery"}, "a": {"en": "B"}}


def test_an_empty_file_gets_a_head() -> None:
    assert change_topics("", {"a": {"en": "Letters: A"}}).startswith("#")
    assert parse_topics(change_topics("", {"a": {"en": "Letters: A"}})).call("a", "en") == "Letters: A"
