"""What asks for something to be done, what only asks about it, and what it says of it."""

from __future__ import annotations

import pytest

from bot.core.request import Act, Bid
from bot.language.said.requests import read_request

T, W, B, M, H = Bid.TOLD, Bid.WISHED, Bid.BARE, Bid.MAY, Bid.HOW


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to send flowers to my mom in Lviv from Germany",
        "we want to send a parcel to Warsaw",
        "хочу отправить маме торт в Одессу",
        "хотела бы отправить подарок анонимно",
        "хочу відправити посилку бабусі",
    ],
)
def test_who_wishes_to_send_something_themselves_asks_nobody_to_do_it(text: str) -> None:
    assert read_request(text) == (M, None)


@pytest.mark.parametrize(
    "text",
    ["I want to send the report to my doctor", "нужно отправить счёт на почту", "хочу, чтобы вы отправили мне пропуск"],
)
def test_who_wishes_a_paper_sent_does(text: str) -> None:
    bid, request = read_request(text)
    assert (bid, request and request.act) == (W, Act.SEND)


@pytest.mark.parametrize(
    ("text", "bid", "act"),
    [
        ("отмените бронь 7781", T, Act.CANCEL),
        ("можете перенести мой визит?", T, Act.MOVE),
        ("хочу, чтобы вы удалили мой профиль", W, Act.DELETE),
        ("надо поменять адрес", W, Act.CHANGE),
        ("я отказываюсь от билета 4417", W, Act.CANCEL),
        ("оформите возврат", T, Act.REFUND),
        ("отмена брони", B, Act.CANCEL),
        ("перенести запись", B, Act.MOVE),
        ("как отменить бронь", H, Act.CANCEL),
        ("а если отменю?", H, Act.CANCEL),
        ("можно перенести запись?", M, Act.MOVE),
        ("отмените запись, если опоздаю?", H, Act.CANCEL),
        ("хочу отменить бронь, сколько вернёте?", H, Act.REFUND),
        ("хочу отменить бронь, это платно?", M, Act.CANCEL),
        ("скасуйте, будь ласка, мій запис", T, Act.CANCEL),
        ("видаліть мої дані", T, Act.DELETE),
        ("чи можу я перенести візит", M, Act.MOVE),
        ("якщо скасую, гроші повернете?", H, Act.CANCEL),
        ("що робити, щоб змінити адресу", H, Act.CHANGE),
        ("otmenite bron pozhaluysta", T, Act.CANCEL),
        ("cancel it please", T, Act.CANCEL),
        ("could you move my visit to Monday?", T, Act.MOVE),
        ("I'd like you to delete my data", T, Act.DELETE),
        ("I need to reschedule my class", W, Act.MOVE),
        ("I want my money back", W, Act.REFUND),
        ("cancel booking", B, Act.CANCEL),
        ("can I cancel my booking", M, Act.CANCEL),
        ("is it possible to move a visit", M, Act.MOVE),
        ("can you deliver on Sunday", M, Act.OTHER),
        ("will you refund me if it's late?", M, Act.REFUND),
        ("what if I cancel?", H, Act.CANCEL),
        ("tell me how to change the address", H, Act.CHANGE),
        ("stop emailing me", T, Act.UNSUBSCRIBE),
        ("не присылайте мне рекламу", T, Act.UNSUBSCRIBE),
        ("не отменяйте мою бронь", T, Act.OTHER),
        ("don't cancel my booking", T, Act.OTHER),
        ("would you mind cancelling my booking?", T, Act.CANCEL),
        ("remove my account", T, Act.DELETE),
        ("bring my visit forward to 9 am", T, Act.MOVE),
        ("My address has changed, please update it to 5 King St", T, Act.CHANGE),
        ("tell the driver the code is 45", T, Act.OTHER),
        ("сделайте копию договора и вышлите", T, Act.SEND),
        ("отменить бронь, пожалуйста", T, Act.CANCEL),
        ("больше не нужно", B, Act.CANCEL),
    ],
)
def test_an_order_is_told_from_a_wish_and_both_from_a_question(text: str, bid: Bid, act: Act) -> None:
    found, request = read_request(text)
    assert (found, request.act if request is not None else None) == (bid, act)


@pytest.mark.parametrize(
    "text",
    ["сколько стоит доставка", "дякую", "hello", "where is my parcel", "подскажите цену", "скажіть час", "", "🙂"],
)
def test_what_speaks_of_no_act_is_no_request(text: str) -> None:
    assert read_request(text)[1] is None


@pytest.mark.parametrize(
    ("text", "object_", "value"),
    [
        ("поменяйте адрес доставки на Лесная 4, кв. 7", "адрес доставки", "Лесная 4, кв. 7"),
        ("перенесите мою запись на среду, днём не могу", "запись", "среду"),
        ("змініть адресу на вул. Лісова 4", "адресу", "вул. Лісова 4"),
        ("пришлите счёт на anna@firma.example, пожалуйста", "счёт", "anna@firma.example"),
        ("change the name on the ticket to Iryna Koval, booking AB-55120", "name", "Iryna Koval"),
        ("move my visit to Friday at 10. Thanks!", "visit", "Friday at 10"),
        ("please change the greeting to \"Well done, Sam\"", "greeting", "Well done, Sam"),
        ("удалите мой профиль", "профиль", ""),
        ("виправте платника на ТОВ «Клен»", "платника", "ТОВ «Клен»"),
        ("замініть текст на «Дякую!»", "текст", "Дякую!"),
        ("cancel my booking", "booking", ""),
    ],
)  # fmt: skip
def test_object_and_new_value_stand_as_they_were_written(text: str, object_: str, value: str) -> None:
    request = read_request(text)[1]
    assert request is not None
    assert (request.object, request.value, request.words) == (object_, value, text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("please deliver 3 pizzas to Mill Lane 4 at noon", Act.BOOK),
        ("deliver a cake to my office tomorrow, please", Act.BOOK),
        ("привезите 2 мешка цемента на дачу", Act.BOOK),
        ("доставьте нам 10 стульев к пятнице", Act.BOOK),
        ("please deliver my order to Mill Lane 4", Act.CHANGE),
        ("доставьте заказ 7781 завтра", Act.CHANGE),
        ("send an invoice to anna@firm.example, please", Act.SEND),
        ("привезите к 10 часам, пожалуйста", Act.CHANGE),
    ],
)
def test_who_has_something_brought_that_is_not_theirs_yet_orders_it(text: str, act: Act) -> None:
    request = read_request(text)[1]
    assert request is not None
    assert request.act is act


@pytest.mark.parametrize(("text", "of_account"), [("reset my password please", True), ("move my visit", False)])
def test_what_is_about_the_account_needs_no_number(text: str, of_account: bool) -> None:
    request = read_request(text)[1]
    assert request is not None
    assert request.of_account is of_account


@pytest.mark.parametrize("part", ["cancel my ", "перенесите на ", "a, ", "to 4 ", "«", "🙂"])
def test_a_long_text_is_read_in_no_time(part: str) -> None:
    assert read_request(part * 20_000)[0] in Bid
