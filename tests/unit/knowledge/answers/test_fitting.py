"""What is served follows from the articles as they are, not from how they came about."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.conftest import Write


def test_a_base_that_has_grown_serves_what_a_new_index_of_the_same_files_serves(
    shop: Path, write: Write, encoders: Encoders, tmp_path: Path
) -> None:
    grown = Knowledge.open(shop, tmp_path / "grown", encoders=encoders)
    write("ru/delivery/cost", title="Сколько стоит доставка?", questions=["почём доставка", "доставка цена", "везёте?"])
    grown.refresh()
    assert grown.settle(), "one changed article is enough"
    assert not grown.settle()
    fresh = Knowledge.open(shop, tmp_path / "fresh", encoders=encoders)
    assert grown.answer_threshold(0.97) == pytest.approx(fresh.answer_threshold(0.97), abs=1e-4)
    asked = ("сколько за доставку", "ru")
    ours, theirs = ({one.article: one.probability for one in base.find_answers(*asked)} for base in (grown, fresh))
    assert ours == pytest.approx(theirs, abs=1e-4)


def test_the_last_calibration_serves_until_the_articles_have_taught_theirs(
    shop: Path, write: Write, encoders: Encoders, tmp_path: Path
) -> None:
    home = tmp_path / "index"
    before = Knowledge.open(shop, home, encoders=encoders).calibration
    write("en/care/flowers", title="How do I look after flowers?", questions=["rose care", "vase water", "care"])
    begun = Knowledge.begin(shop, home, encoders=encoders)
    assert begun.calibration.to_json() == before.to_json()
    assert begun.settle()
