"""The comparison of two encoders on golden questions."""

from __future__ import annotations

from pathlib import Path

from bot.core.language import LANGUAGES
from bot.core.policy.decide import Thresholds
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import load_library
from bot.knowledge.replay.golden import Tally, Trial, golden_questions, try_out, what_is_worse
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.conftest import Write


def _trial(first: int, wrong: int = 0, *, ru: int = 0) -> Trial:
    """Of 300 questions, 100 of them in Russian."""
    tallies = {
        language: Tally(asked=asked, first=likeliest, right=0, wrong=false, choice=0)
        for language, asked, likeliest, false in (("all", 300, first, wrong), ("ru", 100, ru, 0))
    }
    none = Tally(asked=0, first=0, right=0, wrong=0, choice=0)
    return Trial(tallies={language: tallies.get(language, none) for language in ("all", *LANGUAGES)}, milliseconds=1.0)


def test_no_worse_by_more_than_the_margin_is_good_enough() -> None:
    assert what_is_worse(_trial(200), _trial(191), margin=3.0) == ()
    assert what_is_worse(_trial(200), _trial(250), margin=3.0) == ()


def test_each_share_that_is_worse_is_told_with_both_figures() -> None:
    (first, wrong) = what_is_worse(_trial(200), _trial(180, wrong=12), margin=3.0)
    assert first == "the right article is the likeliest: 66.7 % before, 60.0 % after"
    assert wrong == "answered wrong: 0.0 % before, 4.0 % after"


def test_one_language_may_lose_twice_as_much_but_not_more() -> None:
    assert what_is_worse(_trial(200, ru=80), _trial(200, ru=74), margin=3.0) == ()
    (lost,) = what_is_worse(_trial(200, ru=80), _trial(200, ru=70), margin=3.0)
    assert "in ru: 80.0 % before, 70.0 % after" in lost


def test_golden_questions_are_those_of_articles_the_bot_may_show(shop: Path, write: Write) -> None:
    write("ru/orders/open", extra='golden: ["где посылка"]\n')
    write("ru/orders/draft", extra='golden: ["черновик"]\n', status="draft")
    write("ru/orders/dispute", extra='golden: ["спор"]\nescalate: always\n')
    (question,) = golden_questions(load_library(shop))
    assert (question.text, question.language, question.article) == ("где посылка", "ru", "orders/open")


def test_every_question_has_one_outcome(shop: Path, write: Write, tmp_path: Path, encoders: Encoders) -> None:
    write(
        "ru/orders/where",
        title="Где мой заказ?",
        questions=["где мой заказ", "когда привезут заказ", "статус заказа"],
        extra='golden: ["где мой заказ сейчас", "абракадабра"]\n',
    )
    knowledge = Knowledge.open(shop, tmp_path / "index", encoders=encoders)
    trial = try_out(knowledge, golden_questions(knowledge.library), Thresholds())
    tally = trial.tallies["ru"]
    assert tally == trial.tallies["all"]
    assert (tally.asked, trial.tallies["en"].asked) == (2, 0)
    assert tally.first >= 1
    assert tally.right + tally.wrong + tally.choice + tally.unanswered == 2
    assert trial.milliseconds > 0
