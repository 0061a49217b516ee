"""One article must say the same in all its languages."""

from __future__ import annotations

import pytest

from bot.core.insights.radar import FindingKind, Found
from bot.knowledge.articles.articles import Library
from bot.knowledge.radar.versions import find_between
from tests.support.engine import make_article

RU = "Доставка по Киеву стоит 150 грн. Звоните: +380 44 123 45 67.\n\nОтмена с 9:00 до 18:00."
UK = "Доставка по Києву коштує 150 грн. Телефонуйте: +380 44 123 45 67.\n\nСкасування з 9:00 до 18:00."
EN = "Delivery in Kyiv costs 150 UAH. Call +380 44 123 45 67.\n\nCancel from 9 am to 6 pm."


def find(**bodies: str) -> list[Found]:
    articles = (make_article("shop/one", language=code, title="Title", body=body) for code, body in bodies.items())
    return list(find_between(Library(articles=tuple(articles))))


def test_versions_that_say_the_same_are_left_alone() -> None:
    assert find(ru=RU, uk=UK, en=EN) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("150 UAH", "120 UAH"), ("6 pm", "7 pm"), ("45 67", "45 68"), ("costs 150 UAH", "is free of charge")],
)
def test_the_version_that_differs_is_named_once(old: str, new: str) -> None:
    (found,) = find(ru=RU, uk=UK, en=EN.replace(old, new))
    assert (found.kind, found.language, found.language_of(found.other)) == (FindingKind.LANGUAGES, "ru", "en")
    assert new in found.other.text
    assert found.mark != find(ru=RU, en=EN.replace(old, new + " now"))[0].mark


def test_of_three_that_all_differ_each_is_named() -> None:
    found = find(ru=RU, uk=UK.replace("150", "130"), en=EN.replace("150", "120"))
    assert {(one.language, one.language_of(one.other)) for one in found} == {("ru", "uk"), ("ru", "en"), ("uk", "en")}


@pytest.mark.parametrize(
    ("ru", "en"),
    [
        ("Мы не доставляем за границу.", "We deliver abroad."),
        ("Оплатить наличными можно.", "You cannot pay in cash."),
    ],
)
def test_yes_here_and_no_there_is_found(ru: str, en: str) -> None:
    assert len(find(ru=ru, en=en)) == 1


@pytest.mark.parametrize(
    ("ru", "en"),
    [
        ("Не позже чем за 2 часа до начала.", "Until 2 hours before it begins."),
        ("Наличные не принимаем.", "Cards only."),
        ("Подробнее: https://shop.example/ru/pay", "More: https://shop.example/en/pay"),
        ("За два часа.", "In 2 hours."),
    ],
)
def test_what_translations_may_do_is_no_difference(ru: str, en: str) -> None:
    assert find(ru=ru, en=en) == []


def test_a_draft_of_a_translation_contradicts_nobody() -> None:
    live = make_article("shop/one", language="ru", title="Title", body=RU)
    draft = make_article("shop/one", language="en", title="Title", body=EN.replace("150", "120"), status="draft")
    assert list(find_between(Library(articles=(live, draft)))) == []
