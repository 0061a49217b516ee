"""Comparing two versions of an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.studio.text_diff import compare

LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


def test_equal_texts_have_no_difference() -> None:
    assert compare("a\nb", "a\nb") == ()


def test_far_lines_are_left_out() -> None:
    before = "\n".join(str(number) for number in range(40))
    kinds = [line.kind for line in compare(before, before.replace("\n2\n", "\ntwo\n").replace("\n35\n", "\nx\n"))]
    assert kinds.count("skip") == 1
    assert kinds.count("gone") == kinds.count("new") == 2
    assert kinds.count("same") < 12


@given(LINES, LINES)
def test_the_new_lines_are_in_the_new_text_and_the_gone_ones_were_in_the_old(old: list[str], new: list[str]) -> None:
    shown = compare("\n".join(old), "\n".join(new), around=100)
    if shown:
        assert [line.text for line in shown if line.kind in ("same", "gone")] == old
        assert [line.text for line in shown if line.kind in ("same", "new")] == new
