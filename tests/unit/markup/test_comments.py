"""What authors note for each other."""

from __future__ import annotations

import pytest

from bot.markup.comments import find_open_comment, strip_comments


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


@pytest.mark.parametrize(
    "code", ["`<!-- a -->`", "``<!-- `a -->``", "```\n<!-- a -->\n```", "~~~\n<!-- a\n```\n-->\n~~~\nb", "\\<!-- a -->"]
)
def test_what_stands_in_code_is_no_comment(code: str) -> None:
    assert strip_comments(code) == code


def test_a_backtick_alone_hides_no_comment() -> None:
    assert strip_comments("5` <!-- a --> b") == "5`  b"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n<!-- b", 1), ("<!-- a -->\n\nb <!--", 2), ("<!-- a -->", None), ("`<!--`", None), ("", None)],
)
def test_a_comment_that_is_never_closed_is_found(text: str, line: int | None) -> None:
    assert find_open_comment(text) == line
