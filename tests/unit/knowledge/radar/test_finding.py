"""Articles that contradict each other are found, those about two things are left alone."""

from __future__ import annotations

import pytest

from bot.core.insights.radar import FindingKind
from bot.knowledge.articles.articles import Library
from bot.knowledge.radar.finding import find_all
from tests.support.engine import make_article

LONG = "\n".join(
    f"- {line}."
    for line in (
        "Roses need fresh water and a clean vase",
        "Cut the stems at an angle with a sharp knife",
        "Remove lower leaves before they rot",
    )
)


def kinds(language: str, one: tuple[str, str], other: tuple[str, str]) -> list[str]:
    articles = tuple(
        make_article(f"shop/{name}", language=language, title=title, body=body)
        for name, (title, body) in zip(("one", "two"), (one, other), strict=True)
    )
    return [found.kind.value for found in find_all(Library(articles=articles))]


@pytest.mark.parametrize(
    ("language", "one", "other", "kind"),
    [
        ("en", ("Opening hours", "We are open from 9:00 to 18:00 every day."),
         ("Contacts", "Our studio is open every day from 10:00 to 20:00."), "values"),
        ("en", ("Paying on delivery", "You can pay the courier in cash."),
         ("Ways to pay", "You cannot pay the courier in cash."), "negation"),
        ("ru", ("Стоимость доставки", "Доставка по Киеву стоит 250 грн."),
         ("Курьер", "Курьерская доставка по Киеву стоит 300 грн."), "values"),
        ("ru", ("Телефон поддержки", "Телефон поддержки: +380 44 123 45 67."),
         ("Помощь", "Звоните в поддержку по телефону +380 44 123 45 68."), "values"),
        ("uk", ("Повернення товару", "Повернути товар можна протягом 14 днів після отримання."),
         ("Обмін", "Товар можна повернути протягом 30 днів після отримання."), "values"),
        ("en", ("Caring for roses", LONG), ("Rose care", LONG), "same"),
        ("en", ("Is parking free?", "Park in the yard."), ("Is the parking free?", "There is a car park."), "claimed"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_found(
    language: str, one: tuple[str, str], other: tuple[str, str], kind: str
) -> None:
    assert kind in kinds(language, one, other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", ("Delivery to Lviv", "Delivery costs 250 UAH."), ("Delivery to Odesa", "Delivery costs 300 UAH.")),
        ("en", ("Delivery", "Delivery in Kyiv costs 100 UAH."), ("Urgent", "Express delivery in Kyiv costs 200 UAH.")),
        ("en", ("Basic plan", "The plan costs 10 EUR a month."), ("Pro plan", "The plan costs 20 EUR a month.")),
        ("ru", ("Подарочные карты", "Карта действует 12 месяцев."), ("Бонусы", "Бонусы действуют 6 месяцев.")),
        ("uk", ("Оплата частинами", "Оплатити можна за 4 платежі."), ("Кредит", "Оплатити можна за 12 платежів.")),
    ],
)
def test_different_things_may_have_different_numbers(
    language: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert kinds(language, one, other) == []


def test_a_whole_sentence_with_another_number_needs_no_title() -> None:
    one = ("Trying it out", "Every new team can test all paid features for 21 days.")
    assert kinds("en", one, ("Good to know", one[1].replace("21", "14"))) == ["values"]


def test_articles_that_are_the_same_are_named_once() -> None:
    assert kinds("en", ("Caring for roses", LONG), ("Caring for roses", LONG)) == ["same"]


def test_a_draft_contradicts_nobody() -> None:
    live = make_article("shop/one", title="Opening hours", body="We are open from 9:00 to 18:00.")
    draft = make_article("shop/two", title="Open when", body="We are open from 9:00 to 20:00.", status="draft")
    assert find_all(Library(articles=(live, draft))) == ()


def test_another_text_is_another_finding() -> None:
    def mark(hour: str) -> str:
        one = make_article("shop/one", title="Opening hours", body="We are open from 9:00 to 18:00.")
        two = make_article("shop/two", title="Contacts", body=f"We are open from 9:00 to {hour}:00.")
        (found,) = find_all(Library(articles=(one, two)))
        assert found.kind is FindingKind.VALUES
        return found.mark

    assert mark("20") == mark("20") != mark("21")
