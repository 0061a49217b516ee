"""Leads change what the bot says; variants take turns; everything can be put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.people import Person, Role
from bot.errors import BusinessWrong, NotAllowed, StaleBusiness
from bot.service.ports import App
from bot.service.system import business, texts
from tests.support.app import make_front
from tests.support.staff import do_hire

FILE = 'name: Lumiflor\ntexts:\n  uk:\n    thanks: "Прошу!"  # Olha\n'


@pytest.fixture
def app(tmp_path: Path) -> App:
    return make_front(tmp_path, business=FILE)


@pytest.fixture
def lead(app: App) -> Person:
    found: Person = app.database.write_now(do_hire, "Lena", Role.LEAD)
    return found


def save(app: App, person: Person, key: str, given: dict[str, list[str]], *, seen: texts.Said | None = None) -> None:
    known = texts.access_texts(app, person).get(key, {}) if seen is None else seen
    app.database.write_now(texts.do_save, app, person, key, given, seen=known)


def test_a_sentence_counts_at_once_and_the_others_stay(app: App, lead: Person) -> None:
    save(app, lead, "greet", {"en": ["Hi from { $business }!", " ", "Hello!", "Hello!"], "ru": ["Привет!"]})
    assert [app.words.say_variant("en", "greet", place) for place in (0, 1)] == ["Hi from Lumiflor!", "Hello!"]
    assert app.words.count_variants("en", "greet") == 2
    assert (app.words.say("ru", "greet"), app.words.say("uk", "thanks")) == ("Привет!", "Прошу!")
    assert "# Olha" in app.settings.business_file.read_text(encoding="utf-8")
    changed = [one.action for one in app.database.read_now(business.list_changes, lead)]
    assert sorted(changed) == ["texts.en.greet", "texts.ru.greet"]
    values = business.access_settings(app, lead).values["texts"]
    assert values["ru"] == {"greet": "Привет!"}, "one sentence is written as one"


def test_what_is_wrong_is_refused_as_a_whole(app: App, lead: Person) -> None:
    with pytest.raises(BusinessWrong):
        save(app, lead, "greet", {"en": ["Hello!", "Hi { $nobody }"]})
    with pytest.raises(BusinessWrong):
        save(app, lead, "no-such-text", {"en": ["Hello!"]})
    assert app.settings.business_file.read_text(encoding="utf-8") == FILE


def test_two_leads_at_one_sentence_are_told(app: App, lead: Person) -> None:
    save(app, lead, "greet", {"en": ["Hi!"]})
    with pytest.raises(StaleBusiness):
        save(app, lead, "greet", {"en": ["Hello!"]}, seen={})
    save(app, lead, "thanks", {"en": ["Sure!"]}, seen={"uk": ("Прошу!",)})
    assert app.words.say("en", "greet") == "Hi!"


def test_each_change_is_put_back_and_ours_come_again(app: App, lead: Person) -> None:
    save(app, lead, "thanks", {"uk": ["Нема за що!", "Прошу!"]})
    save(app, lead, "thanks", {})
    assert "texts" not in business.access_settings(app, lead).values or not app.business.texts
    last, first = app.database.read_now(texts.list_changes, lead, "thanks")
    assert app.database.write_now(texts.do_put_back, app, lead, last.id) == "thanks"
    assert app.business.texts["uk"]["thanks"] == ("Нема за що!", "Прошу!")
    app.database.write_now(texts.do_put_back, app, lead, first.id)
    assert app.words.count_variants("uk", "thanks") == 1
    assert app.words.say("uk", "thanks") == "Прошу!"
    assert app.database.read_now(texts.list_changes, lead, "greet") == ()


def test_operators_do_not_choose_the_words(app: App) -> None:
    operator = app.database.write_now(do_hire, "Anna", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        save(app, operator, "greet", {"en": ["Hi!"]}, seen={})
    with pytest.raises(NotAllowed):
        texts.access_texts(app, operator)


def test_what_is_typed_is_kept_for_its_writer_until_it_is_saved(app: App, lead: Person) -> None:
    other = app.database.write_now(do_hire, "Oleh", Role.LEAD)
    app.database.write_now(texts.do_keep_draft, lead, "greet", {"en": ["Hi"], "uk": []})
    assert app.database.read_now(texts.find_draft, lead, "greet") == {"en": ["Hi"], "uk": []}
    assert app.database.read_now(texts.find_draft, other, "greet") is None
    app.database.write_now(texts.do_keep_draft, lead, "greet", None)
    assert app.database.read_now(texts.find_draft, lead, "greet") is None
