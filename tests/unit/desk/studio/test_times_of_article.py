"""Day and hour in the fields of the form."""

from __future__ import annotations

import pytest

from bot.desk.studio.article_form import ArticleForm, read_form, write_form
from bot.desk.studio.times_of_article import from_input, to_input


@pytest.mark.parametrize(
    ("known", "last", "shown"),
    [
        ("2026-12-05", True, "2026-12-05T23:59"),
        ("2026-12-05", False, "2026-12-05T00:00"),
        ("2026-12-05 09:30", True, "2026-12-05T09:30"),
        ("", False, ""),
    ],
)
def test_what_nobody_touched_stays_as_it_was(known: str, last: bool, shown: str) -> None:
    assert to_input(known, last=last) == shown
    assert from_input(shown, known=known, last=last) == known


def test_what_was_chosen_goes_into_the_file_and_may_be_taken_away() -> None:
    assert from_input("2026-12-06T08:15", known="2026-12-05", last=True) == "2026-12-06 08:15"
    assert from_input("", known="2026-12-05", last=True) == ""
    form = ArticleForm(title="A?", body="Yes.", publish_at="2026-12-01", expires_at="2026-12-06 08:15")
    text = write_form(form)
    assert "publish_at: 2026-12-01\nexpires_at: 2026-12-06 08:15\n" in text
    assert read_form(text) == form
