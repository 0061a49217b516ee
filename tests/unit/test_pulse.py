"""What transactions tell of their database."""

from __future__ import annotations

import pytest

from bot.errors import DatabaseTrouble, DiskFull
from bot.storage.pulse import LATE_SECONDS, RECENT_SECONDS, Pulse
from tests.support.clock import Hand


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def pulse(hand: Hand) -> Pulse:
    return Pulse(clock=hand)


def _fail(pulse: Pulse) -> None:
    with pytest.raises(DiskFull), pulse.writing():
        raise DiskFull


def test_a_failed_write_is_trouble_at_once_and_until_another_has_worked(pulse: Pulse, hand: Hand) -> None:
    assert pulse.trouble is None
    _fail(pulse)
    assert isinstance(pulse.trouble, DiskFull)
    hand.now += 10 * RECENT_SECONDS
    assert isinstance(pulse.trouble, DiskFull), "nothing has worked since"
    with pulse.writing():
        pass
    assert pulse.trouble is None


def test_a_small_write_that_works_does_not_hide_what_failed_a_moment_ago(pulse: Pulse, hand: Hand) -> None:
    _fail(pulse)
    hand.now += 1
    with pulse.writing():
        pass
    assert isinstance(pulse.trouble, DiskFull)
    hand.now += RECENT_SECONDS
    assert pulse.trouble is None


def test_reading_that_works_proves_nothing_about_writing(pulse: Pulse, hand: Hand) -> None:
    _fail(pulse)
    hand.now += 10 * RECENT_SECONDS
    with pulse.reading():
        pass
    assert isinstance(pulse.trouble, DiskFull)


def test_a_write_that_does_not_end_is_trouble(pulse: Pulse, hand: Hand) -> None:
    with pulse.writing():
        hand.now += LATE_SECONDS
        assert pulse.trouble is None
        hand.now += 1
        assert isinstance(pulse.trouble, DatabaseTrouble)
        assert "11 seconds" in pulse.trouble.message
    assert pulse.trouble is None


def test_a_defect_of_a_transaction_is_no_trouble_of_the_database(pulse: Pulse) -> None:
    with pytest.raises(ZeroDivisionError), pulse.writing():
        raise ZeroDivisionError
    assert pulse.trouble is None
