"""Leads say how sure the bot must be; it counts at once, is written down, and can be put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.people import Person, Role
from bot.errors import BusinessWrong, NotAllowed, NotFound
from bot.service.ports import App
from bot.service.system import business, tuning
from bot.service.system.tuning import OURS, Levers
from tests.support.app import make_front
from tests.support.staff import do_hire

FILE = "# ours\nname: Lumiflor\nthresholds: {misses: 3}  # Olha's wish\nhours: Mon-Fri 09:00-18:00\n"


@pytest.fixture
def app(tmp_path: Path) -> App:
    return make_front(tmp_path, business=FILE)


def hire(app: App, role: Role) -> Person:
    return app.database.write_now(do_hire, f"Lena {role.value}", role)


def tune(app: App, person: Person, **fields: object) -> None:
    app.database.write_now(tuning.do_tune, app, person, Levers(**fields))  # type: ignore[arg-type]


def test_what_a_lead_chooses_counts_at_once_and_the_rest_of_the_file_stays(app: App) -> None:
    lead = hire(app, Role.LEAD)
    tune(app, lead, target_precision=0.95, corrections={"uk": -0.2})
    assert (app.business.target_precision, app.business.corrections, app.business.misses) == (0.95, {"uk": -0.2}, 3)
    text = app.settings.business_file.read_text(encoding="utf-8")
    assert text.startswith("# ours\nname: Lumiflor\n")
    assert "tentative" not in text, "what is ours is not written down"
    changed = {one.action for one in app.database.read_now(business.list_changes, lead)}
    assert changed == {"thresholds.target_precision", "thresholds.corrections.uk"}


def test_each_change_can_be_put_back_and_that_is_a_change_too(app: App) -> None:
    lead = hire(app, Role.LEAD)
    tune(app, lead, target_precision=0.95)
    tune(app, lead, target_precision=0.9, tentative_precision=0.7)
    tune(app, lead, target_precision=0.9, tentative_precision=0.7)
    second, first = app.database.read_now(tuning.list_changes, lead)
    app.database.write_now(tuning.do_put_back, app, lead, second.id)
    assert tuning.access_levers(app, lead) == Levers(target_precision=0.95)
    app.database.write_now(tuning.do_put_back, app, lead, first.id)
    assert tuning.access_levers(app, lead) == OURS
    assert len(app.database.read_now(tuning.list_changes, lead)) == 4
    assert "misses: 3" in app.settings.business_file.read_text(encoding="utf-8")
    with pytest.raises(NotFound):
        app.database.write_now(tuning.do_put_back, app, lead, 99)


def test_operators_do_not_tune_and_what_cannot_be_is_refused(app: App) -> None:
    operator, lead = hire(app, Role.OPERATOR), hire(app, Role.LEAD)
    with pytest.raises(NotAllowed):
        tune(app, operator, target_precision=0.95)
    with pytest.raises(NotAllowed):
        tuning.access_levers(app, operator)
    with pytest.raises(BusinessWrong):
        tune(app, lead, target_precision=1.2)
    assert app.business.target_precision == 0.97
