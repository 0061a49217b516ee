"""Article files: what is read, and what is said about bad ones."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.articles.articles import load_library, parse_article
from bot.knowledge.articles.problems import MESSAGES, Problem
from tests.unit.knowledge.conftest import Write

NOW = datetime(2026, 11, 22, tzinfo=UTC)
GOOD = """---
title: Сколько стоит доставка?
questions:
  - сколько стоит доставка
  - "доставка: цена"
  - доставка платная?
golden:
  - во сколько обойдётся курьер
status: published
escalate: offer
tags: [delivery, price]
owner: lead
review_by: 2027-03-01
---
120 грн по Киеву.

## За городом
18 грн за километр.

### Исключения
1. Праздники.
"""


def problems_of(text: str, name: str = "ru/delivery/cost.md") -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in parse_article(text.encode(), name, updated_at=NOW)[1]]


def test_every_field_and_section_is_read() -> None:
    article, problems = parse_article(GOOD.encode(), "ru/delivery/cost.md", updated_at=NOW)
    assert problems == []
    assert article is not None
    assert article.key == "delivery/cost"
    assert article.questions[1] == "доставка: цена"
    assert article.review_by == date(2027, 3, 1)
    assert article.escalate == "offer"
    assert article.summary == "120 грн по Киеву."
    assert [(part.heading, part.text, part.line) for part in article.sections] == [
        ("За городом", "18 грн за километр.", 17),
        ("Исключения", "1. Праздники.", 20),
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_read_alike() -> None:
    plain, _ = parse_article(GOOD.encode(), "ru/a/b.md", updated_at=NOW)
    dressed, problems = parse_article(
        b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), "ru/a/b.md", updated_at=NOW
    )
    assert problems == []
    assert plain is not None
    assert dressed is not None
    assert dressed.sections == plain.sections


@pytest.mark.parametrize(
    ("was", "is_now", "code", "line"),
    [
        ("title: Сколько стоит доставка?", "titel: x", "field-unknown", 2),
        ("title: Сколько стоит доставка?\n", "", "field-missing", 1),
        ("title: Сколько стоит доставка?", "title: [a, b]", "text-wanted", 2),
        ("title: Сколько стоит доставка?", "title:", "text-wanted", 2),
        ("status: published", "status: live", "choice-wrong", 9),
        ("status: published", "status: published\nstatus: draft", "field-twice", 10),
        ("escalate: offer", "escalate: maybe", "choice-wrong", 10),
        ("review_by: 2027-03-01", "review_by: весной", "date-wanted", 13),
        ("tags: [delivery, price]", "tags: delivery", "list-wanted", 11),
        ("  - сколько стоит доставка\n", "  - сколько: стоит: доставка\n", "yaml-broken", 4),
        ("  - доставка платная?", "  -", "text-empty", 6),
        ("  - доставка платная?", "  - Сколько стоит доставка", "question-twice", 6),
        ("  - во сколько обойдётся курьер", "  - доставка платная", "golden-leaks", 8),
        ("owner: lead\nreview_by: 2027-03-01\n---", "owner: lead", "front-matter-open", 20),
        ("120 грн по Киеву.\n", "", "summary-missing", 15),
        ("18 грн за километр.", "<b>18</b> грн", "html-shown", 18),
        ("1. Праздники.\n", "", "section-empty", 20),
    ],
)
def test_a_mistake_is_reported_with_its_line(was: str, is_now: str, code: str, line: int) -> None:
    assert was in GOOD
    assert (code, line) in problems_of(GOOD.replace(was, is_now))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("de/a/b.md", "path-wrong"),
        ("ru/b.md", "path-wrong"),
        ("ru/a/b/c.md", "path-wrong"),
        ("ru/Доставка/x.md", "name-wrong"),
    ],
)
def test_a_file_in_the_wrong_place_is_reported(name: str, code: str) -> None:
    assert (code, 0) in problems_of(GOOD, name)


def test_text_that_is_not_utf8_is_reported_with_its_line() -> None:
    _, problems = parse_article(b"---\ntitle: \xff\n---\nx", "ru/a/b.md", updated_at=NOW)
    assert [(problem.code, problem.line) for problem in problems] == [("file-not-utf8", 2)]


def test_a_field_typed_wrong_gets_a_hint() -> None:
    _, problems = parse_article(GOOD.replace("questions:", "qestions:").encode(), "ru/a/b.md", updated_at=NOW)
    assert "Did you mean “questions”?" in str(problems[0])


def test_every_message_can_be_written_out() -> None:
    params = {
        name: name
        for name in [
            "folder",
            "reason",
            "size",
            "limit",
            "path",
            "languages",
            "topic",
            "name",
            "field",
            "hint",
            "value",
            "choices",
        ]
    }
    params |= {name: name for name in ["heading", "question", "count", "wanted", "other", "tag", "text", "title"]}
    for code in MESSAGES:
        assert code not in str(Problem(path="a.md", line=1, code=code, params=params))


def test_a_bad_file_keeps_out_only_itself(folder: Path, write: Write) -> None:
    write("ru/a/good")
    write("ru/a/bad", status="nonsense")
    library = load_library(folder)
    assert [article.path for article in library.articles] == ["ru/a/good.md"]
    assert [problem.path for problem in library.problems if problem.fatal] == ["ru/a/bad.md"]


def test_the_last_good_version_of_a_file_stays_and_a_repaired_one_takes_its_place(folder: Path, write: Write) -> None:
    write("ru/a/b", title="old")
    first = load_library(folder)
    write("ru/a/b", title="new", status="nonsense")
    second = load_library(folder, previous=first)
    assert second.articles[0].title == "old"
    assert {problem.code for problem in second.problems} == {"choice-wrong", "kept-last-good"}
    write("ru/a/b", title="new")
    third = load_library(folder, previous=second)
    assert third.articles[0].title == "new"
    assert third.problems == ()


def test_a_file_put_back_as_it_was_has_no_problems_left(folder: Path, write: Write) -> None:
    write("ru/a/b")
    first = load_library(folder)
    write("ru/a/b", status="nonsense")
    second = load_library(folder, previous=first)
    write("ru/a/b")
    assert load_library(folder, previous=second).problems == ()


def test_reading_again_gives_the_same_library(shop: Path) -> None:
    first = load_library(shop)
    assert load_library(shop, previous=first) == first


def test_a_question_in_two_articles_and_translations_that_disagree_are_reported(folder: Path, write: Write) -> None:
    write("ru/a/b", questions=["где мой заказ", "x", "y"])
    write("ru/a/c", title="Other", questions=["Где мой заказ?", "z", "w"])
    write("uk/a/b", extra="escalate: always\n")
    assert {problem.code for problem in load_library(folder).problems} == {"question-shared", "translation-differs"}


def test_a_golden_question_in_two_articles_is_reported_with_the_other(folder: Path, write: Write) -> None:
    write("ru/a/b", extra="golden: [где моя посылка]\n")
    write("ru/a/c", title="Other", questions=["Где моя посылка?", "z", "w"])
    write("uk/a/c", title="Other", extra="golden: [где моя посылка]\n")
    (found,) = [one for one in load_library(folder).problems if one.code == "golden-claimed"]
    assert (found.path, found.params["other"], found.fatal) == ("ru/a/b.md", "ru/a/c.md", False)


def test_a_title_in_two_articles_of_a_language_is_reported_and_keeps_neither_out(folder: Path, write: Write) -> None:
    write("ru/a/b", title="Доставка")
    write("uk/a/b", title="Доставка")
    write("ru/a/c", title="доставка?", questions=["x", "y", "z"])
    write("ru/a/d", title="Доставка", status="archived")
    library = load_library(folder)
    assert [(one.code, one.path) for one in library.problems] == [("title-shared", "ru/a/c.md")]
    assert len(library.articles) == 4


def test_notes_and_hidden_files_are_no_articles(folder: Path, write: Write) -> None:
    write("ru/a/b")
    (folder / "README.md").write_text("guide")
    (folder / "ru" / "a" / ".b.md.swp.md").write_text("x")
    (folder / "ru" / "_old").mkdir()
    (folder / "ru" / "_old" / "x.md").write_text("x")
    assert len(load_library(folder).articles) == 1
    assert load_library(folder).problems == ()


def test_a_missing_folder_is_a_problem_and_keeps_what_was_live(tmp_path: Path, shop: Path) -> None:
    library = load_library(tmp_path / "nowhere", previous=load_library(shop))
    assert [problem.code for problem in library.problems] == ["folder-missing"]
    assert len(library.articles) == 7


@settings(deadline=None)
@given(st.binary(max_size=300), st.text(max_size=30))
def test_no_bytes_and_no_name_raise(data: bytes, name: str) -> None:
    article, problems = parse_article(b"---\n" + data, name, updated_at=NOW)
    assert article is not None or any(problem.fatal for problem in problems)


@settings(deadline=None)
@given(st.integers(0, len(GOOD)), st.text(max_size=5))
def test_a_file_cut_anywhere_is_an_article_or_a_problem(at: int, rubbish: str) -> None:
    article, problems = parse_article((GOOD[:at] + rubbish).encode(errors="ignore"), "ru/a/b.md", updated_at=NOW)
    assert article is not None or any(problem.fatal for problem in problems)


def test_the_desk_can_read_articles_without_the_heavy_libraries() -> None:
    heavy = "[m for m in ('torch', 'faiss', 'spacy') if m in sys.modules]"
    code = f"import sys, bot.knowledge.articles.articles; print({heavy})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
