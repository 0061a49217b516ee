"""business.yml: everything that is wrong is told at once, and what is broken does not stop the bot."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import training_of
from bot.business import BusinessFile, parse_business, read_business
from bot.core.business import UNNAMED
from bot.core.hours import is_open, next_opening
from bot.core.wrong import WrongValue
from bot.errors import BusinessWrong
from bot.language.text.patterns import check_pattern
from bot.settings import Settings
from bot.words import Catalogue
from tests.support import adversary, growth
from tests.support.sample import SAMPLE

FULL = r"""
name: {ru: Клиника Весна, en: Vesna Clinic}
about: {en: appointments}
languages: [uk, en, uk]
time_zone: Europe/Warsaw
hours: Mon-Fri 09:00-18:00
closed: [12-25, 2027-05-03]
contacts: {phone: 22 555 00 00}
phone_region: PL
currency: PLN
details:
- name: appointment
  example: A-48213
  called: the appointment number
  where: {en: in the text message}
  asked_for: [status]
texts:
  en: {greet: "Good day from { $business }."}
thresholds: {misses: 3, target_precision: 0.9}
"""


def problems(text: str) -> str:
    with pytest.raises(BusinessWrong) as caught:
        parse_business(text)
    return caught.value.message


def test_a_whole_file_is_read() -> None:
    found = parse_business(FULL)
    assert (found.called("ru"), found.called("en"), found.called("uk")) == (
        "Клиника Весна",
        "Vesna Clinic",
        "Клиника Весна",
    )
    assert (found.language, found.languages) == ("uk", ("uk", "en"))
    assert found.thresholds.misses == 3
    assert [detail.name for detail in found.fields_for("status")] == ["appointment"]
    assert found.fields_for("trouble") == ()
    assert found.details[0].call("uk") == "the appointment number"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "key: value"),
        ("- a list", "key: value"),
        ("name: [", "line 1"),
        ("hours: Mon 09:00-10:00", "name: missing"),
        ("name: A\ncolour: red", "colour: there is no such key"),
        ("name: A\nthresholds: {missed: 3}", "thresholds.missed: there is no such key"),
        ("name: A\nthresholds: {misses: 0}", "greater than or equal to 1"),
        ("name: {de: A}", "'de' has no texts here"),
        ("name: A\nlanguages: [pl]", "'pl' has no texts here"),
        ("name: A\ntexts: {de: {greet: Hallo}}", "'de' has no texts here"),
        ("name: A\nhours: Mon 09:00-09:00", "closes when it opens"),
        ("name: A\nhours: weekdays", "Mon-Fri 09:00-18:00"),
        ("name: A\nclosed: [02-30]", "no such day"),
        ("name: A\ntime_zone: Kyiv", "Europe/Kyiv"),
        ("name: A\nphone_region: Ukraine", "write it like UA"),
        ("name: A\ntexts: {en: {greet: 'Hi { $who }'}}", "not given; there are $about, $business, $contacts"),
        ("name: A\ntexts: {en: {greet: 'Hi {'}}", "can't be read"),
        ("name: A\ntexts: {en: {gret: Hi}}", "'gret' is no text of ours"),
        ("name: A\ndetails: [{name: n, example: 'AB-1', asked_for: [thanks]}]", "'thanks' asks for no details"),
        ("name: A\ndetails: [{name: n, example: 'AB-1'}, {name: n, example: 'AB-2'}]", "'n' stands twice"),
        ("name: A\ndetails: [{name: Number, example: 'AB-1'}]", "pattern"),
        ("name: A\ndetails: [{name: n, example: 'AB-1', pattern: '.*'}]", "could search for ever"),
        ("name: A\ndetails: [{name: n, example: '12', pattern: '\\d{1,9}'}]", "also matches '1'"),
        ("name: A\ndetails: [{name: n, example: 'AB-1', pattern: 'AB-\\d{6}'}]", "does not match its own example"),
    ],
)  # fmt: skip
def test_each_problem_says_what_would_be_right(text: str, says: str) -> None:
    assert says in problems(text)


def test_all_problems_of_the_form_are_told_at_once() -> None:
    said = problems("colour: red\nhours: x\ntime_zone: Mars")
    assert all(key in said for key in ("name", "colour", "hours", "time_zone"))


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "a*", "a{2,}", "(?=a)b", r"(\d{1,9}){1,9}", "^", r"\1", "[^a]", "a|", "x" * 200, "(a|b){1,20}"]
)
def test_a_pattern_that_could_explode_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        check_pattern(pattern, "AB-123456")


@pytest.mark.parametrize(
    ("pattern", "example"),
    [(r"[A-Z]{2} ?\d{4,9}", "AB 123456"), (r"(AB|CD)?-?\d{3,20}", "CD-100200"), (r"\d{2}/\d{4}-\d{1,4}", "77/2024-15")],
)
def test_what_is_allowed_is_linear(pattern: str, example: str) -> None:
    check_pattern(pattern, example)
    compiled = re.compile(pattern, re.IGNORECASE)
    seeds = adversary.make_seeds(compiled)
    assert growth.find_slow(lambda text: sum(1 for _ in compiled.finditer(text)), seeds) is None


def test_without_a_file_the_business_has_no_name_of_its_own(tmp_path: Path) -> None:
    assert read_business(tmp_path / "business.yml") is UNNAMED


def test_what_can_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "business.yml"
    path.write_bytes(b"name: \xff\xfe")
    with pytest.raises(BusinessWrong, match="UTF-8"):
        read_business(path)
    path.write_text("name: " + "x" * 300_000)
    with pytest.raises(BusinessWrong, match="256 KB"):
        read_business(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(BusinessWrong, match="can't be read"):
        read_business(path)


def test_a_change_counts_at_once_and_a_broken_one_leaves_the_last_good_in_force(tmp_path: Path) -> None:
    path, kept = tmp_path / "business.yml", tmp_path / "home" / "last.yml"
    path.write_text("name: First")
    file = BusinessFile(path, kept)
    path.write_text("name: Second one")
    assert file.now.called("en") == "Second one"
    path.write_text("nome: Third")
    assert file.now.called("en") == "Second one"
    assert [(where, getattr(what, "code", "")) for where, what in file.wrong] == [("name", "missing"), ("nome", "key")]
    assert BusinessFile(path, kept).now.called("en") == "Second one", "also after a restart"
    path.write_text("name: Fourth")
    assert (file.now.called("en"), file.wrong) == ("Fourth", ())


def test_a_first_file_that_is_broken_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "business.yml"
    path.write_text("nome: A")
    with pytest.raises(BusinessWrong):
        BusinessFile(path, tmp_path / "last.yml")


def test_a_business_says_some_things_in_its_own_words() -> None:
    business = parse_business(FULL)
    words = Catalogue(business=lambda: business)
    assert words.say("en", "greet") == "Good day from Vesna Clinic."
    assert words.say("ru", "greet") == Catalogue().say("ru", "greet")
    assert "Vesna Clinic" in words.say("en", "start")
    assert "appointments" in words.say("en", "start")


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_without_saying_what_it_does_the_texts_are_whole(language: str) -> None:
    for key in ("start", "small_talk", "who_are_you", "help"):
        said = Catalogue().say(language, key)
        assert "none" not in said
        assert "  " not in said


def test_days_off_are_kept() -> None:
    business = parse_business(FULL)
    when = business.opening, business.zone
    christmas = datetime(2026, 12, 25, 10, tzinfo=UTC)
    assert not is_open(*when, christmas, business.holidays)
    assert is_open(*when, christmas)
    assert next_opening(*when, christmas, business.holidays).strftime("%a %H:%M") == "Mon 09:00"


def test_a_project_adds_its_own_training_data(tmp_path: Path) -> None:
    settings = Settings(project=tmp_path)
    assert training_of(settings) == ()
    (tmp_path / "data").mkdir()
    assert training_of(settings) == (tmp_path / "data",)
    (tmp_path / "business.yml").write_text("name: A\ntraining: mine")
    assert training_of(settings) == ()


def test_the_sample_and_the_file_beside_it_can_be_read() -> None:
    assert read_business(SAMPLE / "business.yml").details[0].name == "order_number"


def test_where_each_problem_is_can_be_told_too() -> None:
    with pytest.raises(BusinessWrong) as caught:
        parse_business("name: A\nhours: x\ntexts: {en: {greet: '{', gret: x}}\ndetails: [{name: n, example: ''}]")
    assert {place for place, _ in caught.value.found} == {
        "hours",
        "texts.en.greet",
        "texts.en.gret",
        "details.1.example",
    }


def test_every_wrong_value_has_a_sentence_in_every_language() -> None:
    folder = Path(__file__).parents[2] / "bot"
    written = "".join(path.read_text() for path in folder.rglob("*.py"))
    codes = set(re.findall(r'WrongValue\(\s*"([a-z0-9-]+)"', written))
    assert len(codes) > 20
    assert [code for code in sorted(codes) if not Catalogue().has(f"desk-wrong-{code}")] == []


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hours: Mon-Fri 09:00-09:00", "Mon-Fri 09:00-09:00"),
        ("time_zone: Mars", "Mars"),
        ('closed: ["2027-02-30"]', "2027-02-30"),
        ("closed: [2027-02-30]", "2027-02-30"),
        ("details: [{name: ticket, example: T-1, pattern: 'T.*'}]", r"\d{6}"),
        ("texts: {en: {greet: 'Hi, { $nobody }'}}", "$nobody"),
        ("colour: red", "docs/business.md"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_of_the_desk(text: str, said: str, language: str) -> None:
    with pytest.raises(BusinessWrong) as caught:
        parse_business(f"name: A\n{text}")
    ((_, wrong),) = caught.value.found
    assert isinstance(wrong, WrongValue)
    assert said in Catalogue().say(language, f"desk-wrong-{wrong.code}", **wrong.details)


def test_what_is_nested_without_end_is_told_and_not_searched() -> None:
    assert "no YAML" in problems("[" * 100_000)


TARGETS = """
name: Vesna
targets:
- {name: hot, priority: urgent, first_reply: 5m, next_reply: 10m, resolution: 4h}
- name: web in Ukrainian
  languages: [uk]
  channels: [web]
  reasons: [file, request]
  teams: [Refunds]
  first_reply: 20m
  counted: calendar
