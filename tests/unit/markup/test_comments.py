"""What authors note for each other."""

from __future__ import annotations

import pytest

from bot.markup.comments import strip_comments


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("a <!-- note --> b", "a  b"),
        ("<!-- one\ntwo -->\nshown", "\n\nshown"),
        ("a <!-- never closed\nb", "a \n"),
        ("<!--a--><!--b-->c", "c"),
        ("a --> b", "a --> b"),
    ],
)
def test_comments_go_and_lines_keep_their_number(text: str, kept: str) -> None:
    assert strip_comments(text) == kept
    assert strip_comments(text).count("\n") == text.count("\n")
