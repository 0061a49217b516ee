"""Bases that are cut down, the questions they are asked, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.data import HALVES
from benchmarks.table import render_wide
from benchmarks.young import bases
from benchmarks.young.bases import BUSINESSES, FLOWERS, Question
from benchmarks.young.judged import Judged, inside_figures, outside_figures
from benchmarks.young.missing import FOLDS, about, gone_in
from bot.knowledge.articles.articles import load_library, same_question


def test_a_cut_base_is_written_and_read_as_it_is(tmp_path: Path) -> None:
    cut = bases.cut(bases.articles_of("clinic"), 2)
    bases.write(cut, tmp_path)
    again = load_library(tmp_path).articles
    assert [(one.key, one.title, one.questions, one.summary) for one in again] == [
        (one.key, one.title, one.questions, one.summary) for one in sorted(cut, key=lambda one: one.path)
    ]


@pytest.mark.parametrize("name", [FLOWERS, *BUSINESSES])
def test_the_halves_share_no_question(name: str) -> None:
    for ask in (bases.hard, bases.near_outside):
        tuning, measuring = ({same_question(one.text) for one in ask(name, half)} for half in HALVES)
        assert tuning and measuring and not tuning & measuring


@pytest.mark.parametrize("name", BUSINESSES)
def test_no_question_of_customers_is_an_example(name: str) -> None:
    written = {same_question(text) for one in bases.articles_of(name) for text in (one.title, *one.questions)}
    asked = [one for half in HALVES for one in (*bases.hard(name, half), *bases.near_outside(name, half))]
    assert [one.text for one in asked if same_question(one.text) in written] == []
    assert {len(one.questions) for one in bases.articles_of(name)} == {6}


def test_easy_questions_are_in_no_cut_base() -> None:
    kept = {text for one in bases.cut(bases.articles_of(FLOWERS), 8) for text in one.questions}
    assert not kept & {one.text for half in HALVES for one in bases.easy(half)}


def test_every_topic_is_missing_once_and_nobody_else_answers_what_is_asked_about_it() -> None:
    thirds = [gone_in(fold) for fold in range(FOLDS)]
    assert sum(map(len, thirds)) == len(frozenset().union(*thirds)) == len({a.key for a in bases.articles_of(FLOWERS)})
    asked = about(thirds[0], "tuning")
    assert len(asked) > 50
    assert all(not one.articles for one in asked)


def _judged(*, right: bool, sure: bool, shown: bool, below: bool = False) -> Judged:
    question = Question(text="?", language="en")
    read = (right and shown) or below
    return Judged(question=question, probability=0.5, right=right, sure=sure, shown=shown, read=read)


def test_what_is_shown_counts_whether_sure_or_not() -> None:
    judged = [
        _judged(right=True, sure=True, shown=True),
        _judged(right=True, sure=False, shown=True),
        _judged(right=False, sure=False, shown=True),
        _judged(right=False, sure=False, shown=True, below=True),
        _judged(right=True, sure=False, shown=False),
    ]
    values = {figure.metric: figure.value for figure in inside_figures(judged, "s")}
    assert values == {
        "right first": 60,
        "right shown": 60,
        "sure": 20,
        "sure right": 100,
        "tentative": 60,
        "tentative right": pytest.approx(200 / 3),
    }
    assert [figure.value for figure in outside_figures(judged, "s")] == [20, 80]


def test_one_line_shows_everything_of_a_subject() -> None:
    lines = render_wide(outside_figures([_judged(right=False, sure=False, shown=True)], "near")).splitlines()
    assert lines == ["| of | wrong sure | wrong shown |", "|---|---|---|", "| near | 0 % | 100 % |"]
