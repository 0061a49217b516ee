"""Questions that mean the same are put together, and again into the groups there are."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence

import numpy as np

from bot.knowledge.gaps import grouping
from bot.knowledge.gaps.grouping import Grouped, Rows


def embed(texts: Sequence[str]) -> Rows:
    """By the beginnings of words."""
    rows = np.zeros((len(texts), 512), dtype=np.float32)
    for place, text in enumerate(texts):
        for word in text.lower().replace("?", "").split():
            rows[place, zlib.crc32(word[:4].encode()) % 512] += 1
    return rows


def group(texts: Sequence[str], known: Sequence[bytes] = ()) -> Grouped:
    return grouping.group(texts, known, embed=embed, told=lambda done, total: None)


def test_what_means_the_same_is_one_group_named_by_what_was_asked_most() -> None:
    asked = ["do you sell pots?", "Do you sell pots", "pots: do you sell pots", "accept crypto?", "do you sell pots?"]
    found = group(asked)
    assert found.place == (0, 0, 0, 1, 0) or found.place == (1, 1, 1, 0, 1)
    assert {asked[at] for at in found.typical} == {"do you sell pots?", "accept crypto?"}


def test_later_questions_join_the_groups_there_are() -> None:
    first = group(["do you sell pots?", "accept crypto?"])
    second = group(["do you sell pots", "where are you?"], first.centres)
    assert second.place[0] in (0, 1)
    assert second.place[1] == 2
    assert len(second.centres) == len(second.typical) == 1


def test_groups_that_other_encoders_made_are_left_alone() -> None:
    first = group(["do you sell pots?"])
    found = group(["do you sell pots"], (b"\0" * 64, *first.centres))
    assert found.place == (1,)
    assert group(["do you sell pots"], (b"\0" * 64,)).place == (1,)


def test_one_question_and_none() -> None:
    assert group(["why?"]).place == (0,)
    assert group([]) == Grouped(place=(), typical=(), centres=())


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    grouping.group([f"word{n}" for n in range(70)], (), embed=embed, told=lambda *far: told.append(far))
    assert told == [(32, 70), (64, 70), (70, 70)]


def test_ten_thousand_questions_are_grouped_in_seconds_once_they_are_vectors() -> None:
    rng = np.random.default_rng(1)
    middles = rng.normal(size=(400, 64))
    rows = (middles[np.arange(10_000) % 400] + rng.normal(size=(10_000, 64)) * 0.35).astype(np.float32)
    texts = [f"question {number}" for number in range(10_000)]
    at = {text: number for number, text in enumerate(texts)}
    begun = time.process_time()
    found = grouping.group(
        texts, (), embed=lambda part: rows[[at[text] for text in part]], told=lambda done, total: None
    )
    assert time.process_time() - begun < 40
    assert 300 <= len(found.centres) <= 800
    of_first = {found.place[number] for number in range(0, 10_000, 400)}
    assert len(of_first) <= 3
