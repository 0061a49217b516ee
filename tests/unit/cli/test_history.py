"""What the terminal says of old conversations."""

from __future__ import annotations

from pathlib import Path

from bot.cli.history import render, render_seen
from bot.core.insights.histories import OldTopic
from bot.knowledge.histories.reading import look
from tests.support.histories import shop_history, write


def test_the_files_are_told_with_who_answers_and_what_was_left_out(tmp_path: Path) -> None:
    bad, good = write(tmp_path / "messages.html", "<html>"), write(tmp_path / "result.json", shop_history())
    said = render_seen(look([bad, good], tmp_path / "lines"))
    assert "36 messages in 12 chats" in said
    assert "Чайная лавка" in said
    assert "choose the format JSON" in said


def test_a_topic_is_told_with_its_answer() -> None:
    topic = OldTopic(
        id=1,
        history_id=1,
        title="How much is delivery?",
        language="en",
        count=9,
        people=8,
        months=3,
        languages={"en": 9},
        replies={"en": ("90\nUAH",)},
    )
    said = render([topic])
    assert "asked 9 times by 8 people in 3 months (en 9)" in said
    assert "> 90 UAH" in said
    assert render([]) == "Nothing is asked by two people."
