"""Canned replies are filled in, and nothing in braces is ever left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.snippets import VARIABLES, fill, find_unknown

OLENA = {"customer": "Olena", "operator": "Anna", "case": "7"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello { customer }!", "Hello Olena!"),
        ("{customer}, this is {operator}.", "Olena, this is Anna."),
        ("Case {case}", "Case 7"),
        ("No variables", "No variables"),
    ],
)
def test_a_variable_is_filled_in(text: str, filled: str) -> None:
    assert fill(text, OLENA) == filled


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello, {customer}!", "Hello!"),
        ("Hello {customer}!", "Hello!"),
        ("{customer}, please wait.", "Please wait."),
        ("First.\n{customer} — second.", "First.\nSecond."),
        ("Bye. {business}", "Bye."),
        ("{customer}", ""),
    ],
)
def test_a_variable_without_a_value_goes_with_its_comma(text: str, filled: str) -> None:
    assert fill(text, {"customer": " "}) == filled


def test_unknown_variables_are_named_once_each() -> None:
    assert find_unknown("{order} {customer} { order } {}", VARIABLES) == ("order", "")


@given(text=st.text(alphabet="ab {}\n,", max_size=40), name=st.text(alphabet="ab{} ", max_size=5))
def test_a_value_is_put_in_as_it_is_and_once(text: str, name: str) -> None:
    filled = fill(f"{{customer}}: {text}", {"customer": name})
    assert "\0" not in filled
    assert filled.startswith(name.strip() or filled[:1])
