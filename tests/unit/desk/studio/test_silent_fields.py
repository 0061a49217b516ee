"""Fields that may stand in a file and do nothing yet are read, kept, and offered to nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.desk.studio.article_form import ESCALATE, find_problems, read_form, write_form
from bot.knowledge.articles.fields import CHOICES, KNOWN, SILENT
from bot.knowledge.articles.problems import Problem

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "articles.md"
TEXT = """---
title: How much?
questions: [one, two, three]
status: published
escalate: offer
owner: lena
review_by: 2027-03-01
---
It is 120 UAH.
"""


def list_problems(text: str) -> list[Problem]:
    return find_problems(text, key="delivery/cost", language="en")


def test_a_file_that_has_them_is_read_without_a_problem_and_saved_with_them() -> None:
    assert list_problems(TEXT) == []
    form = read_form(TEXT)
    assert form is not None
    saved = write_form(replace(form, title="How dear?"))
    for line in ("escalate: offer", "owner: lena", "review_by: 2027-03-01"):
        assert line in saved


def test_neither_guide_nor_form_nor_hint_offers_them() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    hint = str(list_problems(TEXT.replace("owner:", "qqqqqq:"))[0])
    near = str(list_problems(TEXT.replace("owner:", "ownr:"))[0])
    wrong = str(list_problems(TEXT.replace("escalate: offer", "escalate: perhaps"))[0])
    for name in SILENT:
        assert name in (*KNOWN, *CHOICES["escalate"])
        assert name not in ESCALATE
        for text in (guide, hint, near, wrong):
            assert f"`{name}`" not in text
            assert f"“{name}”" not in text
            assert f"{name}:" not in text
            assert f"{name}," not in text
