"""Saving the settings of the business: who may, what is refused, what stays as it was, what the log says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.core.people import Person, Role
from bot.errors import BusinessFixed, BusinessWrong, NotAllowed, StaleBusiness
from bot.service.ports import App
from bot.service.system import business
from tests.support.app import make_front
from tests.support.staff import do_hire

FILE = """\
# Our shop. Ask Olha before you change the hours.
name: Lumiflor
hours: Mon-Fri 09:00-18:00  # Olha is here
languages: [en, uk]  # the first for strangers

# how to reach us
contacts:
  phone: 0 800 300 470  # free of charge
  email: help@lumiflor.example
# numbers customers quote
details:
- name: order_number  # of the shop
  example: LF-204518
  called: the order number
- name: card
  example: "77-1"
thresholds: {misses: 3}
"""


class Desk:
    """One administrator at the settings of one business."""

    def __init__(self, home: Path) -> None:
        self.app: App = make_front(home, business=FILE)
        self.path = self.app.settings.business_file
        self.admin = self.hire("Boss", Role.ADMIN)

    def hire(self, name: str, role: Role) -> Person:
        return self.app.database.write_now(do_hire, name, role)

    def save(self, person: Person | None = None, *, seen: str = "", **given: Any) -> None:
        found = seen or business.access_settings(self.app, self.admin).seen
        self.app.database.write_now(business.do_save, self.app, person or self.admin, given, seen=found)

    def log(self) -> list[tuple[str, str]]:
        found = self.app.database.read_now(business.list_changes, self.admin)
        return [(entry.action, entry.object) for entry in found]

    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_administrators_save_leads_look_operators_do_neither(desk: Desk) -> None:
    lead, operator = desk.hire("Lena", Role.LEAD), desk.hire("Anna", Role.OPERATOR)
    assert business.access_settings(desk.app, lead).values["hours"] == "Mon-Fri 09:00-18:00"
    for person in (lead, operator):
        with pytest.raises(NotAllowed):
            desk.save(person, hours="")
    with pytest.raises(NotAllowed):
        business.access_settings(desk.app, operator)
    with pytest.raises(NotAllowed):
        desk.app.database.read_now(business.list_changes, operator)
    assert (desk.text(), desk.log()) == (FILE, [])


def test_a_change_counts_at_once_and_nothing_else_in_the_file_changes(desk: Desk) -> None:
    desk.save(hours="Mon-Sun 08:00-22:00", languages=["uk", "en"])
    assert desk.app.business.language == "uk"
    wanted = FILE.replace("Mon-Fri 09:00-18:00", "Mon-Sun 08:00-22:00").replace("[en, uk]", "[uk, en]")
    assert _spaceless(desk.text()) == _spaceless(wanted)


def test_comments_stay_where_values_go(desk: Desk) -> None:
    values = business.access_settings(desk.app, desk.admin).values
    desk.save(hours="", contacts={"phone": "1"}, details=values["details"][:1], about={"en": "flowers"})
    text = desk.text()
    assert "Mon-Fri" not in text
    assert "email" not in text
    assert [line for line in FILE.splitlines() if line.startswith("#") and line not in text] == []
    assert 'phone: "1" # free of charge' in _spaceless(text)
    assert "- name: order_number  # of the shop\n  example: LF-204518\n  called: the order number\n" in text
    assert text.endswith("about:\n  en: flowers\n")


def test_a_text_keeps_its_lines_and_what_yaml_would_take_for_something_else(desk: Desk) -> None:
    desk.save(texts={"en": {"start": "Hello!\n\nAsk: anything # at all", "greet": "no"}}, name={"en": "12:30"})
    assert desk.app.words.say("en", "start") == "Hello!\n\nAsk: anything # at all"
    assert desk.app.words.say("en", "greet") == "no"
    assert desk.app.business.called("ru") == "12:30"


def test_what_is_the_same_in_all_languages_is_written_once(desk: Desk) -> None:
    desk.save(name=dict.fromkeys(("ru", "uk", "en"), "Vesna"))
    assert "name: Vesna\n" in desk.text()


def test_every_problem_is_told_at_once_and_nothing_is_saved(desk: Desk) -> None:
    texts = {"en": {"greet": "Hi { $who }", "gret": "x"}}
    details = [{"name": "n", "example": "AB-1", "pattern": ".*"}, {"name": "Zeta", "example": ""}]
    with pytest.raises(BusinessWrong) as caught:
        desk.save(hours="always", time_zone="Mars", texts=texts, details=details, thresholds={"misses": 0})
    assert {place for place, _ in caught.value.found} == {
        "hours",
        "time_zone",
        "texts.en.greet",
        "texts.en.gret",
        "details.1",
        "details.2.name",
        "details.2.example",
        "thresholds.misses",
    }
    assert (desk.text(), desk.log()) == (FILE, [])


def test_two_numbers_of_one_name_are_told_and_none_is_lost(desk: Desk) -> None:
    with pytest.raises(BusinessWrong, match="'n' stands twice"):
        desk.save(details=[{"name": "n", "example": "AB-1"}, {"name": "n", "example": "CD-1"}])
    assert desk.text() == FILE


def test_whoever_saves_second_is_told(desk: Desk) -> None:
    seen = business.access_settings(desk.app, desk.admin).seen
    desk.save(hours="Mon-Sun 08:00-22:00")
    with pytest.raises(StaleBusiness):
        desk.save(seen=seen, hours="Mon 08:00-09:00")
    assert desk.app.business.hours == "Mon-Sun 08:00-22:00"


def test_the_log_names_every_changed_value_shortly(desk: Desk) -> None:
    desk.save(hours="Mon-Sun 08:00-22:00", thresholds={"misses": 3, "margin": 0.3}, texts={"en": {"greet": "Hi!" * 99}})
    log = dict(desk.log())
    assert set(log) == {"hours", "thresholds.margin", "texts.en.greet"}
    assert log["hours"] == "Mon-Fri 09:00-18:00 → Mon-Sun 08:00-22:00"
    assert log["thresholds.margin"] == "0.2 → 0.3"
    assert log["texts.en.greet"].startswith("– → Hi!Hi!")
    desk.save(hours="Mon-Sun 08:00-22:00")
    assert len(desk.log()) == 3, "nothing changed, nothing to tell"


def test_a_file_broken_by_hand_gives_way_to_the_last_good_one_and_is_kept(desk: Desk) -> None:
    desk.path.write_text("name: [", encoding="utf-8")
    now = business.access_settings(desk.app, desk.admin)
    assert [str(what)[:7] for _, what in now.wrong] == ["line 1:"]
    assert now.values["hours"] == "Mon-Fri 09:00-18:00"
    desk.save(hours="Sat 10:00-14:00")
    assert desk.app.business.hours == "Sat 10:00-14:00"
    assert (desk.app.business_file.wrong, "Olha is here" in desk.text()) == ((), True)
    assert desk.path.with_name("business.broken.yml").read_text(encoding="utf-8") == "name: ["


def test_a_folder_that_can_not_be_written_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(BusinessFixed, match="Read-only file system"):
        desk.save(hours="Sat 10:00-14:00")
    assert (desk.text(), desk.log(), [path.name for path in desk.path.parent.glob(".business*")]) == (FILE, [], [])


def test_without_a_file_one_is_written(desk: Desk) -> None:
    desk.path.unlink()
    desk.save(hours="Sat 10:00-14:00")
    assert desk.text() == "name: Answerdesk\nhours: Sat 10:00-14:00\n"


def test_a_file_in_one_line_or_with_anchors_is_edited_too(desk: Desk) -> None:
    for text in ("{name: A, hours: Mon 09:00-10:00}\n", "name: &n A\nhours: Mon 09:00-10:00\nabout: {en: *n}\n"):
        desk.path.write_text(text, encoding="utf-8")
        desk.save(hours="Tue 09:00-10:00")
        assert desk.text() == text.replace("Mon", "Tue")


def _spaceless(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


@pytest.mark.parametrize("day", ["2027-02-30", "2027-13-01", "0000-00-00"])
def test_a_day_that_does_not_exist_is_refused_with_a_sentence(desk: Desk, day: str) -> None:
    with pytest.raises(BusinessWrong) as caught:
        desk.save(closed=[day])
    assert [(place, getattr(wrong, "code", "")) for place, wrong in caught.value.found] == [("closed", "no-day")]
    desk.save(closed=["2027-03-08", "01-01"])
    assert desk.app.business.closed == ("2027-03-08", "01-01")
