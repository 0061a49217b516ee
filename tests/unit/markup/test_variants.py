"""Texts for some customers, in the text of an article."""

from __future__ import annotations

import pytest

from bot.markup.variants import read_condition, say_condition, split_variants

TEXT = """For all.

<!-- for: city = Kharkiv, Харьков -->
In Kharkiv.

## Where?
Main Street.
<!-- a note -->
<!-- Для: channel=web; tag = vip -->
On the site.
<!-- for: nothing -->
"""


def test_what_stands_above_the_first_line_is_for_everybody() -> None:
    everybody, others = split_variants(TEXT)
    assert everybody == "For all.\n"
    assert [(one.line, say_condition(one.when)) for one in others] == [
        (2, "city = Kharkiv, Харьков"),
        (8, "channel = web; tag = vip"),
        (10, ""),
    ]
    assert others[0].text == "In Kharkiv.\n\n## Where?\nMain Street.\n<!-- a note -->"
    assert split_variants("Only <!-- for: a = b --> this") == ("Only <!-- for: a = b --> this", ())


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("City = Kyiv", (("city", ("Kyiv",)),)),
        ("came from = a, b;", (("came_from", ("a", "b")),)),
        ("city", ()),
        ("city = ", ()),
        ("= Kyiv", ()),
        ("city = Kyiv; tag", ()),
        ("", ()),
    ],
)
def test_a_condition_is_facts_with_their_values(said: str, read: object) -> None:
    assert read_condition(said) == read
