"""Which answer belongs to which question, and what may be kept of both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.business import UNNAMED
from bot.knowledge.histories.masking import Asked, Told, mask_pair, tidy
from bot.knowledge.histories.pairs import Pair, find_pairs
from bot.knowledge.histories.said import Line

BEGIN = datetime(2026, 2, 2, 10, tzinfo=UTC)
US = "shop"


def _lines(*said: tuple[float, str, str], reply: dict[int, int] | None = None) -> list[Line]:
    """Minute, who, text; ``reply``: which line is a reply to which."""
    return [
        Line(
            chat="1",
            id=str(at),
            at=BEGIN + timedelta(minutes=minute),
            who=who,
            name=who,
            text=text,
            reply_to=str((reply or {}).get(at, "")),
            ours=who == US,
        )
        for at, (minute, who, text) in enumerate(said)
    ]


def _pairs(*said: tuple[float, str, str], reply: dict[int, int] | None = None) -> list[tuple[str, str]]:
    return [(pair.question, pair.reply) for pair in find_pairs(_lines(*said, reply=reply))]


def test_a_burst_is_one_question_and_greetings_and_waiting_are_no_answer() -> None:
    found = _pairs(
        (0, "olha", "Здравствуйте!"),
        (1, US, "Добрый день! Чем могу помочь?"),
        (2, "olha", "скажите пожалуйста"),
        (2, "olha", "сколько стоит"),
        (2, "olha", "доставка во Львов"),
        (3, US, "Минутку, уточню"),
        (3, "olha", "ок"),
        (5, US, "Доставка стоит 150 грн."),
        (5, US, "От 1000 грн бесплатно."),
        (6, "olha", "спасибо большое"),
    )
    assert found == [("сколько стоит доставка во Львов", "Доставка стоит 150 грн.\nОт 1000 грн бесплатно.")]


def test_what_is_asked_back_is_no_answer_and_what_is_told_then_no_question() -> None:
    found = _pairs(
        (0, "olha", "сколько стоит доставка?"),
        (1, US, "В какой город?"),
        (2, "olha", "Львов, улица Садовая"),
        (3, US, "150 грн"),
        (4, "olha", "тогда беру две пачки"),
        (5, US, "Отлично, оформляю заказ"),
    )
    assert found == [("сколько стоит доставка?", "150 грн\nОтлично, оформляю заказ")]


def test_a_late_answer_belongs_to_nothing_and_a_question_without_one_still_counts() -> None:
    found = _pairs((0, "olha", "вы открыты в воскресенье?"), (60 * 24 * 5, US, "Да, с 10 до 20"))
    assert found == [("вы открыты в воскресенье?", "")]


def test_in_a_group_everybody_has_their_own_question_and_a_reply_finds_its_own() -> None:
    found = _pairs(
        (0, "olha", "сколько стоит доставка?"),
        (1, "ivan", "до скольки вы работаете?"),
        (2, US, "150 грн"),
        (3, US, "До 20:00"),
        reply={2: 0, 3: 1},
    )
    assert sorted(found) == [("до скольки вы работаете?", "До 20:00"), ("сколько стоит доставка?", "150 грн")]


def test_a_new_question_begins_where_the_last_was_answered() -> None:
    found = _pairs(
        (0, "olha", "do you ship to Poland?"),
        (1, US, "Yes, for 12 euros."),
        (2, "olha", "and how long does shipping take?"),
        (3, US, "Three days."),
    )
    assert found == [
        ("do you ship to Poland?", "Yes, for 12 euros."),
        ("and how long does shipping take?", "Three days."),
    ]


def _masked(pairs: Iterable[Pair]) -> list[Asked]:
    told, known = Told(), list(pairs)
    for pair in known:
        told.take(pair)
    common = told.common()
    return [
        one
        for number, pair in enumerate(known)
        for one in mask_pair(pair, common=common, business=UNNAMED, language="ru", person=number)
    ]


def _pair(question: str, reply: str = "", *, person: str = "a", name: str = "") -> Pair:
    return Pair(person=person, at=BEGIN, question=question, reply=reply, names=(name, "Чайная лавка"))


def test_what_was_told_to_several_is_the_businesss_and_what_to_one_is_theirs() -> None:
    said = "Доставка по Львову стоит 150 грн."
    own = "Ваш заказ 48213 уже в Полтаве."
    found = _masked(
        _pair("сколько стоит доставка?", f"{said}\n{own}" if number == 0 else said, person=str(number))
        for number in range(3)
    )
    assert [one.reply for one in found] == [said] * 3


@pytest.mark.parametrize(
    "text",
    [
        "мой адрес ул. Садовая 14 кв 7",
        "0501234567",
        "5168 7427 1234 5678 оплатила",
        "вот ссылка https://shop.example/cart/77812",
        "спасибо большое вам",
        "а это когда?",
    ],
)
def test_what_is_personal_or_says_nothing_is_no_question(text: str) -> None:
    assert _masked([_pair(text)]) == []


def test_names_phones_and_numbers_are_gone_before_anything_is_kept() -> None:
    found = _masked(
        [
            _pair("Это Марина Ткач, где мой заказ 48213 и когда привезут?", name="Марина Ткач"),
            _pair("Ірина, підкажіть де моя посилка, телефон 0501234567?"),
        ]
    )
    text = " ".join(one.text for one in found)
    assert "посилка" in text
    assert not any(own in text for own in ("Марин", "Ткач", "48213", "Ірин", "0501234567"))


def test_a_customers_name_is_nobodys_word_however_often_it_was_said() -> None:
    found = _masked(
        _pair("когда привезут?", "Привезём завтра к вам, Лавринович.", person=str(n), name="Лавринович")
        for n in range(5)
    )
    assert {one.reply for one in found} <= {""}


def test_two_questions_in_one_are_two_with_the_same_answer() -> None:
    found = _masked([_pair("Сколько стоит доставка? Как вернуть чайник?", "Доставка бесплатна, возврат две недели.")])
    assert [one.text for one in found] == ["Сколько стоит доставка?", "Как вернуть чайник?"]
    assert len({one.reply for one in found}) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("девушка, такой вопрос: как вернуть чайник??? 🙏", "как вернуть чайник?"),
        ("хотіла спитати скільки коштує доставка дуже треба", "скільки коштує доставка"),
        ("I wanted to ask how much is delivery? it's urgent", "how much is delivery?"),
        ("and", ""),
    ],
)
def test_a_question_is_tidied(text: str, kept: str) -> None:
    assert tidy(text) == kept


def test_the_language_of_each_question_is_its_own() -> None:
    texts = ("скільки коштує доставка?", "how much is delivery?", "сколько стоит доставка?")
    assert [one.language for one in _masked(_pair(text) for text in texts)] == ["uk", "en", "ru"]
