"""Article Markdown as text, as people write it who never heard of Markdown."""

from __future__ import annotations

import pytest

from bot.markup.text import to_plain, to_rich


def styles(markdown: str) -> list[tuple[str, str]]:
    """(kind, the words it covers)."""
    rich = to_rich(markdown)
    return [(span.kind, rich.text[span.start : span.end]) for span in rich.spans]


@pytest.mark.parametrize(
    "text",
    [
        "20*30*40 см",
        "Коробка 15*15*8, пакет 40*30",
        "12**3 и 4**2",
        "(a)*(b)*(c)",
        "от 100*, до 200*",
        "файлы *.jpg и *.png",
        "поле user_name_2",
        "5 * 3 * 2",
        "a*b*c",
        "Привет, <имя>",
        "1 < 2 > 0 & 3",
        "C:\\Users\\me",
    ],
)
def test_what_is_no_markdown_stays_as_it_was_typed(text: str) -> None:
    assert to_rich(text).text == to_plain(text) == text


def test_a_size_inside_emphasis_does_not_end_it() -> None:
    assert styles("*Размер 20*30*40 см*") == [("italic", "Размер 20*30*40 см")]


def test_part_of_a_word_may_be_bold() -> None:
    assert to_plain("**бес**платно и **5**кг") == "бесплатно и 5кг"
    assert styles("**бес**платно и **5**кг") == [("bold", "бес"), ("bold", "5")]


def test_three_short_lines_stay_three() -> None:
    assert to_plain("Пн-Пт 9-18\nСб 10-15\nВс выходной") == "Пн-Пт 9-18\nСб 10-15\nВс выходной"
    assert to_plain("one<br>two<br/>three") == "one\ntwo\nthree"


@pytest.mark.parametrize("text", ["a<!-- note --> b", "a\n\n<!-- one\n\ntwo -->\n\nb", "a b <!-- open"])
def test_a_comment_is_never_shown(text: str) -> None:
    assert to_plain(text).split() == ["a", "b"]


def test_a_comment_in_code_is_code() -> None:
    assert to_plain("Paste `<!-- here -->`.") == "Paste <!-- here -->."


def test_two_columns_are_lines_of_name_and_value() -> None:
    table = "| Город | Цена |\n|---|---|\n| Киев | **120** грн |\n| Львов | |"
    assert to_plain(table) == "Город: Цена\n• Киев: 120 грн\n• Львов"
    assert styles(table) == [("bold", "Город: Цена"), ("bold", "120")]


def test_of_more_columns_every_row_is_a_paragraph() -> None:
    table = "| План | Цена | Люди |\n|---|---|---|\n| S | 10 € | 3 |\n| M | 20 € | |"
    assert to_plain(table) == "S\nЦена: 10 €\nЛюди: 3\n\nM\nЦена: 20 €"
    assert styles(table) == [("bold", "S"), ("bold", "M")]


def test_a_table_without_heads_is_its_rows() -> None:
    assert to_plain("| | |\n|---|---|\n| Вход: | со двора |") == "• Вход: со двора"


def test_a_number_or_a_mail_address_is_said_once() -> None:
    assert to_plain("[Звоните](tel:+380441234567)") == "Звоните (+380441234567)"
    assert to_plain("[Call us](tel:+38 044 123 45 67)") == "Call us (+380441234567)"
    assert to_plain("[044 123-45-67](tel:+380441234567)") == "044 123-45-67"
    assert to_plain("[Write](mailto:a@b.c?subject=Hi), <a@b.c>") == "Write (a@b.c), a@b.c"


def test_a_link_by_reference_works() -> None:
    assert to_plain("See [here][1].\n\n[1]: https://a.b/c") == "See here (https://a.b/c)."


def test_a_picture_is_a_link_to_it_and_one_in_a_file_its_words() -> None:
    assert styles("![наша студия](https://a.b/c.jpg) ![](https://a.b/%20d.jpg) ![план](plan.png)") == [
        ("picture", "наша студия"),
        ("picture", " d.jpg"),
    ]
    assert to_plain("![план](plan.png)") == "план"


def test_a_plain_text_keeps_words_lists_and_addresses_without_marks() -> None:
    text = "Delivery is **120 UAH**.\n\n1. by *day*\n2. by night\n\nSee [terms](https://a.b/terms)."
    assert to_plain(text) == "Delivery is 120 UAH.\n\n1. by day\n2. by night\n\nSee terms (https://a.b/terms)."


def test_an_address_that_opens_nowhere_is_its_words() -> None:
    assert to_plain("[a](../delivery/cost.md) [b](javascript:alert(1)) [c](//x)") == "a b c"
    assert styles("[shop](www.a.b)") == [("text_link", "shop")]
