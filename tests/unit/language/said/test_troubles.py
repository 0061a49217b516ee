"""What reports that something went wrong, and what only asks about it."""

from __future__ import annotations

import pytest

from bot.core.turn import Trouble
from bot.language.said.troubles import read_trouble, speaks_of_trouble

OWN, THING, NONE = Trouble.OWN, Trouble.THING, Trouble.NONE


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("с карты дважды списали оплату", OWN),
        ("посылку так и не привезли", OWN),
        ("прислали чужой заказ", OWN),
        ("деньги сняли, а билета нет", OWN),
        ("мені двічі зняли за квиток", OWN),
        ("нічого не прийшло", OWN),
        ("I was charged twice", OWN),
        ("the lamp arrived smashed", OWN),
        ("nothing has arrived", OWN),
        ("приложение вылетает", THING),
        ("всё сделала правильно", THING),
        ("ввела код верно", THING),
        ("ввів усе правильно", THING),
        ("I typed it all correctly", THING),
        ("ввела код верно, не работает", THING),
        ("застосунок зависає на вході", THING),
        ("the app keeps closing", THING),
        ("I can't log in", THING),
        ("it doesn't open", THING),
        ("что делать, если ничего не привезли", NONE),
        ("а если код не приходит?", NONE),
        ("what if it arrives broken?", NONE),
        ("do you work on Sunday", NONE),
        ("вы не работаете в воскресенье?", NONE),
        ("сколько стоит доставка", NONE),
        ("мне пришла картинка", NONE),
        ("", NONE),
        ("девушка сказала, что перезвонит, и не перезвонила", OWN),
        ("до сих пор ничего не приехало", OWN),
        ("деньги так и не вернули", OWN),
        ("менеджер не зв'язався, чекаю другий день", OWN),
        ("досі нема ні грошей, ні квітів", OWN),
        ("you said you'd call me and never called", OWN),
        ("it's 6pm and still nothing", OWN),
        ("если получатель не ответил курьеру?", NONE),
        ("я не ответила на сообщение флориста", NONE),
        ("якщо я не відповів за пів години?", NONE),
        ("is the discount still valid", NONE),
        ("what happens if nobody answers the door", NONE),
        ("карту отклонили уже третий раз", Trouble.THING),
        ("мою картку відхилено", Trouble.THING),
        ("заблокировали аккаунт", Trouble.THING),
        ("payment rejected again", Trouble.THING),
        ("what if my card is declined?", Trouble.NONE),
        ("в каком банке карту заказать", Trouble.NONE),
    ],
)
def test_a_report_is_told_from_a_question(text: str, trouble: Trouble) -> None:
    assert read_trouble(text) is trouble


@pytest.mark.parametrize("part", ["не работает ", "charged ", "not not ", "деньги , ", "keeps "])
def test_a_long_text_is_read_in_no_time(part: str) -> None:
    assert read_trouble(part * 20_000) in Trouble


@pytest.mark.parametrize(
    ("text", "heading", "speaks"),
    [
        ("1. Look in your spam folder.\n2. Call us.", "If there is no receipt", True),
        ("1. Зазирніть у «Спам».", "Якщо чека немає", True),
        ("Гарантия 5 лет. Если привезли разбитое, пришлите фото.", "", True),
        ("The receipt comes by e-mail within 15 minutes.", "", False),
        ("Курьер ждёт 15 минут.", "Как это происходит", False),
    ],
)
def test_a_passage_that_says_what_to_do_about_trouble_is_known(text: str, heading: str, speaks: bool) -> None:
    assert speaks_of_trouble(text, heading) is speaks
