"""What is shared of the queue: unchanged cases stay the same objects."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import State
from bot.service.cases.queue import Queue, merge_queues
from tests.support.listed import make_listed


def copy(queue: Queue) -> Queue:
    """The same, read once more."""
    return Queue(cases=tuple(replace(case) for case in queue.cases))


def test_a_queue_that_says_the_same_is_the_same_object() -> None:
    before = Queue(cases=(make_listed(1), make_listed(2)))
    assert merge_queues(before, copy(before)) is before
    empty = Queue()
    assert merge_queues(empty, Queue()) is empty


def test_one_case_that_differs_leaves_the_others_as_they_were() -> None:
    before = Queue(cases=(make_listed(1), make_listed(2), make_listed(3)))
    other = make_listed(2, unanswered=1)
    now = merge_queues(before, Queue(cases=(make_listed(1), other, make_listed(3))))
    assert now is not before
    assert [one is two for one, two in zip(now.cases, before.cases, strict=True)] == [True, False, True]
    assert now.cases[1] is other


def test_another_order_a_new_case_and_one_that_left_are_each_a_change() -> None:
    one, two, three = (make_listed(number) for number in (1, 2, 3))
    before = Queue(cases=(one, two))
    for cases in ((two, one), (one, two, three), (one,), ()):
        now = merge_queues(before, copy(Queue(cases=cases)))
        assert now is not before
        assert all(case is {1: one, 2: two}.get(case.id, case) for case in now.cases)


def test_those_nobody_has_taken_are_counted() -> None:
    assert Queue(cases=(make_listed(1), make_listed(2, state=State.CLAIMED))).waiting == 1
