"""A row of the queue is HTML of our own: what people typed is data in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.core.business import UNNAMED
from bot.core.case import State
from bot.core.messages import Attachment, Kind
from bot.core.queue import ListedCase, Written
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column import case_row
from bot.desk.inbox.column.case_row import find_html, render_row
from bot.words import Catalogue
from tests.support.listed import NOON, make_listed

WORDS = Catalogue()
EVIL = """"><img src=x onerror=alert(1)>'<script>alert(1)</script>{name}{0}%s&lt;"""
TAGS = re.compile(r"<(?!/?(?:a|span|div|button)\b)")


@dataclass
class PaperVisit:
    """As much of a visit as a row needs."""

    language: str = "en"
    app: Any = field(default_factory=lambda: SimpleNamespace(clock=lambda: NOON, business=UNNAMED))
    desk: Any = field(default_factory=lambda: SimpleNamespace(rows={}))

    def say(self, key: str, /, **values: str | int | float) -> str:
        return WORDS.say(self.language, f"desk-{key}", **values)

    def say_or(self, key: str, fallback: str, /, **values: str | int | float) -> str:
        return self.say(key, **values) if WORDS.has(f"desk-{key}") else fallback


def render(case: ListedCase, section: str = "waiting", *, unseen: bool = False) -> str:
    return render_row(cast(Visit, PaperVisit()), case, section, unseen=unseen)


@pytest.mark.parametrize("section", ["waiting", "mine", "others"])
def test_what_people_typed_is_escaped_wherever_it_stands(section: str) -> None:
    file = Attachment(kind="document", name=EVIL)
    last = Written(id=5, kind=Kind.MEDIA, text="", created_at=datetime(2027, 1, 1, tzinfo=UTC), file=file)
    for case in (
        make_listed(customer_name=EVIL, person_name=EVIL, channel=EVIL, question=EVIL),
        make_listed(customer_name=EVIL, last=last, unanswered=3, state=State.CLAIMED),
    ):
        html = render(case, section)
        assert TAGS.search(html) is None
        assert html.count("<a ") == 1
        assert "onerror=alert(1)&gt;" in html


def test_a_waiting_case_can_be_taken_and_a_taken_one_names_its_holder() -> None:
    assert 'data-claim="7"' in render(make_listed(7))
    taken = render(make_listed(7, state=State.CLAIMED, person_name="Oleh"), "others")
    assert "data-claim" not in taken
    assert "Oleh" in taken


def test_pages_in_one_language_share_the_row_until_the_case_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    real = case_row.render_row

    def draw(*arguments: Any, **fields: Any) -> str:
        drawn.append(1)
        return real(*arguments, **fields)

    monkeypatch.setattr(case_row, "render_row", draw)
    visits = [PaperVisit() for _ in range(3)]
    for visit in visits:
        visit.desk = visits[0].desk
    case = make_listed()
    first = find_html(cast(Visit, visits[0]), case, "waiting", unseen=False)
    assert all(find_html(cast(Visit, visit), case, "waiting", unseen=False) is first for visit in visits)
    assert len(drawn) == 1
    assert "is-unseen" in find_html(cast(Visit, visits[0]), make_listed(unanswered=2), "waiting", unseen=True)
    assert find_html(cast(Visit, visits[0]), make_listed(unanswered=2), "waiting", unseen=False) != first
