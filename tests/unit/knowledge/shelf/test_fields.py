"""One field of a file is changed, and the rest stays as it stands."""

from __future__ import annotations

from datetime import date

from bot.knowledge.shelf.fields import set_fields

TEXT = """---
title: How much?  # ours
questions:
  - one
  - two
# a note
status: draft
---
It is 120 UAH.
status: not a field
"""


def test_a_field_is_changed_in_its_place_and_a_new_one_stands_last() -> None:
    changed = set_fields(TEXT, {"status": "published", "review_by": date(2027, 3, 1), "owner": "lena"})
    assert changed == TEXT.replace("status: draft\n", "status: published\nreview_by: 2027-03-01\nowner: lena\n")


def test_an_empty_value_takes_the_field_out_with_all_its_lines() -> None:
    assert set_fields(TEXT, {"questions": []}) == TEXT.replace("questions:\n  - one\n  - two\n", "")
    assert set_fields(TEXT, {"owner": ""}) == TEXT


def test_a_text_without_fields_is_left_alone() -> None:
    assert set_fields("Only words", {"status": "draft"}) == "Only words"
    assert set_fields("---\nopen", {"status": "draft"}) == "---\nopen"
