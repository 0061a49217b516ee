"""What the address chooses, which articles fit it, and their order."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.core.insights.figures import Counts
from bot.desk.studio.shelf.choosing import NOBODY, Chosen, Marked, find_marks, fits, order, read_chosen
from bot.service.articles.reading import Article, parse_article
from bot.service.articles.shelf.listing import Row
from bot.service.articles.shelf.translating import Standing

TODAY = date(2026, 11, 30)


def make(key: str = "a/b", *, title: str = "T", counts: Counts | None = None, **fields: str) -> Marked:
    versions: dict[str, Article] = {}
    for code in ("en", "ru"):
        given = {"title": f"{title} {code}", "status": "published"} | fields
        front = "".join(f"{name}: {value}\n" for name, value in given.items())
        article, _ = parse_article(f"---\n{front}---\nText.\n".encode(), f"{code}/{key}.md")
        assert article is not None
        versions[code] = article
    standing = Standing(source="en", stale=("ru",), missing=("uk",))
    row = Row(key=key, versions=versions, standing=standing, changed=datetime(2026, 1, 1, tzinfo=UTC))
    return Marked(row=row, counts=counts, marks=find_marks(row, counts, today=TODAY, figures=True))


def test_an_address_is_read_and_written_and_nonsense_is_left_out() -> None:
    chosen = read_chosen({"q": " a b ", "status": "draft", "mark": "bad", "sort": "nonsense", "language": "de"})
    assert chosen == Chosen(q="a b", status="draft", mark="bad")
    assert chosen.query == "?q=a+b&status=draft&mark=bad"
    assert Chosen().query == ""


def test_marks_say_what_wants_attention() -> None:
    assert make().marks == {"stale", "untranslated", "never"}
    assert make(review_by="2026-11-30", counts=Counts(shown=9, helped=9)).marks == {"stale", "untranslated", "review"}
    assert make(counts=Counts(shown=9, helped=1)).marks == {"stale", "untranslated", "bad"}
    assert "never" not in make(status="draft").marks


def test_filters_hold_together_and_a_language_narrows_what_is_missing_or_behind() -> None:
    one = make(owner="lena")
    for chosen in (
        Chosen(),
        Chosen(owner="lena", topic="a", status="published"),
        Chosen(mark="untranslated", language="uk"),
        Chosen(mark="stale", language="ru"),
    ):
        assert fits(one, chosen), chosen
    for chosen in (
        Chosen(owner=NOBODY),
        Chosen(topic="b"),
        Chosen(status="draft"),
        Chosen(language="uk"),
        Chosen(mark="untranslated", language="ru"),
        Chosen(mark="stale", language="en"),
        Chosen(mark="bad"),
    ):
        assert not fits(one, chosen), chosen
    assert fits(make(), Chosen(owner=NOBODY))


def test_rows_stand_in_the_order_that_is_wanted() -> None:
    good = make("z/one", title="b", counts=Counts(shown=10, helped=9))
    poor = make("a/two", title="c", counts=Counts(shown=3, helped=1))
    unseen = make("m/three", title="a")
    rows = [good, poor, unseen]

    def keys(sort: str) -> list[str]:
        names = {"z": "A topic", "a": "Z topic"}
        return [one.row.key for one in order(rows, sort, language="en", names=names)]

    assert keys("title") == ["m/three", "z/one", "a/two"]
    assert keys("shown") == ["z/one", "a/two", "m/three"]
    assert keys("helped") == ["a/two", "z/one", "m/three"]
    assert keys("topic") == ["z/one", "m/three", "a/two"]
