"""Articles of the size, language and markup we want."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge.imports.found import Found, Piece, Skipped
from bot.knowledge.imports.inline import to_ours
from bot.knowledge.imports.naming import choose_key, language_of_place, to_language, to_slug, topic_name
from bot.knowledge.imports.read import read_all
from bot.knowledge.imports.shape import LONGEST, shape
from tests.support.centres import make_zip

ONE = Found(source="web", source_id="x", title="Доставка", body="", place="x.html")
SENTENCE = "Курьер привезёт заказ завтра до обеда, если вы оформите его до шести вечера. "


def _shape(body: str, **fields: object) -> list[Piece]:
    return list(shape(replace(ONE, body=body, **fields), fallback="en"))  # type: ignore[arg-type]


def _titles(pieces: list[Piece]) -> list[str]:
    return [piece.title for piece in pieces if isinstance(piece, Found)]


def test_a_long_article_is_divided_at_its_headings_and_says_so() -> None:
    body = "\n\n".join(f"## Часть {number}\n\n{SENTENCE * 60}" for number in range(4))
    pieces = [piece for piece in _shape(body) if isinstance(piece, Found)]
    assert _titles(list(pieces)) == [f"Доставка: Часть {number}" for number in range(4)]
    assert all(len(piece.body) <= LONGEST for piece in pieces)
    assert {note.code for piece in pieces for note in piece.lost} == {"split-long"}
    assert len({piece.source_id for piece in pieces}) == 4


def test_a_long_article_without_headings_stays_whole_and_says_so() -> None:
    pieces = _shape(SENTENCE * 200)
    assert len(pieces) == 1
    assert isinstance(pieces[0], Found) and [note.code for note in pieces[0].lost] == ["long"]


def test_a_book_without_headings_is_cut_between_paragraphs_and_nothing_is_lost() -> None:
    body = "\n\n".join(f"{number} {SENTENCE * 20}".strip() for number in range(60))
    pieces = [piece for piece in _shape(body) if isinstance(piece, Found)]
    assert len(pieces) > 5
    assert "\n\n".join(piece.body for piece in pieces).split() == body.split()


def test_a_list_of_questions_becomes_an_article_each() -> None:
    body = "Здесь ответы.\n\n" + "\n\n".join(f"## Вопрос {n}?\n\nОтвет {n}: {SENTENCE}" for n in range(3))
    assert _titles(_shape(body)) == ["Вопрос 0?", "Вопрос 1?", "Вопрос 2?"]


def test_a_question_without_an_answer_is_told_and_the_others_come() -> None:
    parts = [f"## Вопрос {n}?\n\nОтвет {n}: {SENTENCE}" for n in range(3)]
    pieces = _shape("\n\n".join([*parts, "## Почему так?"]))
    assert _titles(pieces) == ["Вопрос 0?", "Вопрос 1?", "Вопрос 2?"]
    told = [(one.place, one.note.code) for one in pieces if isinstance(one, Skipped)]
    assert told == [("x.html: Почему так?", "no-answer")]


def test_two_questions_stay_together_and_become_phrasings() -> None:
    pieces = _shape(f"{SENTENCE}\n\n## Можно ли ночью?\n\n{SENTENCE}\n\n## А в субботу?\n\n{SENTENCE}")
    assert _titles(pieces) == ["Доставка"]
    assert isinstance(pieces[0], Found) and pieces[0].questions == ("Можно ли ночью?", "А в субботу?")


@pytest.mark.parametrize(
    ("body", "said", "language"),
    [
        (SENTENCE, "en", "ru"),
        (SENTENCE, "uk", "ru"),
        ("Кур'єр привезе замовлення завтра до обіду, якщо ви оформите його до шостої вечора.", "ru", "uk"),
        ("The courier brings your order tomorrow before noon if you place it before six.", "ru", "en"),
        ("120 ₴", "uk", "uk"),
    ],
)
def test_the_text_itself_tells_its_language(body: str, said: str, language: str) -> None:
    found = _shape(body, language=said, title="—")[0]
    assert isinstance(found, Found) and found.language == language


def test_a_text_in_another_language_is_told() -> None:
    body = "Die Lieferung kostet fünf Euro und dauert drei Tage, wenn Sie heute bestellen. " * 5
    assert [piece.note.code for piece in _shape(body) if isinstance(piece, Skipped)] == ["foreign"]


def test_a_comment_in_the_text_hides_nothing() -> None:
    found = _shape(f"{SENTENCE} <!-- так пишут заметку. {SENTENCE}")[0]
    assert isinstance(found, Found) and "<!--" not in found.body and "так пишут заметку" in found.body


@pytest.mark.parametrize(
    ("written", "ours", "codes"),
    [
        ("See [[Prices|the prices]] and ![[plan.png]].", "See the prices and .", ["inner-link", "picture"]),
        ("::: tip Note\nBring a passport.\n:::", "**Note**\n\nBring a passport.", []),
        ('=== "Card"\n\n    Pay.\n\n=== "Cash"\n\n    Pay too.', "**Card**\n\nPay.\n\n**Cash**\n\nPay too.", ["tabs"]),
        ('<Tabs><TabItem label="Mac">\n\nPress.\n\n</TabItem></Tabs>', "**Mac**\n\nPress.", ["tabs"]),
        ("import X from '@site/x'\n\nText {{< include \"a.md\" >}} end.", "Text  end.", ["include", "include"]),
        ("[Up](#top) and [mail](mailto:a@b.example)", "Up and [mail](mailto:a@b.example)", ["anchor"]),
        ("A <b>bold</b> `<b>code</b>` <script>alert(1)</script>word", "A **bold** `<b>code</b>` \n\n\n\nword", []),
        ("> [!NOTE]\n> Text.", "> \n> Text.", []),
    ],
)
def test_markup_of_others_becomes_ours(written: str, ours: str, codes: list[str]) -> None:
    text, notes = to_ours(written)
    assert [line for line in text.strip().split("\n") if line] == [line for line in ours.split("\n") if line]
    assert [note.code for note in notes] == codes


GENERATED = """# Вопросы по оплате

