"""Pages of sites."""

from __future__ import annotations

from bot.knowledge.imports.found import Found, Skipped
from bot.knowledge.imports.page import read_page

TEXT = "Деньги возвращаются на карту в течение трёх рабочих дней после проверки товара на складе."


def _page(body: str, *, head: str = "") -> list[Found | Skipped]:
    return list(read_page("page.html", f"<!doctype html><html lang='ru'><head>{head}</head><body>{body}</body></html>"))


def _only(body: str, *, head: str = "") -> Found:
    found = [piece for piece in _page(body, head=head) if isinstance(piece, Found)]
    assert len(found) == 1
    return found[0]


def test_scripts_frames_and_handlers_never_arrive() -> None:
    odd = (
        f"<h1>Возврат</h1><p onclick='x()'>{TEXT}<script>alert(1)</script></p><iframe src='https://evil.example'></iframe>"
        "<p><a href='javascript:alert(1)'>Нажмите</a> <img src=x onerror=alert(1)></p><object data='x'></object>"
    )
    one = _only(odd)
    assert one.body == f"{TEXT}\n\nНажмите"
    assert "picture" in {note.code for note in one.lost}


def test_a_page_that_calls_its_wrapper_a_sidebar_is_not_lost() -> None:
    one = _only(f"<div class='layout sidebar banner'><h1>Возврат</h1><p>{TEXT}</p><p>{TEXT} И ещё раз.</p></div>")
    assert TEXT in one.body


def test_questions_in_terms_and_in_details_become_articles() -> None:
    terms = "".join(f"<dt>Вопрос {n}?</dt><dd>Ответ {n}.</dd>" for n in range(3))
    assert [piece.title for piece in _page(f"<dl>{terms}</dl>") if isinstance(piece, Found)] == [
        "Вопрос 0?", "Вопрос 1?", "Вопрос 2?",
    ]  # fmt: skip
    folded = "".join(f"<details><summary>Вопрос {n}?</summary><p>Ответ {n}.</p></details>" for n in range(3))
    bodies = [piece.body for piece in _page(folded) if isinstance(piece, Found)]
    assert bodies == ["Ответ 0.", "Ответ 1.", "Ответ 2."]


def test_terms_that_ask_nothing_stay_in_their_page() -> None:
    terms = "".join(f"<dt>Поле {n}</dt><dd>Значит <b>{n}</b>.</dd>" for n in range(3))
    one = _only(f"<article><h1>Словарь</h1><p>{TEXT}</p><dl>{terms}</dl></article>")
    assert (
        one.body
        == f"{TEXT}\n\n**Поле 0**\n\nЗначит **0**.\n\n**Поле 1**\n\nЗначит **1**.\n\n**Поле 2**\n\nЗначит **2**."
    )


def test_lines_of_the_source_are_no_lines_of_the_text() -> None:
    text = "Деньги возвращаются на карту\n   в течение трёх дней<br>после\nпроверки."
    one = _only(f"<article><h1>Возврат</h1><p>{text}</p><ul><li>раз\nдва</li></ul></article>")
    assert one.body == "Деньги возвращаются на карту в течение трёх дней\nпосле проверки.\n\n- раз два"


def test_two_folded_parts_stay_in_their_article() -> None:
    folds = "".join(f"<details><summary>Шаг {n}</summary><p>Нажмите кнопку {n}.</p></details>" for n in range(2))
    one = _only(f"<article><h1>Настройка</h1><p>{TEXT}</p>{folds}</article>")
    assert "Шаг 0" in one.body and "Нажмите кнопку 1." in one.body


def test_microdata_and_broken_linked_data() -> None:
    item = (
        "<div itemscope itemtype='https://schema.org/Question'><h3 itemprop='name'>Когда вы открыты?</h3>"
        "<div itemprop='acceptedAnswer'><div itemprop='text'>С девяти.</div></div></div>"
    )
    assert _only(item, head="<script type='application/ld+json'>{broken</script>").body == "С девяти."
    sloppy = (
        '<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Где вы?",'
        '"acceptedAnswer":{"text":"На Садовой."},},]}</script>'
    )
    assert _only("<p>x</p>", head=sloppy).title == "Где вы?"


def test_a_page_of_confluence() -> None:
    page = (
        "<div id='main-header'><div id='breadcrumb-section'>x</div><h1 id='title-heading'><span id='title-text'>"
        " HR : Отпуск</span></h1></div><div class='page-metadata'>Created by Anna</div>"
        f"<div id='main-content' class='wiki-content group'><p>{TEXT}</p><table><tr><th>Стаж</th><th>Дней</th></tr>"
        "<tr><td><p>год</p></td><td><ul><li>24</li></ul></td></tr></table></div><div class='pageSection'>Files</div>"
    )
    found = list(read_page("HR/Otpusk_98765.html", f"<html><body>{page}</body></html>"))
    assert isinstance(found[0], Found)
    assert (found[0].source, found[0].source_id, found[0].title) == ("confluence", "98765", "Отпуск")
    assert "| год |" in found[0].body and "Created by" not in found[0].body


def test_versions_of_a_page_are_known_by_their_links() -> None:
    head = (
        "<link rel=alternate hreflang=ru href='https://a.example/ru/x'><link rel=alternate hreflang=uk"
        " href='https://a.example/uk/x'><link rel=canonical href='https://a.example/ru/x'>"
    )
    one = _only(f"<h1>Возврат</h1><p>{TEXT}</p>", head=head)
    assert (one.group, one.source_id) == ("https://a.example/ru/x", "https://a.example/ru/x")


def test_a_page_without_a_text_is_told() -> None:
    assert [piece.note.code for piece in _page("<div id=app></div>") if isinstance(piece, Skipped)] == ["page-empty"]


def test_tables_that_only_place_things_come_apart_and_others_stay() -> None:
    laid_out = f"<table><tr><td><h2>Слева</h2><p>{TEXT}</p></td><td><ul><li>справа</li></ul></td></tr></table>"
    data = "<table><tr><th>Срок</th><th>Цена</th></tr><tr><td>день</td><td>100</td></tr></table>"
    body = _only(f"<h1>Доставка</h1>{laid_out}{data}").body
    assert "## Слева" in body and "- справа" in body and "| день | 100 |" in body
