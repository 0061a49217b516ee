"""Whether a reply of ours wants an answer."""

from __future__ import annotations

import pytest

from bot.language.said.asking import asks_back


@pytest.mark.parametrize(
    "text",
    [
        "Подскажите, пожалуйста, номер заказа?",
        "Пришлите фото букета, пожалуйста.",
        "Добрый день! На какой адрес доставить? Ждём.",
        "Напишите, пожалуйста, когда вам удобно.",
        "Вкажіть, будь ласка, адресу.",
        "Надішліть фото.",
        "Чи підійде вам завтра о дев'ятій?",
        "Could you send me the order number?",
        "Please confirm the address.",
        "Let me know which size you need.",
        "Помогло?",
        "Did that help?",
    ],
)
def test_a_question_and_a_wish_ask(text: str) -> None:
    assert asks_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Заказ отправлен, хорошего дня!",
        "Напишите нам, если что-то понадобится.",
        "Остались ещё вопросы?",
        "Могу ли я ещё чем-то помочь?",
        "Обращайтесь в любое время.",
        "Чи можу я ще чимось допомогти?",
        "Якщо будуть питання, пишіть.",
        "Your parcel is on its way.",
        "Is there anything else I can help you with?",
        "Let me know if you have further questions.",
        "",
    ],
)
def test_news_and_goodbyes_do_not(text: str) -> None:
    assert not asks_back(text)
