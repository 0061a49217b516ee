"""Whoever trains by hand trains with the phrases that are in force."""

from __future__ import annotations

from pathlib import Path

from bot.app import taught_of
from bot.core.insights.phrases import Phrase
from bot.core.insights.teaching import Compared, Row
from bot.core.people import Role
from bot.run.taught import FILE, lay_out_known
from bot.service.insights import phrases, teaching
from bot.settings import Settings
from tests.support.app import make_front
from tests.support.staff import do_hire


def test_phrases_in_force_are_laid_out_and_others_are_not(tmp_path: Path) -> None:
    app = make_front(tmp_path)
    lead = app.database.write_now(do_hire, "Lena", Role.LEAD)
    app.database.write_now(phrases.do_add, lead, Phrase(intent="want_human", language="ru", text="живого мне"))
    file = taught_of(app.settings) / FILE
    lay_out_known(app.settings)
    assert not file.exists(), "nothing counts before it was compared"
    app.database.write_now(teaching.do_want, lead)
    wanted = app.database.read_now(teaching.find_wanted)
    assert wanted is not None
    app.database.write_now(teaching.do_begin, wanted.id)
    app.database.write_now(teaching.do_judge, wanted.id, Compared(rows=(), own=Row(intent="")))
    lay_out_known(app.settings)
    assert "живого мне" in file.read_text(encoding="utf-8")


def test_without_a_database_or_its_tables_what_lies_there_stays(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var", models=tmp_path / "models")
    file = taught_of(settings) / FILE
    file.parent.mkdir(parents=True)
    file.write_text("nlu: []", encoding="utf-8")
    lay_out_known(settings)
    assert not (tmp_path / "var").exists()
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "answerdesk.db").touch()
    lay_out_known(settings)
    assert file.read_text(encoding="utf-8") == "nlu: []"
