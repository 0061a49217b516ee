"""How far a start is, and how long it will take."""

from __future__ import annotations

import logging

import pytest

from bot.run.progress import REST_SECONDS, Start
from bot.service.system.progress import Stage
from tests.support.clock import Hand


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def start(hand: Hand) -> Start:
    return Start(clock=hand)


def test_before_it_begins_and_when_it_is_over_there_is_nothing_to_tell(start: Start) -> None:
    assert start.now is None
    start.tell(Stage.TRAINING, 3, 14)
    start.end(Stage.TRAINING)
    assert start.now is None


def test_the_time_that_is_left_follows_from_the_pace(start: Start, hand: Hand) -> None:
    start.tell(Stage.INDEXING, 0, 200)
    hand.now = 30
    start.tell(Stage.INDEXING, 50, 200)
    assert start.now is not None
    assert (start.now.share, start.now.seconds_left) == (0.25, 90 + REST_SECONDS)


def test_what_customers_wait_for_is_told_before_what_goes_on_beside(start: Start) -> None:
    start.tell(Stage.TRAINING, 7, 14)
    start.tell(Stage.STARTING)
    start.tell(Stage.INDEXING, 1, 10)
    told = []
    for stage in (Stage.INDEXING, Stage.STARTING, Stage.TRAINING):
        assert start.now is not None
        told.append(start.now.stage)
        start.end(stage)
    assert told == [Stage.INDEXING, Stage.STARTING, Stage.TRAINING]


def test_each_tenth_is_logged_once(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="bot.run.progress"):
        for done in range(101):
            start.tell(Stage.INDEXING, done, 100)
    assert caplog.messages[:2] == ["indexing 0 of 100 (0%)", "indexing 10 of 100 (10%)"]
    assert len(caplog.messages) == 11
