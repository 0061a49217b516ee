"""What the words of a message give away: courtesy, a question, a continuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text.splitting import split_questions
from bot.language.text.wording import (
    answers_yes_or_no,
    asks,
    count_subjects,
    goes_on,
    is_about_the_answer,
    is_fragment,
    is_mere_time,
    is_wordless,
    may_follow_up,
    normalise,
    points_back,
    strip_courtesy,
    wants_more,
)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Добрый день! Подскажите, пожалуйста, сколько стоит доставка?", "сколько стоит доставка?"),
        ("спасибо, а сколько стоит доставка?", "а сколько стоит доставка?"),
        ("как отменить заказ? Заранее спасибо!", "как отменить заказ?"),
        ("Доброго дня! Скажіть, будь ласка, чи є самовивіз?", "чи є самовивіз?"),
        ("дякую! а скільки коштує доставка?", "а скільки коштує доставка?"),
        ("Hi! Could you tell me how to pay, please", "how to pay"),
        ("thanks, and how much is delivery?", "and how much is delivery?"),
        ("ok, got it. do you deliver to Lviv?", "do you deliver to Lviv?"),
    ],
)
def test_courtesy_around_a_question_is_no_part_of_it(text: str, question: str) -> None:
    assert strip_courtesy(text) == question


@pytest.mark.parametrize(
    "text", ["привет!", "Спасибо большое", "дякую", "Добридень", "thanks a lot!", "ok", "да", "так"]
)
def test_courtesy_alone_leaves_nothing(text: str) -> None:
    assert strip_courtesy(text) == ""


@pytest.mark.parametrize(
    "text", ["доброта спасёт мир", "hide my number", "приветственный букет", "thanksgiving bouquet"]
)
def test_a_word_that_only_begins_like_courtesy_stays(text: str) -> None:
    assert strip_courtesy(text) == text


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("сколько стоит доставка", True),
        ("в какие часы вы работаете", True),
        ("чи є самовивіз", True),
        ("can i pay by card", True),
        ("доставка сегодня?", True),
        ("привезли сломанные стебли, до какого времени прислать фото", True),
        ("гроші зняли двічі, куди звертатися", True),
        ("my flowers came broken, what should I do", True),
        ("сделайте всё точно так же, как я просила", False),
        ("прийшов не той букет, що я замовляла", False),
        ("вчера мне привезли не то, что на фото", False),
        ("it is not the one, how could you", False),
        ("я заказала букет вчера", False),
        ("my order is late", False),
    ],
)
def test_a_question_is_known_by_its_sign_or_the_first_words_of_a_part(text: str, asking: bool) -> None:
    assert asks(text) is asking


@pytest.mark.parametrize(
    ("text", "language", "follows", "fragment"),
    [
        ("а в воскресенье?", "ru", True, True),
        ("а за городом?", "ru", True, True),
        ("а сколько это стоит", "ru", True, True),
        ("а если меня не будет дома", "ru", True, False),
        ("и как отменить заказ", "ru", True, False),
        ("a esli ne budet doma", "ru", True, False),
        ("сколько стоит доставка по киеву", "ru", False, False),
        ("хочу букет", "ru", False, True),
        ("a skilky za misto?", "uk", True, True),
        ("а в неділю?", "uk", True, True),
        ("а якщо мене не буде вдома", "uk", True, False),
        ("and outside the city?", "en", True, True),
        ("what about sunday?", "en", True, True),
        ("how much is that?", "en", True, True),
        ("and if I am not at home", "en", True, False),
        ("how long do I have?", "en", True, True),
        ("what do I have to send to you?", "en", True, True),
        ("сколько это займёт времени", "ru", True, True),
        ("что мне нужно прислать", "ru", True, True),
        ("що мені треба надіслати", "uk", True, True),
        ("скільки коштує доставка по києву", "uk", False, False),
        ("how do I cancel my order", "en", False, False),
        ("i want a bouquet", "en", False, False),
        ("a bouquet for fifty people please", "en", False, False),
        ("", "en", False, True),
    ],
)
def test_what_may_lean_on_the_last_answer(text: str, language: str, follows: bool, fragment: bool) -> None:
    assert (may_follow_up(text, language), is_fragment(text, language)) == (follows, fragment)


@pytest.mark.parametrize(
    ("text", "language", "mere"),
    [
        ("а в воскресенье?", "ru", True),
        ("и по выходным", "ru", True),
        ("завтра утром?", "ru", True),
        ("а за городом?", "ru", False),
        ("в воскресенье работаете?", "ru", False),
        ("а в неділю?", "uk", True),
        ("а у п'ятницю ввечері", "uk", True),
        ("what about sunday?", "en", True),
        ("and on the weekend?", "en", True),
        ("sunday delivery", "en", False),
        ("what about", "en", False),
        ("", "en", False),
    ],
)
def test_a_mere_time_is_told_from_a_question_about_it(text: str, language: str, mere: bool) -> None:
    assert is_mere_time(text, language) is mere


@pytest.mark.parametrize("text", ["а почему?", "подробнее", "і все?", "розкажіть докладніше", "why?", "tell me more"])
def test_some_questions_can_only_be_about_the_answer(text: str) -> None:
    assert is_about_the_answer(text)
    assert wants_more(text)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("What can I do?", 0),
        ("Что мне теперь делать?", 0),
        ("Де він зараз?", 0),
        ("Do elephants eat roses?", 3),
        ("Сколько весит слон?", 2),
    ],
)
def test_a_question_without_a_subject_leans_on_what_stands_before_it(text: str, subjects: int) -> None:
    assert count_subjects(text) == subjects


@pytest.mark.parametrize("text", ["так", "всё", "а в воскресенье?", "and on sunday?"])
def test_a_yes_or_a_question_with_a_subject_does_not_ask_for_more(text: str) -> None:
    assert not wants_more(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Сколько стоит доставка и можно ли оплатить картой курьеру?",
            ("Сколько стоит доставка", "можно ли оплатить картой курьеру?"),
        ),
        (
            "Скільки коштує доставка, чи є самовивіз?",
            ("Скільки коштує доставка", "чи є самовивіз?"),
        ),
        ("How much is delivery and can I pay by card?", ("How much is delivery", "can I pay by card?")),
        ("Hello! What are your hours? Do you deliver to Lviv?", ("What are your hours?", "Do you deliver to Lviv?")),
        ("доставка цена\nоплата картой", ("доставка цена", "оплата картой")),
        ("I moved. How do I change the address? Thanks!", ("I moved.", "How do I change the address?")),
        ("как заказать и оплатить букет", ("как заказать и оплатить букет",)),
        ("Скажите, когда и как доставят букет", ("когда и как доставят букет",)),
        ("roses and what else", ("roses and what else",)),
        ("how to cancel and how to pay and when do you open", ("how to cancel", "how to pay", "when do you open")),
        ("спасибо!", ()),
    ],
)
def test_where_a_message_can_be_cut(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts


@given(st.text(max_size=80))
def test_no_part_has_words_that_were_not_written(text: str) -> None:
    assert all(part in text for part in split_questions(text))
    assert all(part.strip() for part in split_questions(text))


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("и когда они придут?", True),
        ("сколько это займёт", True),
        ("як нею заплатити", True),
        ("how do I cancel it", True),
        ("сколько стоит доставка", False),
        ("how do I pay", False),
        ("I ordered roses for her yesterday and now they say it is not there any more", False),
    ],
)
def test_a_pronoun_in_a_short_text_points_back(text: str, points: bool) -> None:
    assert points_back(text) is points


@pytest.mark.parametrize(
    ("text", "language", "more"),
    [
        ("а если закажу на 2000", "ru", True),
        ("а продлить можно?", "ru", True),
        ("а якщо загублю?", "uk", True),
        ("and if I order for 2000?", "en", True),
        ("а если меня нет дома", "ru", False),
        ("а пионы?", "ru", False),
        ("а квіти можна", "uk", False),
        ("если потеряю карту", "ru", False),
        ("and what if the recipient is away", "en", False),
        ("а если " + "и " * 5000, "ru", False),
    ],
)
def test_a_condition_or_a_deed_without_a_thing_goes_on_about_the_last_answer(
    text: str, language: str, more: bool
) -> None:
    assert goes_on(text, language) is more


@pytest.mark.parametrize("text", ["вы тут?", "алло", "ви ще тут??", "are you there?", "hello? anybody here", "є хто"])
def test_a_call_into_the_silence_says_nothing(text: str) -> None:
    assert is_wordless(text)


@pytest.mark.parametrize("text", ["есть кто живой", "вы где", "hello", "але букет гарний", "да", "алло, где заказ"])
def test_what_wants_something_is_more_than_a_call(text: str) -> None:
    assert not is_wordless(text)


def test_yes_and_no_are_answers() -> None:
    assert answers_yes_or_no("yes I have a photo")
    assert answers_yes_or_no("Ні, немає")
    assert not answers_yes_or_no("you have a photo")
