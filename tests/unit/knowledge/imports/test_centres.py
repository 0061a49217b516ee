"""The exam: four help centres as they really look, and every article of them arrives, clean."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.knowledge.imports.compose import compose, find_problems
from bot.knowledge.imports.found import Found, Reading
from bot.knowledge.imports.naming import choose_key
from bot.knowledge.imports.read import read_all
from tests.support.centres import CENTRES, all_centres, notion_zip, windows_table

FURNITURE = (
    "Курс", "USD", "дождь", "Реклама", "Кредит", "cookie", "Cookies", "Поделиться", "Просмотров", "Содержание",
    "Опрос", "Подпишитесь", "Узнать результат", "Кто меняет счётчик", "Читайте", "полезн", "Все права", "О нас",
    "Меню", "alert", "<", "{", "3f2a9c1b", "Владелец", "Статус:", "Ответственный", "©", "aside",
)  # fmt: skip


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """All four."""
    return read_all(all_centres(tmp_path), fallback="ru")


def test_every_article_arrives_in_its_language(reading: Reading) -> None:
    assert Counter((one.source, one.language) for one in reading.found) == {
        ("notion", "ru"): 6,
        ("notion", "uk"): 1,
        ("zendesk", "en"): 3,
        ("zendesk", "uk"): 1,
        ("zendesk", "ru"): 1,
        ("web", "ru"): 4,
        ("web", "uk"): 3,
        ("table", "ru"): 3,
        ("table", "uk"): 1,
        ("table", "en"): 1,
    }


def test_what_is_no_article_is_told_with_its_reason(reading: Reading) -> None:
    said = {(one.shown.rpartition("/")[2], one.note.code) for one in reading.skipped if not one.harmless}
    assert said == {
        ("articles.json:4: Deleting an account", "no-answer"),
        ("Вопросы клиентов.csv:6 Как записаться?", "no-answer"),
    }
    assert Counter(one.note.code for one in reading.skipped if one.harmless) == {
        "index": 2,
        "stub": 2,
        "view-twice": 1,
        "picture": 1,
        "asset": 2,
        "columns-ignored": 1,
    }


def test_nothing_of_the_furniture_is_left(reading: Reading) -> None:
    left = {
        (one.title, word) for one in reading.found for word in FURNITURE if word in one.body.replace("<https://", "")
    }
    assert left == set()


def test_each_can_be_an_article_of_ours_as_it_is(reading: Reading) -> None:
    taken: set[str] = set()
    for one in reading.found:
        key = choose_key(one.topic, one.title, one.language, taken)
        taken.add(key)
        assert find_problems(compose(one, published=True), key=key, language=one.language) == [], one.title
    assert len(taken) == len(reading.found)


def test_a_long_page_keeps_its_headings_table_and_steps(reading: Reading) -> None:
    page = _named(reading, "Тарифы и оплата коммунальных услуг")
    assert page.body.startswith("Обслуживание дома стоит **9,40 грн за квадратный метр в месяц**.")
    headings = [line for line in page.body.split("\n") if line.startswith("#")]
    assert headings == [
        "## Сколько стоит обслуживание дома",
        "## Как заплатить",
        "### Что будет, если просрочить",
        "## Субсидия",
    ]
    assert "| Отопление | 1 654,41 грн за Гкал |" in page.body
    assert "1. В приложении «Капитал Дом»: без комиссии." in page.body
    assert page.topic == "Деньги"
    assert page.source_id == "https://kapital-dom.example/ru/help/tarify-oplata"
    assert {note.code for note in page.lost} == {"table", "section"}


def test_versions_of_an_article_are_one_group_and_a_draft_stays_one(reading: Reading) -> None:
    plan = [one for one in reading.found if one.source_id == "36000101"]
    assert {one.language for one in plan} == {"en", "uk", "ru"}
    assert {one.group for one in plan} == {"36000101"}
    assert [one.language for one in plan if one.draft] == ["ru"]
    assert plan[0].topic == "Billing & plans"
    assert plan[0].tags == ("plan", "upgrade")


def test_rows_and_pages_of_a_database_of_notion_come_once(tmp_path: Path) -> None:
    reading = read_all([notion_zip(tmp_path)])
    assert Counter(one.title for one in reading.found).most_common(1)[0][1] == 1
    assert "образцы есть в салоне" in _named(reading, "Можно ли заказать другой цвет?").body
    assert _named(reading, "Есть ли рассрочка?").questions == ("оплата частями", "рассрочка монобанк")
    assert _named(reading, "Доставка и самовывоз").topic == "Доставка"
    assert _named(reading, "Доставка и самовывоз").source_id == "11112222333344445555666677778888"


def test_a_table_of_windows_is_read_with_its_lines_and_phrasings(tmp_path: Path) -> None:
    reading = read_all([windows_table(tmp_path)])
    price = _named(reading, "Сколько стоит чистка зубов?")
    assert price.body == "Профессиональная чистка стоит 1 400 грн и длится около часа.\nДля детей до 12 лет: 900 грн."
    assert price.questions == ("чистка цена", "сколько стоит гигиена")
    assert _named(reading, "Болит зуб, что делать сейчас?").topic == "Срочно"


def test_reading_again_finds_the_same(tmp_path: Path, reading: Reading) -> None:
    again = read_all(all_centres(tmp_path), fallback="ru")
    assert [(one.source, one.source_id) for one in again.found] == [
        (one.source, one.source_id) for one in reading.found
    ]
    assert (CENTRES / "pages").is_dir()


def _named(reading: Reading, title: str) -> Found:
    return next(one for one in reading.found if one.title == title)
