"""A log line that comes again and again is counted."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from bot.run.repeats import MOST_OF_A_KIND, WINDOW_SECONDS, Repeats


class Book:
    """A log of its own, with a hand on its clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self._stream = io.StringIO()
        self._handler = logging.StreamHandler(self._stream)
        self.repeats = Repeats(self._handler, clock=lambda: self.now)
        self.log = logging.getLogger(f"book.{id(self)}")
        self.log.addHandler(self._handler)
        self.log.propagate = False

    @property
    def lines(self) -> list[str]:
        return self._stream.getvalue().splitlines()


@pytest.fixture
def book() -> Iterator[Book]:
    made = Book()
    yield made
    made.log.handlers.clear()


def test_an_equal_line_stands_once_a_minute_and_its_repetitions_are_counted(book: Book) -> None:
    for _ in range(2223):
        book.log.error("the database is read-only")
    assert book.lines == ["the database is read-only"]
    book.now += WINDOW_SECONDS
    book.repeats.flush()
    assert book.lines[1:] == ["the database is read-only (repeated 2,222 times)"]


def test_the_count_of_a_minute_comes_before_the_first_line_of_the_next(book: Book) -> None:
    book.log.error("no")
    book.log.error("no")
    book.now += WINDOW_SECONDS
    book.log.error("no")
    assert book.lines == ["no", "no (once more)", "no"]


def test_lines_that_differ_in_a_value_stand_ten_times_then_they_are_counted(book: Book) -> None:
    for number in range(500):
        book.log.error("update %s is parked", number)
    book.repeats.flush(everything=True)
    assert len(book.lines) == MOST_OF_A_KIND + 1
    assert book.lines[-1] == "update 499 is parked (repeated 490 times)"


def test_another_level_logger_or_sentence_is_another_line(book: Book) -> None:
    for _ in range(3):
        book.log.error("%s", "one")
        book.log.error("%s", "two")
        book.log.warning("%s", "one")
    assert book.lines == ["one", "two", "one"]


def test_a_traceback_stands_once_and_the_count_is_one_line(book: Book) -> None:
    for _ in range(3):
        try:
            raise ValueError("inside")
        except ValueError:
            book.log.exception("a job failed")
    book.repeats.flush(everything=True)
    assert sum("ValueError: inside" in line for line in book.lines) == 1
    assert book.lines[-1] == "a job failed (repeated 2 times)"


def test_a_flood_of_ever_new_lines_takes_bounded_memory(book: Book) -> None:
    for number in range(5000):
        book.log.error(f"line {number}")
    assert len(book.repeats._counts) <= 1001
