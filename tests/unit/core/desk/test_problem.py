"""The problem in the customer's words."""

from __future__ import annotations

import pytest

from bot.core.desk.problem import CALL, DETAIL, Line, tell_problem


def line(text: str, intent: str = "question", *, leans: bool = False) -> Line:
    return Line(text=text, intent=intent, leans=leans)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([line("where is my order?"), line("LF-220045", DETAIL)], "where is my order?\nLF-220045"),
        ([line("hello", "greet"), line("wrong roses came", "trouble"), line("a person!", CALL)], "wrong roses came"),
        ([line("delivery?"), line("and to Bucha?", leans=True), line("agent", CALL)], "delivery?\nand to Bucha?"),
        ([line("refund?"), line("no, that did not help", "not_helped")], "refund?"),
        ([line("hi", "greet"), line("agent", CALL)], ""),
        ([line("LF-220045", DETAIL)], "LF-220045"),
        ([line("I need to speak to someone about a wedding", CALL)], "I need to speak to someone about a wedding"),
        ([line("where?"), line("where?")], "where?"),
        ([line("not understood yet", "")], "not understood yet"),
        ([line("one"), line("two"), line("three", leans=True)], "two\nthree"),
        ([line("lean", leans=True)], "lean"),
        ([line(" "), line("")], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_the_matter_is_told_and_not_the_last_message(lines: list[Line], told: str) -> None:
    assert tell_problem(lines) == told


def test_a_long_chain_of_follow_ups_is_cut() -> None:
    chain = [line("start"), *(line(f"and {number}?", leans=True) for number in range(6))]
    assert tell_problem(chain) == "and 4?\nand 5?"
