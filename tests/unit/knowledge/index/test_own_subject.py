"""What a base is about is not out of scope for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.knowledge.answers.search import Knowledge
from bot.knowledge.index.out_of_scope import OutOfScope
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.conftest import Write
from tests.unit.knowledge.index.test_out_of_scope import (
    KNOWN,
    PIZZA,
    WEATHER,
    both,
    home,
    teach,
    texts_in,
    training,
)

__all__ = ["both", "home", "training"]

ROUTERS = ("как настроить роутер", "як налаштувати роутер", "how do I set up my wifi router", "интернет не работает")
DENTISTS = ("как записаться к стоматологу", "запись к зубному врачу", "dentist appointment")


def kept_for(base: Sequence[str], shipped: OutOfScope, encoders: Encoders) -> set[str]:
    """What stays out of scope for a base that is asked this."""
    assert encoders.deep is not None
    return texts_in(shipped.without_own(encoders.all.encode_queries(base), encoders.deep.encode_queries(base)))


def test_what_a_base_is_about_is_not_out_of_scope_for_it(both: Encoders) -> None:
    shipped = OutOfScope.of(
        [
            *KNOWN,
            ("как настроить вайфай роутер", "ru"),
            ("интернет не работает, провайдер молчит", "ru"),
            ("запишите к стоматологу", "ru"),
        ],
        both,
    )
    others = texts_in(OutOfScope.of(KNOWN, both))
    assert kept_for(ROUTERS, shipped, both) == {*others, "запишите к стоматологу"}
    assert kept_for(DENTISTS, shipped, both) == texts_in(shipped) - {"запишите к стоматологу"}
    assert kept_for(["сколько стоит доставка", "how to return flowers"], shipped, both) == texts_in(shipped)


def test_without_articles_all_is_out_of_scope(both: Encoders) -> None:
    out_of_scope = OutOfScope.of(KNOWN, both)
    none = np.zeros((0, both.all.dimension), dtype=np.float32)
    assert out_of_scope.without_own(none, none) is out_of_scope


def test_an_article_on_it_takes_an_example_off_the_list_and_its_removal_puts_it_back(
    shop: Path, home: Path, encoders: Encoders, training: Path, write: Write
) -> None:
    teach(training, KNOWN)
    knowledge = Knowledge.open(shop, home, encoders=encoders, training=(training,))
    write("ru/care/pizza", title="Пицца", questions=["закажи мне пиццу", "пицца есть?", "хочу пиццу"])
    knowledge.refresh()
    assert "закажи мне пиццу" not in texts_in(knowledge.index.out_of_scope)
    (shop / "ru/care/pizza.md").unlink()
    knowledge.refresh()
    assert texts_in(knowledge.index.out_of_scope) == {text for text, _ in KNOWN}


def test_training_data_may_lie_in_several_folders(
    shop: Path, home: Path, encoders: Encoders, training: Path, tmp_path: Path
) -> None:
    teach(training, PIZZA)
    teach(tmp_path / "own", WEATHER)
    knowledge = Knowledge.open(shop, home, encoders=encoders, training=(training, tmp_path / "own"))
    assert texts_in(knowledge.index.out_of_scope) == {text for text, _ in (*PIZZA, *WEATHER)}
