"""``answerdesk init``: six questions, a project that runs, nothing of anybody else's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.business import read_business
from bot.cli.main import cli
from bot.errors import BadInput
from bot.knowledge.articles.articles import load_library

ANSWERS = (
    "Клініка Весна", "uk, ru", "запис і ціни", "запись и цены",
    "Mon-Fri 9-18", "Mon-Fri 09:00-18:00", "Kyiv", "Europe/Kyiv", "A-48213", "номер запису", "номер записи",
    "phone=0 800 300 470, email=help@vesna.example",
)  # fmt: skip


def init(folder: Path, *options: str, answers: tuple[str, ...] = ()) -> Result:
    return CliRunner().invoke(cli, ["init", str(folder), *options], input="\n".join([*answers, ""]))


def test_six_questions_make_a_business(tmp_path: Path) -> None:
    done = init(tmp_path / "mine", answers=ANSWERS)
    assert done.exit_code == 0, done.output
    business = read_business(tmp_path / "mine" / "business.yml")
    assert business.called("ru") == "Клініка Весна"
    assert (business.languages, business.hours, business.time_zone) == (("uk", "ru"), ANSWERS[5], "Europe/Kyiv")
    assert business.about == {"uk": "запис і ціни", "ru": "запись и цены"}
    (detail,) = business.details
    assert (detail.example, detail.call("ru"), detail.asked_for) == (
        "A-48213",
        "номер записи",
        ("status", "trouble", "request"),
    )
    assert business.contacts == {"phone": "0 800 300 470", "email": "help@vesna.example"}


def test_an_answer_that_can_not_be_used_is_asked_again_with_the_reason(tmp_path: Path) -> None:
    said = init(tmp_path / "mine", answers=ANSWERS).output
    assert "can't read 'Mon-Fri 9-18'" in said
    assert "unknown time zone 'Kyiv'" in said


def test_only_a_name_is_needed(tmp_path: Path) -> None:
    done = init(tmp_path / "mine", answers=("", "Acme", "en", "", "", "UTC", "", ""))
    assert done.exit_code == 0, done.output
    business = read_business(tmp_path / "mine" / "business.yml")
    assert (business.called("en"), business.details, business.hours) == ("Acme", (), "")
    assert "a name is needed" in done.output


def test_what_is_given_is_not_asked(tmp_path: Path) -> None:
    about = ("--about=en=plans", "--about=ru=тарифы")
    number = ("--number=T-204518", "--called=en=the ticket number")
    options = (
        "--name=Acme",
        "--languages=en,ru",
        *about,
        "--hours=",
        "--time-zone=UTC",
        *number,
        "--contacts=a@b.example",
    )
    done = init(tmp_path / "mine", *options)
    assert done.exit_code == 0, done.output
    business = read_business(tmp_path / "mine" / "business.yml")
    assert business.about == {"en": "plans", "ru": "тарифы"}
    assert business.details[0].call("en") == "the ticket number"
    assert business.contacts == {"contact 1": "a@b.example"}


@pytest.mark.parametrize(
    ("option", "says"),
    [("--hours=9-18", "Mon-Fri 09:00-18:00"), ("--languages=pl", "'pl' has no texts here"), ("--number=№", "pattern")],
)
def test_a_given_answer_that_can_not_be_used_writes_nothing(tmp_path: Path, option: str, says: str) -> None:
    rest = ("--name=Acme", "--languages=en", "--about=x", "--hours=", "--time-zone=UTC", "--number=", "--contacts=")
    done = init(tmp_path / "mine", *rest, option)
    assert isinstance(done.exception, BadInput)
    assert says in str(done.exception)
    assert not (tmp_path / "mine").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = init(tmp_path, answers=ANSWERS)
    assert isinstance(done.exception, BadInput)
    assert "is not empty" in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_nothing_of_the_sample_is_in_it(tmp_path: Path) -> None:
    init(tmp_path / "mine", answers=ANSWERS)
    written = "".join(path.read_text() for path in (tmp_path / "mine").rglob("*") if path.is_file())
    assert not re.search("lumiflor|flower|bouquet|букет|LF-", written, re.IGNORECASE)
    assert load_library(tmp_path / "mine" / "knowledge_base").problems == ()
