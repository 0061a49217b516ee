"""What two models make of the same sentences says which is better."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.insights.phrases import Phrase, to_training
from bot.core.insights.teaching import Heard, Row, Verdict, sum_up
from bot.language.text.examples import read_examples


def hear(meant: str, before: str, after: str, *, own: bool = False) -> Heard:
    return Heard(text=f"{meant} {before} {after}", meant=meant, before=before, after=after, own=own)


RIGHT, GAINED, LOST = (
    hear("greet", "greet", "greet"),
    hear("greet", "question", "greet"),
    hear("thanks", "thanks", "greet"),
)
TAUGHT = hear("want_human", "question", "want_human", own=True)
FORGOTTEN = hear("want_human", "want_human", "greet", own=True)


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        ((RIGHT,), Verdict.SAME),
        ((RIGHT, GAINED), Verdict.BETTER),
        ((RIGHT, TAUGHT), Verdict.BETTER),
        ((GAINED, LOST), Verdict.SAME),
        ((LOST, TAUGHT), Verdict.WORSE),
        ((GAINED, FORGOTTEN), Verdict.WORSE),
    ],
)
def test_what_understands_fewer_of_either_is_worse(heard: tuple[Heard, ...], verdict: Verdict) -> None:
    assert sum_up(heard).verdict is verdict


def test_it_is_counted_by_meaning_and_what_was_lost_is_told_first() -> None:
    found = sum_up((RIGHT, GAINED, LOST, TAUGHT))
    assert found.rows == (Row(intent="greet", asked=2, before=1, after=2), Row(intent="thanks", asked=1, before=1))
    assert found.total == Row(intent="", asked=3, before=2, after=2)
    assert found.own == Row(intent="", asked=1, before=0, after=1)
    assert [(flip.meant, flip.gained) for flip in found.flips] == [
        ("thanks", False),
        ("want_human", True),
        ("greet", True),
    ]


def test_an_unsure_question_goes_the_same_way_as_a_sure_one() -> None:
    assert sum_up((hear("question", "question", "nlu_fallback"),)).verdict is Verdict.SAME


def test_phrases_are_read_as_training_data_whatever_their_order(tmp_path: Path) -> None:
    phrases = [
        Phrase(intent="want_human", language="ru", text="живого мне: срочно #1"),
        Phrase(intent="greet", language="uk", text="вітаннячко"),
    ]
    (tmp_path / "phrases.yml").write_text(to_training(phrases), encoding="utf-8")
    read = {(one.text, one.intent, one.language) for one in read_examples(tmp_path)}
    assert read == {(one.text, one.intent, one.language) for one in phrases}
    assert to_training(reversed(phrases)) == to_training(phrases)
    assert to_training(()) == ""