На этой странице:

* [Какие карты?](#cards)
* [Какая валюта?](#currency)

---

#### Какие карты принимаются? {#cards}

{% include [cards](../_includes/cards.md) %}

#### В какой валюте платить за {{ product }}? {#currency}

{% list tabs %}

- Резидентам РФ

   Только в рублях, см. [{#T}](../concepts/personal-account.md).

- Нерезидентам

   {% include [dollars](../_includes/dollars.md) %}

{% endlist %}

#### Есть ли минимальный платёж? {#minimum}

{% note info %}

Да: {% if region == "ru" %}10 ₽{% endif %}{% if region == "kz" %}60 ₸{% endif %}.

{% endnote %}

```
---
a: 1
```
"""


def test_pages_of_a_site_generator_come_with_what_they_include(tmp_path: Path) -> None:
    files = {
        "ru/qa/payment.md": GENERATED,
        "ru/_includes/cards.md": "Visa, MasterCard и «Мир».",
        "ru/_includes/dollars.md": "В долларах.\n\nИли в евро.",
    }
    reading = read_all([make_zip(tmp_path / "docs.zip", files)])
    cards, currency, least = reading.found
    assert (cards.title, cards.body) == ("Какие карты принимаются?", "Visa, MasterCard и «Мир».")
    assert currency.title == "В какой валюте платить за product?"
    assert "   В долларах.\n\n   Или в евро." in currency.body
    assert "см. personal account." in currency.body
    assert least.body == "Да: 10 ₽60 ₸.\n\n```\n---\na: 1\n```"
    assert {note.code for note in currency.lost} == {"anchor", "variable", "tabs", "inner-link", "variant", "split"}
    assert [one.note.code for one in reading.skipped] == ["part", "part"]


def test_lines_broken_by_an_editor_are_joined_and_others_are_kept(tmp_path: Path) -> None:
    broken = "Курьер привезёт заказ завтра до обеда, если вы оформите его\nдо шести вечера, и позвонит за час."
    item = "- первый пункт, который оказался таким длинным, что его\n  пришлось разорвать"
    text = f"# Доставка\n\n{broken}\n\n{item}\n- второй\n\nул. Лесная, 7\nКиев\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert read_all([tmp_path]).found[0].body == (
        "Курьер привезёт заказ завтра до обеда, если вы оформите его до шести вечера, и позвонит за час.\n\n"
        "- первый пункт, который оказался таким длинным, что его пришлось разорвать\n- второй\n\nул. Лесная, 7\nКиев"
    )


def test_of_many_remarks_of_a_kind_the_first_are_told() -> None:
    body = SENTENCE + " ".join(f"[страница {number}](p{number}.md)" for number in range(9))
    text, notes = to_ours(body)
    found = next(shape(replace(ONE, body=text, lost=notes), fallback="en"))
    assert isinstance(found, Found)
    assert [(note.code, note.params.get("count")) for note in found.lost] == [("inner-link", None)] * 4 + [
        ("more", "5")
    ]


def test_what_includes_itself_ends(tmp_path: Path) -> None:
    page = f"# Доставка\n\n{SENTENCE}\n\n{{% include 'a.md' %}}"
    assert len(read_all([make_zip(tmp_path / "docs.zip", {"a.md": page})]).found) == 1


def test_lines_between_the_parts_go_and_one_under_words_makes_a_heading() -> None:
    found = _shape(f"{SENTENCE}\n\n---\n\nСроки\n-----\n\n{SENTENCE}\n\n***")[0]
    assert isinstance(found, Found)
    assert found.body == f"{SENTENCE.strip()}\n\n## Сроки\n\n{SENTENCE.strip()}"


@pytest.mark.parametrize(
    ("title", "language", "slug"),
    [
        ("Сколько стоит доставка?", "ru", "skolko-stoit-dostavka"),
        ("Щоденний об’їзд із ґанку", "uk", "shchodennyy-obyizd-iz-ganku"),
        ("Café: 20 % off!", "en", "cafe-20-off"),
        ("日本", "en", ""),
    ],
)
def test_names_are_made_of_titles(title: str, language: str, slug: str) -> None:
    assert to_slug(title, language) == slug


def test_names_are_short_and_unique() -> None:
    taken: set[str] = set()
    for _ in range(3):
        taken.add(
            choose_key(
                "Доставка и оплата заказов", "Сколько стоит доставка по городу и за городом в выходные", "ru", taken
            )
        )
    assert all(len(key) <= 59 for key in taken)
    assert len(taken) == 3
    assert {key.partition("/")[0] for key in taken} == {"dostavka-i-oplata"}
    assert topic_name("???") == ""
    assert choose_key("", "???", "ru", set()) == "general/article"


@pytest.mark.parametrize(
    ("place", "language", "rest"),
    [
        ("docs/uk/delivery.md", "uk", "docs/delivery.md"),
        ("delivery.ua.md", "uk", "delivery.md"),
        ("Доставка_en.html", "en", "Доставка.html"),
        ("Русский/Оплата.md", "ru", "Оплата.md"),
        ("guru.md", "", "guru.md"),
    ],
)
def test_a_path_may_tell_the_language(place: str, language: str, rest: str) -> None:
    assert language_of_place(place) == (language, rest)


@pytest.mark.parametrize(
    ("code", "language"), [("uk-UA", "uk"), ("ua", "uk"), ("EN_us", "en"), ("рус", "ru"), ("de", "")]
)
def test_codes_of_languages(code: str, language: str) -> None:
    assert to_language(code) == language