- {name: the rest, first_reply: 1h}
target_warning: 40
silence: {nudge_after: 8h, close_after: 16h}
assignment: {everyone_after: 2h}
"""


def test_targets_are_read_in_their_order() -> None:
    found = parse_business(TARGETS)
    assert [policy.name for policy in found.targets] == ["hot", "web in Ukrainian", "the rest"]
    assert (found.targets[1].reasons, found.targets[1].teams) == (("file", "request"), ("Refunds",))
    assert found.assignment.alone == timedelta(hours=2)
    assert (found.target_warning, found.silence.close) == (40, timedelta(hours=16))


def test_without_targets_there_are_some_that_help_anybody() -> None:
    assert [policy.name for policy in parse_business("name: x").targets] == ["urgent", "usual"]
    assert parse_business("name: x\ntargets: []").targets == ()
    assert (UNNAMED.silence.nudge, UNNAMED.silence.close) == (None, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("targets: [{name: a}, {name: b}]", "targets: line 1, 'a', takes every case"),
        ("targets: [{name: a, priority: high}]", "targets.1.priority: 'high' is none of urgent, raised, normal"),
        ("targets: [{name: a, first_reply: 0m}]", "targets.1.first_reply: '0m' must be between 1m and 2160h"),
        ("targets: [{name: a, first_reply: -5m}]", "targets.1.first_reply: '-5m' is no time; write it like 15m or 2h"),
        ("targets: [{name: a, reasons: [fun]}]", "targets.1.reasons.1: 'fun' is none of requested"),
        ("targets: [{name: a, languages: [de]}]", "targets.1.languages: 'de' has no texts here"),
        ("targets: [{name: a, counted: nights}]", "targets.1.counted: 'nights' is none of working, calendar"),
        ("targets: [{name: a, first_reply: 2h, resolution: 1h}]", "targets: line 1, 'a', is to be closed before"),
        ("targets: [{name: a, priority: urgent}, {name: a}]", "targets: 'a' stands twice"),
        ("targets: [{first_reply: 2h}]", "targets.1.name: missing"),
        ("targets: [{name: a, reply: 2h}]", "targets.1.reply: there is no such key"),
        ("target_warning: 100", "target_warning: Input should be less than or equal to 90"),
        ("silence: {close_after: 1h}", "silence: nobody is closed without having been reminded"),
        ("assignment: {everyone_after: later}", "assignment.everyone_after: 'later' is no time"),
        ("silence: {nudge_after: soon}", "silence.nudge_after: 'soon' is no time"),
    ],
)
def test_a_target_that_means_nothing_is_told_with_its_line(line: str, said: str) -> None:
    assert said in problems(f"name: x\n{line}")
