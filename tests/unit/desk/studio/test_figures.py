"""Which articles want attention, and the stretches of the plot."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.insights.figures import Counts
from bot.desk.studio.figures_panel import list_stretches
from bot.desk.studio.shelf.choosing import find_marks
from bot.knowledge.articles.articles import Article, parse_article
from bot.service.articles.shelf.listing import Row
from bot.service.articles.shelf.translating import Standing

TODAY = date(2026, 9, 1)


def make(status: str = "published", review_by: str = "") -> Article:
    review = f"review_by: {review_by}\n" if review_by else ""
    text = f"---\ntitle: Why?\nquestions: [a, b, c]\nstatus: {status}\n{review}---\nBecause it is so.\n"
    article, _ = parse_article(text.encode(), "en/a/b.md")
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("article", "counts", "marks"),
    [
        (make(), None, {"never"}),
        (make("draft"), None, set()),
        (make(), Counts(shown=4), set()),
        (make(), Counts(shown=5, helped=2), {"bad"}),
        (make(), Counts(shown=5, helped=4, down=1), {"bad"}),
        (make(), Counts(shown=50, helped=40, down=3), set()),
        (make(review_by="2026-09-01"), Counts(shown=1), {"review"}),
        (make(review_by="2026-09-02"), Counts(shown=1), set()),
    ],
)
def test_an_article_is_marked_for_what_is_true_of_it(article: Article, counts: Counts | None, marks: set[str]) -> None:
    row = Row(key="a/b", versions={"en": article}, standing=Standing(source="en"))
    assert find_marks(row, counts, today=TODAY, figures=True) == marks


def test_a_month_is_shown_by_day_and_a_quarter_by_week_with_nothing_left_out() -> None:
    known = {TODAY - timedelta(days=back): Counts(shown=1) for back in range(90)}
    month = list_stretches(known, today=TODAY, days=30)
    assert [len(month), month[0][0], month[-1]] == [30, TODAY - timedelta(days=29), (TODAY, Counts(shown=1))]
    quarter = list_stretches(known, today=TODAY, days=90)
    assert (len(quarter), sum(counts.shown for _, counts in quarter)) == (13, 90)
    assert [counts.shown for _, counts in list_stretches({}, today=TODAY, days=7)] == [0] * 7
