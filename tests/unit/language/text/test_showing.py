"""Words about a photo."""

from __future__ import annotations

import pytest

from bot.language.text.showing import asks_for_photo, shows_something


@pytest.mark.parametrize(
    "text",
    [
        "вот такой букет привезли",
        "прикладываю чек",
        "розы как на фото хочу",
        "это не то что я заказывала",
        "ось що привезли",
        "скільки коштує такий букет",
        "подивіться на ці квіти",
        "that's what I got",
        "look at this mess",
        "is this normal for roses?",
        "do you have flowers like this",
        "see attached",
    ],
)
def test_words_that_speak_of_what_is_sent(text: str) -> None:
    assert shows_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "сколько стоит доставка",
        "вы присылаете фото перед доставкой?",
        "сделаете открытку с моим текстом?",
        "чи можна забрати самому",
        "do you send a photo before delivery?",
        "can I use a promo code for this order?",
        "спасибо, очень красиво",
        "",
    ],
)
def test_an_ordinary_question_does_not(text: str) -> None:
    assert not shows_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "Send us a photo within 24 hours.",
        "Attach a clear photo of the damage to your request.",
        "We need a photo of the label.",
        "Пришлите нам, пожалуйста, фотографию чека.",
        "1. Сфотографируйте букет целиком.",
        "Надішліть знімок екрана на пошту.",
        "Потрібне фото документа.",
    ],
)
def test_an_article_that_asks_for_a_photo(text: str) -> None:
    assert asks_for_photo(text)


@pytest.mark.parametrize(
    "text",
    [
        "We take a photo of the bouquet and send it to you before dispatch.",
        "The courier sends you a photo on delivery.",
        "Перед доставкой мы пришлём вам фото букета.",
        "Ми надсилаємо фото перед відправкою.",
    ],
)
def test_one_that_promises_a_photo_asks_for_none(text: str) -> None:
    assert not asks_for_photo(text)
