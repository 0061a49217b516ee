"""Pictures that stand by themselves in a text."""

from __future__ import annotations

import pytest

from bot.markup.pictures import is_alone, join_to_words, take_out


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("![a](b.png)", True),
        ('  ![a](<b c.png>) ![](d.png "title")\n![e](f.png)', True),
        ("Look: ![a](b.png)", False),
        ("[a](b.pdf)", False),
        ("", False),
    ],
)
def test_what_is_only_pictures(text: str, alone: bool) -> None:
    assert is_alone(text) is alone


def test_a_picture_follows_the_words_before_it_or_the_first_there_are() -> None:
    assert join_to_words(("![](a.png)", "One.", "![](b.png)", "Two.")) == ("One.\n\n![](a.png)\n\n![](b.png)", "Two.")
    assert join_to_words(("![](a.png)",)) == ("![](a.png)",)


def test_only_lines_whose_pictures_all_go_are_taken_out_and_never_the_last_word() -> None:
    text = "One.\n\n![a](a.png)\n\n![b](b%20c.png) ![a](a.png)\n\nTwo ![a](a.png)."
    assert take_out(text, {"a.png"}.__contains__) == "One.\n\n![b](b%20c.png) ![a](a.png)\n\nTwo ![a](a.png)."
    assert take_out(text, {"a.png", "b c.png"}.__contains__) == "One.\n\nTwo ![a](a.png)."
    assert take_out("![a](a.png)", {"a.png"}.__contains__) == "![a](a.png)"
