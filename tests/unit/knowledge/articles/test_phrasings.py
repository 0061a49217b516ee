"""Questions are added to a file, and nothing else in it changes."""

from __future__ import annotations

import pytest

from bot.knowledge.articles.articles import parse_article
from bot.knowledge.articles.phrasings import add_questions, remove_questions

FILE = """---
title: How much?
questions:
  - how much is it   # by mail
  - "the price: tell me"
golden: [what does it cost]
status: published
---
It costs 120 UAH.
"""


def questions(text: str) -> tuple[str, ...]:
    article, problems = parse_article(text.encode(), "en/a/b.md")
    assert article is not None, problems
    return article.questions


def test_new_ones_stand_at_the_end_and_the_rest_is_as_it_was() -> None:
    text, new = add_questions(FILE, ["is it dear: yes?", "# 5 bucks?", "How MUCH is it!", "what does it cost?", " "])
    assert new == ("is it dear: yes?", "# 5 bucks?")
    assert questions(text) == ("how much is it", "the price: tell me", *new)
    assert text.endswith(FILE[FILE.index("golden:") :])


@pytest.mark.parametrize("listed", ["questions: [one, two, three]", "questions:\n- one\n- two\n- three", ""])
def test_however_the_list_is_written(listed: str) -> None:
    text, new = add_questions(f"---\ntitle: Why?\n{listed}\nstatus: draft\n---\nBecause.\n", ["four"])
    assert new == ("four",)
    assert questions(text)[-1] == "four"
    assert questions(text)[:-1] == (("one", "two", "three") if listed else ())


def test_a_file_without_fields_is_left_alone() -> None:
    assert add_questions("Just words.", ["why?"]) == ("Just words.", ())


def test_what_was_added_is_taken_away_again() -> None:
    text, new = add_questions(FILE, ["is it dear?"])
    assert questions(remove_questions(text, new)) == questions(FILE)
    assert remove_questions(FILE, ["never there"]) == FILE
    bare = remove_questions("---\ntitle: Why?\nquestions: [one]\nstatus: draft\n---\nBecause.\n", ["One?"])
    assert bare == "---\ntitle: Why?\nstatus: draft\n---\nBecause.\n"
