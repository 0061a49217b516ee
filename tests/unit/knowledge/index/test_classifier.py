"""The classifier between two changes: what stayed speaks on, what is new waits until it is learned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import load_library
from bot.knowledge.index.build import Index, build, learn
from bot.knowledge.index.classifier import Classifier
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.conftest import Write


@pytest.fixture
def index(shop: Path, encoders: Encoders) -> Index:
    return build(load_library(shop).articles, encoders)


def _weights(index: Index) -> dict[tuple[str, str, str, str], float]:
    """By passage and article."""
    assert index.classifier is not None
    return {
        (*name, key): float(weight)
        for name, row in zip(index.layout.names, index.classifier.weights, strict=True)
        for key, weight in zip(index.layout.keys, row, strict=True)
    }


def test_until_it_is_learned_a_new_passage_is_silent_and_the_others_speak_on(
    index: Index, shop: Path, encoders: Encoders, write: Write
) -> None:
    write("ru/about/hours", title="Когда вы работаете?", questions=["часы работы", "вы открыты?", "до скольки"])
    (shop / "ru/care/flowers.md").unlink()
    between = build(load_library(shop).articles, encoders, last=index, learned=False)
    before, now = _weights(index), _weights(between)
    assert {name for name in now if name not in before} == {name for name in now if "about/hours" in name}
    assert all(weight == before.get(name, 0.0) for name, weight in now.items())
    anew = build(load_library(shop).articles, encoders)
    assert _weights(learn(between)) == pytest.approx(_weights(anew), abs=1e-5)


def test_after_a_refresh_it_is_as_if_built_anew(shop: Path, encoders: Encoders, write: Write, tmp_path: Path) -> None:
    knowledge = Knowledge.open(shop, tmp_path / "index", encoders=encoders)
    write("ru/care/flowers", title="Как ухаживать за цветами?", questions=["менять воду", "подрезать стебли", "тень"])
    knowledge.refresh()
    assert _weights(knowledge.index) == pytest.approx(_weights(build(load_library(shop).articles, encoders)), abs=1e-5)


def test_a_saved_classifier_is_read_for_its_own_layout_only(index: Index, tmp_path: Path) -> None:
    assert index.classifier is not None
    path = tmp_path / "classifier.npy"
    assert Classifier.read(path, index.layout) is None
    index.classifier.write(path)
    read = Classifier.read(path, index.layout)
    assert read is not None
    assert np.array_equal(read.weights, index.classifier.weights)
    assert Classifier.read(path, replace(index.layout, passages=index.layout.passages[1:])) is None


def test_probabilities_are_learned_anew_when_a_base_becomes_too_large_to_classify(
    shop: Path, encoders: Encoders, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge = Knowledge.open(shop, tmp_path / "index", encoders=encoders)
    before = knowledge.calibration
    monkeypatch.setattr("bot.knowledge.index.classifier._LARGEST", len(knowledge.index.layout.passages))
    write("ru/about/hours", title="Когда вы работаете?", questions=["часы работы", "вы открыты?", "до скольки"])
    knowledge.refresh()
    assert knowledge.index.classifier is None
    assert knowledge.settle()
    assert knowledge.calibration != before
    assert not knowledge.settle(), "it is settled"
