"""Saved indexes: used when they fit, built again when they don't."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.answers import saved
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.answers.test_search import CountingEncoder
from tests.unit.knowledge.conftest import Write


def folders(home: Path) -> list[Path]:
    return [path for path in home.iterdir() if path.is_dir()]


def test_a_saved_index_is_used_again_and_gives_the_same_answers(shop: Path, tmp_path: Path) -> None:
    home = tmp_path / "index"
    encoder = CountingEncoder()
    first = Knowledge.open(shop, home, encoders=Encoders(all=encoder, deep=None))
    encoder.asked.clear()
    again = Knowledge.open(shop, home, encoders=Encoders(all=encoder, deep=None))
    assert set(encoder.asked) <= {"?"}
    assert again.find_answers("цена доставки", "ru") == first.find_answers("цена доставки", "ru")


@pytest.mark.parametrize("name", ["dense.faiss", "outsiders.npz", "calibration.json", "articles.json", "SHA256SUMS"])
def test_a_damaged_index_is_built_again(shop: Path, tmp_path: Path, encoders: Encoders, name: str) -> None:
    home = tmp_path / "index"
    Knowledge.open(shop, home, encoders=encoders)
    (folders(home)[0] / name).write_bytes(b"rubbish")
    knowledge = Knowledge.open(shop, home, encoders=encoders)
    assert knowledge.find_answers("цена доставки", "ru")[0].article == "delivery/cost"
    saved.load_fitted(home, knowledge.index.fingerprint)


def test_other_articles_make_another_index_and_old_ones_go(
    shop: Path, tmp_path: Path, encoders: Encoders, write: Write
) -> None:
    home = tmp_path / "index"
    knowledge = Knowledge.open(shop, home, encoders=encoders)
    for number in range(5):
        write("ru/care/flowers", title=f"Уход {number}")
        knowledge.refresh()
    assert len(folders(home)) <= 4
    assert saved.latest(home) == knowledge.index.fingerprint
    assert (home / knowledge.index.fingerprint).is_dir()


def test_a_changed_article_at_the_start_embeds_only_itself(shop: Path, tmp_path: Path, write: Write) -> None:
    encoder = CountingEncoder()
    Knowledge.open(shop, tmp_path / "index", encoders=Encoders(all=encoder, deep=None))
    write("ru/care/flowers", title="Кактус", questions=["поливать кактус", "уход за букетом"], body="Редко.\n")
    encoder.asked.clear()
    Knowledge.open(shop, tmp_path / "index", encoders=Encoders(all=encoder, deep=None))
    assert "сколько стоит доставка" not in encoder.asked
    assert "поливать кактус" in encoder.asked


def test_nothing_executable_is_saved(shop: Path, tmp_path: Path, encoders: Encoders) -> None:
    home = tmp_path / "index"
    Knowledge.open(shop, home, encoders=encoders)
    names = {path.suffix for path in folders(home)[0].iterdir()}
    assert names == {".faiss", ".json", ".npy", ".npz", ""}
    with np.load(folders(home)[0] / "outsiders.npz", allow_pickle=False) as kept:
        assert {kept[name].dtype.kind for name in kept.files} <= {"U", "f"}
    json.loads((folders(home)[0] / "calibration.json").read_text())
