"""Titles and questions of drafts."""

from __future__ import annotations

import pytest

from bot.core.insights.histories import AskedSo, OldTopic
from bot.knowledge.articles.articles import Library
from bot.service.articles.histories.drafting import compose_drafts, title_of


def _topic(*wordings: tuple[str, int], title: str = "", **more: object) -> OldTopic:
    asked = tuple(AskedSo(text=text, language="ru", count=count) for text, count in wordings)
    known = {"languages": {"ru": sum(count for _, count in wordings)}, **more}
    return OldTopic(
        id=1,
        history_id=1,
        title=title or wordings[0][0],
        language="ru",
        count=9,
        people=9,
        wordings=asked,
        **known,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("wordings", "title", "said"),
    [
        (
            (("сколько стоит доставка", 4), ("скоько стоит доставка", 1)),
            "скоько стоит доставка",
            "Сколько стоит доставка?",
        ),
        ((("почем доставка курьером", 1), ("какая цена доставки?", 1)), "какая цена доставки?", "Какая цена доставки?"),
        ((("где мой заказ …", 3), ("где мой заказ", 2)), "", "Где мой заказ?"),
        ((("хочу вернуть чайник.", 2),), "", "Хочу вернуть чайник."),
    ],
)
def test_a_title_is_a_wording_asked_often_and_reads_like_one(
    wordings: tuple[tuple[str, int], ...], title: str, said: str
) -> None:
    assert title_of(_topic(*wordings, title=title), "ru") == said


def test_a_draft_has_the_answer_and_the_other_wordings() -> None:
    topic = _topic(
        ("сколько стоит доставка", 4), ("почем доставка", 2), ("доставка … почем", 2), replies={"ru": ("90 грн.",)}
    )
    taken: set[str] = set()
    (draft,) = compose_drafts(topic, Library(articles=()), taken)
    assert (draft.language, draft.key in taken, "90 грн." in draft.text) == ("ru", True, True)
    assert "почем доставка" in draft.text
    assert "…" not in draft.text
    assert "status: draft" in draft.text


def test_without_an_answer_there_is_no_draft() -> None:
    assert compose_drafts(_topic(("где мой заказ", 3)), Library(articles=()), set()) == ()
