"""What staff read: complete in three languages, and every sentence the code asks for exists."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from bot import errors
from bot.business_keys import ASKING
from bot.core.business import UNNAMED
from bot.core.case import Reason, State
from bot.core.language import LANGUAGES
from bot.core.messages import Delivery
from bot.core.people import Role
from bot.desk.admin.simple_cards import THRESHOLDS
from bot.desk.door import password_page, plain
from bot.knowledge.articles.problems import MESSAGES
from bot.service.system.business import to_values
from bot.words import LOCALES, Catalogue

DESK = Path(plain.__file__).parents[1]
WORDS = Catalogue()
KEY = re.compile(r"^([a-zA-Z][\w-]*) =", re.M)
ASKED = re.compile(r"\b(?:say|say_or)\(\s*(?:language, |say, |code, )?\"([a-z][a-z0-9_-]+)\"")
OF_SETTINGS = re.compile(r"\b(?:word|hint|open)\(\"([a-z][a-z0-9_-]+)\"")
VARIABLE = re.compile(r"\{ \$(\w+)")
ERRORS = [
    error
    for module in (errors, plain, password_page)
    for _, error in inspect.getmembers(module, inspect.isclass)
    if issubclass(error, errors.AnswerdeskError)
]


def read(language: str, file: str) -> dict[str, str]:
    """The entries of a catalogue file with their source."""
    text = (LOCALES / language / f"{file}.ftl").read_text(encoding="utf-8")
    pieces = KEY.split(text)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


@pytest.mark.parametrize("file", ["desk", "errors"])
def test_all_languages_say_the_same_things_with_the_same_values(file: str) -> None:
    english = read("en", file)
    for language in LANGUAGES:
        other = read(language, file)
        assert list(other) == list(english)
        assert {key: set(VARIABLE.findall(text)) for key, text in other.items()} == {
            key: set(VARIABLE.findall(text)) for key, text in english.items()
        }


def test_every_sentence_the_pages_ask_for_exists() -> None:
    asked = {key for path in DESK.rglob("*.py") for key in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) > 100
    assert [key for key in sorted(asked) if not WORDS.has(f"desk-{key}")] == []


def test_every_word_of_the_settings_page_exists_and_each_field_says_what_to_do() -> None:
    asked = {key for path in DESK.rglob("admin/*.py") for key in OF_SETTINGS.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) > 30
    asked |= {f"{name}{end}" for name in THRESHOLDS for end in ("", "-text")} | {f"asked-{name}" for name in ASKING}
    asked |= {f"todo-{key}" for key in (*to_values(UNNAMED), *THRESHOLDS) if key not in ("training", "thresholds")}
    assert [key for key in sorted(asked) if not WORDS.has(f"desk-settings-{key}")] == []


def test_every_state_reason_role_and_problem_has_a_name() -> None:
    wanted = [
        *(f"reason-{reason.value}" for reason in Reason),
        *(f"delivery-{state.value}" for state in Delivery),
        *(f"role-{role.value}" for role in Role),
        *(f"{kind}-{state.value}" for kind in ("state", "case") for state in list(State)[2:]),
        *(f"{kind}-{language}" for kind in ("language", "short") for language in LANGUAGES),
        *(f"problem-{code}{end}" for code in MESSAGES for end in ("", "-todo")),
    ]
    assert [key for key in wanted if not WORDS.has(f"desk-{key}")] == []


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: str(error.__name__))
def test_every_error_speaks_three_languages(error: type[errors.AnswerdeskError]) -> None:
    made = (
        errors.BusinessWrong(("", "p")) if error is errors.BusinessWrong else error(problem="p", what="file", seconds=5)
    )
    said = {language: WORDS.explain(language, made) for language in LANGUAGES}
    assert WORDS.has(f"error-{error.__name__}")
    assert error.__name__ == "BadInput" or len(set(said.values())) == 3


def test_ukrainian_is_not_russian() -> None:
    for file in ("desk", "errors"):
        for key, text in read("uk", file).items():
            assert not set("ыэъё") & set(text.lower()), key
