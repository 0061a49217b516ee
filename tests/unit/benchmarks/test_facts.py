"""The sets of facts: each can be answered by its article, none gives its answer away, and the halves share nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.data import SAMPLE, Half
from benchmarks.talking.facts import Fact, read_facts
from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article, load_library
from bot.language.text.wording import normalise

HALVES: tuple[Half, ...] = ("tuning", "measuring")


@pytest.fixture(scope="module")
def articles() -> dict[tuple[str, str], Article]:
    library = load_library(SAMPLE / "knowledge_base")
    return {(article.key, article.language): article for article in library.articles}


def _body(article: Article) -> str:
    sections = (f"{section.heading}\n{section.text}" for section in article.sections)
    return "\n".join([article.summary, *sections])


def _all() -> list[Fact]:
    return [fact for half in HALVES for fact in read_facts(half)]


@pytest.mark.parametrize("fact", _all(), ids=lambda fact: fact.ask)
def test_the_article_holds_the_fact(fact: Fact, articles: dict[tuple[str, str], Article]) -> None:
    assert fact.is_in(_body(articles[fact.article, fact.language]))


@pytest.mark.parametrize("fact", _all(), ids=lambda fact: fact.ask)
def test_the_question_is_in_nobodys_words(fact: Fact, articles: dict[tuple[str, str], Article]) -> None:
    article = articles[fact.article, fact.language]
    known = {normalise(text) for text in (article.title, *article.questions, *article.golden)}
    assert normalise(fact.ask) not in known
    assert not fact.is_in(fact.ask), "who repeats the question would seem to answer it"


def test_half_of_the_facts_stand_outside_the_first_paragraph(articles: dict[tuple[str, str], Article]) -> None:
    for half in HALVES:
        facts = read_facts(half)
        deep = [fact for fact in facts if not fact.is_in(articles[fact.article, fact.language].summary)]
        assert len(facts) >= 100
        assert len(deep) >= len(facts) / 2


def test_every_article_and_language_is_asked_about_in_both_halves(articles: dict[tuple[str, str], Article]) -> None:
    answered = {article.key for article in articles.values() if article.escalate != "always"}
    for half in HALVES:
        facts = read_facts(half)
        assert {fact.article for fact in facts} == answered
        assert all(sum(fact.language == language for fact in facts) >= 30 for language in LANGUAGES)


def test_no_question_stands_twice() -> None:
    asked = [normalise(fact.ask) for fact in _all()]
    assert len(asked) == len(set(asked))


def test_a_half_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "tuning.yml").write_text("a/b:\n  en:\n  - [how much, '120 UAH']\n", encoding="utf-8")
    (fact,) = read_facts("tuning", tmp_path)
    assert (fact.article, fact.language, fact.ask) == ("a/b", "en", "how much")
    assert fact.is_in("It costs 120 uah.")
    assert not fact.is_in("It costs 130 UAH.")
