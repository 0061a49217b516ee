"""The catalogues: the same sentences in three languages."""

from __future__ import annotations

import inspect
import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor

from bot import errors
from bot.core.case import Reason
from bot.core.language import LANGUAGES
from bot.errors import AlreadyClaimed, AnswerdeskError
from bot.words import LOCALES, Catalogue, check_text, shipped_texts

ERRORS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, AnswerdeskError) and kind.__module__ == errors.__name__
]
DAY = date(2026, 3, 8)
FILES = sorted({path.name for path in LOCALES.rglob("*.ftl")})
BUTTONS = ("button-human", "button-more", "button-helped", "button-not-helped", "button-cancel-wait", "clarify-none")


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def _messages(path: Path) -> dict[str, set[str]]:
    """The variables of every message of a file."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{path}: {entry.id.name} twice"
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.found
    return found


@pytest.fixture(scope="module")
def words() -> Catalogue:
    """The real catalogue."""
    return Catalogue()


@pytest.mark.parametrize(("file", "language"), list(itertools.product(FILES, LANGUAGES)))
def test_every_file_has_the_same_keys_with_the_same_variables_in_each_language(file: str, language: str) -> None:
    assert _messages(LOCALES / language / file) == _messages(LOCALES / "en" / file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    keys = [key for file in FILES for key in _messages(LOCALES / language / file)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_with_its_variables(words: Catalogue, language: str) -> None:
    for file in FILES:
        for key, variables in _messages(LOCALES / language / file).items():
            values = {name: DAY if name == "date" else "7" for name in variables}
            text = words.say(language, key, **values)
            assert text.strip(), key
            assert "{$" not in text, key


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_is_explained_in_each_language_with_no_more_than_it_carries(
    words: Catalogue, kind: type[AnswerdeskError]
) -> None:
    assert words.has(f"error-{kind.__name__}")
    carried = set(re.findall(r"{(\w+)}", inspect.getdoc(kind) or ""))
    for language in LANGUAGES:
        assert _messages(LOCALES / language / "errors.ftl")[f"error-{kind.__name__}"] <= carried


def test_an_error_is_explained_in_the_language_of_whoever_meets_it(words: Catalogue) -> None:
    said = {words.explain(language, AlreadyClaimed(name="Анна")) for language in LANGUAGES}
    assert len(said) == 3
    assert all("Анна" in text for text in said)


def test_an_error_without_a_translation_is_explained_by_its_own_sentence(words: Catalogue) -> None:
    class Odd(AnswerdeskError):
        """The {thing} is odd."""

    assert words.explain("uk", Odd(thing="clock")) == "The clock is odd."
    assert Odd().message == "The {thing} is odd."


def test_an_unknown_key_is_an_error_and_never_a_blank(words: Catalogue) -> None:
    with pytest.raises(LookupError):
        words.say("en", "no-such-key")
    assert not words.has("no-such-key")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_to_hand_over_has_its_sentence(words: Catalogue, reason: Reason) -> None:
    assert words.has(f"handed-{reason.value}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_buttons_are_short_enough_to_be_read_on_a_phone(words: Catalogue, language: str) -> None:
    assert all(len(words.say(language, key)) <= 32 for key in BUTTONS)


@pytest.mark.parametrize(("language", "letters"), [("ru", "ёыэъ"), ("uk", "іїєґ")])
def test_russian_and_ukrainian_are_not_mixed_up(words: Catalogue, language: str, letters: str) -> None:
    other = {"ru": "іїєґ", "uk": "ёыэъ"}[language]
    text = (LOCALES / language / "customer.ftl").read_text(encoding="utf-8").lower()
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert any(letter in text for letter in letters)
    assert [line for line in lines if any(letter in line for letter in other)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_shipped_text_as_it_is_shown_may_be_said_in_its_own_place(language: str) -> None:
    shown = shipped_texts(language)
    for key, text in shown.items():
        check_text(language, key, text)
    assert "{ $business }" in shown["start"]
    assert "[none]" not in shown["start"]
