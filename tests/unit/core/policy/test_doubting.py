"""What stands beside an answer that is likely but not sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversation import Memory
from bot.core.policy.decide import Clarify, Perhaps, Thresholds, decide
from bot.core.turn import Candidate
from tests.support.engine import found, make_candidate, worded

LIMITS = Thresholds(answer=0.6, clarify=0.1)


def _sized(article: str, probability: float, sizes: tuple[int, ...]) -> Candidate:
    return replace(make_candidate(article, probability), blocks=tuple(range(2, 2 + len(sizes))), sizes=sizes)


def _doubt(*candidates: Candidate, sensitive: frozenset[str] = frozenset()) -> Perhaps:
    turn = replace(worded(found(), "how much?"), candidates=candidates)
    action = decide(memory=Memory(), about=turn, thresholds=LIMITS, sensitive=sensitive).action
    assert isinstance(action, Perhaps)
    return action


def test_beside_a_likely_answer_stands_the_likeliest_line_of_the_next() -> None:
    best, near = _sized("a/b", 0.5, (120, 110, 80)), _sized("c/d", 0.3, (140, 60))
    action = _doubt(best, near)
    assert (action.candidate.blocks, action.candidate.sizes) == ((2, 4), (120, 80)), "what leaves room for the other"
    assert action.beside == replace(near, blocks=(2,), sizes=(140,))
    assert action.others == (near,), "its button shows all of it"


def test_where_there_is_little_room_a_sentence_of_it_stands_for_the_block() -> None:
    best, near = _sized("a/b", 0.5, (200,)), replace(_sized("c/d", 0.3, (180, 60)), line="**More**\n\nIt is free.")
    beside = _doubt(best, near).beside
    assert beside is not None
    assert (beside.line, beside.blocks, beside.sizes) == (near.line, (2,), (len(near.line),))
    short = _doubt(replace(best, sizes=(100,)), near).beside
    assert short is not None
    assert (short.line, short.sizes) == ("", (180,)), "the whole block, where it fits"
    assert _doubt(best, replace(near, line="x" * 160)).beside is None


def test_only_what_is_shown_counts_as_shown() -> None:
    turn = replace(
        worded(found(), "how much?"), candidates=(_sized("a/b", 0.5, (200, 100)), _sized("c/d", 0.3, (140,)))
    )
    memory = decide(memory=Memory(), about=turn, thresholds=LIMITS).memory
    assert (memory.told, memory.shown) == (("a/b#2",), ("a/b",))
    assert (memory.offered, memory.places) == (("c/d",), ((2,),))


@pytest.mark.parametrize(
    ("best", "near", "sensitive"),
    [
        ((200,), (180,), frozenset()),
        ((), (100,), frozenset()),
        ((100,), (), frozenset()),
        ((100,), (100,), frozenset(("c/d",))),
    ],
)
def test_it_stands_alone_where_both_do_not_fit_or_the_next_must_be_answered_by_a_person(
    best: tuple[int, ...], near: tuple[int, ...], sensitive: frozenset[str]
) -> None:
    first = _sized("a/b", 0.5, best)
    action = _doubt(first, _sized("c/d", 0.3, near), sensitive=sensitive)
    assert (action.candidate, action.beside) == (first, None)


def test_a_far_second_is_only_a_button() -> None:
    action = _doubt(_sized("a/b", 0.5, (100,)), _sized("c/d", 0.09, (100,)))
    assert (action.beside, [one.article for one in action.others]) == (None, ["c/d"])


def test_two_that_are_likely_enough_together_are_not_asked_about() -> None:
    best, near = _sized("a/b", 0.3, (100,)), _sized("c/d", 0.2, (100,))
    assert _doubt(best, near).beside == near
    lone = replace(worded(found(), "how much?"), candidates=(replace(best, sizes=()), near))
    assert isinstance(decide(memory=Memory(), about=lone, thresholds=LIMITS).action, Clarify)


@pytest.mark.parametrize(("size", "both"), [(180, True), (181, False)])
def test_a_second_doubt_in_a_row_has_less_room_for_it_speaks_of_a_colleague(size: int, both: bool) -> None:
    turn = replace(worded(found(), "how much?"), candidates=(_sized("a/b", 0.5, (100,)), _sized("c/d", 0.3, (size,))))
    action = decide(memory=Memory(doubts=1), about=turn, thresholds=LIMITS).action
    assert isinstance(action, Perhaps)
    assert (action.again, action.beside is not None) == (True, both)
