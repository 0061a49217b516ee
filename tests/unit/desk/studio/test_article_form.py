"""An article as a form and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.studio.article_form import ArticleForm, find_problems, read_form, write_form
from tests.support.sample import SAMPLE

ARTICLES = sorted((SAMPLE / "knowledge_base").glob("*/*/*.md"))
LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60).map(
    lambda text: " ".join(text.split())
)
FORM = ArticleForm(title="How much?", questions="how much\nwhat does it cost", body="It is 120 UAH.", tags="a, b")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_article_of_ours_comes_back_as_it_was(path: Path) -> None:
    form = read_form(path.read_text(encoding="utf-8"))
    assert form is not None
    assert read_form(write_form(form)) == form


@given(title=LINE.filter(bool), questions=st.lists(LINE.filter(bool), max_size=5), owner=LINE)
def test_whatever_is_typed_comes_back(title: str, questions: list[str], owner: str) -> None:
    form = replace(FORM, title=title, questions="\n".join(questions), owner=owner)
    assert read_form(write_form(form)) == form


def test_the_file_reads_as_people_write_it() -> None:
    form = replace(FORM, title="Цена: сколько?", review_by="2027-03-01", escalate="offer")
    assert write_form(form) == (
        "---\ntitle: 'Цена: сколько?'\nquestions:\n  - how much\n  - what does it cost\n"
        "status: draft\nescalate: offer\ntags: [a, b]\nreview_by: 2027-03-01\n---\nIt is 120 UAH.\n"
    )


def test_a_wrong_date_is_kept_and_said_to_be_wrong() -> None:
    text = write_form(replace(FORM, review_by="next week"))
    assert "date-wanted" in [problem.code for problem in find_problems(text, key="delivery/cost", language="en")]


def test_a_file_whose_fields_are_broken_is_no_form() -> None:
    assert read_form('---\ntitle: "half\n---\nx') is None
