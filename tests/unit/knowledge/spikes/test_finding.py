"""Vectors of the last minutes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.knowledge.gaps.grouping import Rows
from bot.knowledge.spikes.finding import Recent, list_near
from tests.unit.knowledge.gaps.test_grouping import embed, group


def test_a_question_is_read_once() -> None:
    asked: list[str] = []

    def read(texts: Sequence[str]) -> Rows:
        asked.extend(texts)
        return embed(texts)

    recent = Recent(read)
    first = recent(["do you sell pots?", "where are you?"])
    again = recent(["where are you?", "accept crypto?"])
    assert asked == ["do you sell pots?", "where are you?", "accept crypto?"]
    assert np.array_equal(first[1], again[0])


def test_kinds_that_ask_about_the_same_are_near() -> None:
    (pots,) = group(["do you sell pots?"]).centres
    (others,) = group(["pots do you sell them"]).centres
    (crypto,) = group(["accept crypto?"]).centres
    assert list_near(pots, [crypto, others, b"\0" * 10]) == (1,)
    assert list_near(pots, [b"\0" * 10]) == ()
