"""The internal quality score: a number, how it came, where it is worst, and the reviews behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from bot.core.insights.reports.span import Odd
from bot.core.insights.reviews.quality import NOTHING, Aspect, Mean
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.period import draw_period, read_asked
from bot.desk.insights.reports.plots import GREEN, Series, draw_plot
from bot.desk.insights.reports.wording import say_days
from bot.desk.insights.reviews.rows import draw_rows
from bot.desk.insights.reviews.words import HOME, RESULTS, judge, say_score
from bot.desk.insights.sheets import WRITERS
from bot.service.insights.reviews.quality import NO_TEAM, Quality, read_narrowed, read_quality


async def draw_quality(visit: Visit, asked: Mapping[str, str]) -> None:
    """The page; period and what it is narrowed to stand in the address."""
    narrowed, wanted = read_narrowed(asked), read_asked(asked)
    found = await visit.app.database.report(read_quality, visit.app, visit.person, wanted, narrowed)
    with frame(visit, page="board"):
        QualityPage(visit, found).build(wanted)


class QualityPage:
    """Drawn once; another period or part is another address."""

    def __init__(self, visit: Visit, found: Quality) -> None:
        self._visit = visit
        self._found = found

    def build(self, wanted: str) -> None:
        """Draw the page."""
        say, found = self._visit.say, self._found
        self._draw_head()
        draw_period(self._visit, RESULTS, found.span, **found.narrowed.to_address())
        if found.odd is not Odd.NO:
            words = say(f"numbers-odd-{found.odd.value}", asked=wanted[:60], days=found.span.days)
            parts.attribute(parts.Text(words, "number-odd"), role="status")
        parts.Text(say("reviews-quality-text"), "muted measure-text")
        self._draw_narrowed()
        if not found.now.n:
            parts.empty(say("reviews-quality-none"), [self._say_nothing()])
            return
        self._draw_tiles()
        self._draw_tables()
        self._draw_course()
        self._draw_list()

    def _say_nothing(self) -> str:
        return self._visit.say("reviews-quality-none-own" if self._found.own else "reviews-quality-none-text")

    def _draw_head(self) -> None:
        say, found = self._visit.say, self._found
        with parts.box("page-head"):
            back = parts.link("←", f"/desk/numbers?{urlencode({'range': found.span.address})}", "btn btn-icon")
            parts.attribute(back, aria_label=say("numbers"))
            parts.Text(say("reviews-quality-own" if found.own else "reviews-quality"), tag="h1")
            with parts.box("head-actions"):
                if not found.own:
                    parts.link(say("reviews"), HOME, "btn reviews-open")
                    parts.link(say("reviews-cards"), f"{HOME}/cards", "btn review-cards-open")
                if found.now.n:
                    self._draw_export()

    def _draw_export(self) -> None:
        for name in WRITERS:
            address = self._to(format=name).replace(RESULTS, f"{RESULTS}/export", 1)
            link = parts.link(self._visit.say(f"numbers-{name}"), address, f"btn reviews-export-{name}")
            parts.attribute(link, title=self._visit.say("reviews-export-text"), download=True)

    def _draw_narrowed(self) -> None:
        found, narrowed = self._found, self._found.narrowed
        if not narrowed.to_address():
            return
        aspects = {aspect.address: name for aspect, name in found.aspects.items()}
        with parts.box("chips number-cut"):
            for words in (
                narrowed.person and self._name_person(narrowed.person),
                narrowed.team and self._name_team(narrowed.team),
                narrowed.category and aspects.get(narrowed.category, "–"),
            ):
                if words:
                    parts.chip(words, "accent")
            address = f"{RESULTS}?{urlencode({'range': found.span.address})}"
            parts.attribute(parts.link(self._visit.say("numbers-every"), address, "small"), rel="up")

    def _draw_tiles(self) -> None:
        say, found = self._visit.say, self._found
        changed = sum(one.changed for one in found.disputes)
        with parts.box("tiles review-tiles"):
            with parts.box("tile review-iqs"):
                parts.Text("IQS", "tile-name")
                parts.Text(say_score(self._visit, found.now.value), f"tile-number is-{judge(found.now.value)}")
                parts.Text(self._say_base(found.now), "muted small")
                self._draw_change()
            with parts.box("tile"):
                parts.Text(say("reviews-count"), "tile-name")
                parts.Text(str(found.now.n), "tile-number")
                parts.Text(say_days(found.span), "muted small")
            with parts.box("tile"):
                parts.Text(say("reviews-disputes"), "tile-name")
                parts.Text(str(len(found.disputes)), "tile-number")
                parts.Text(say("reviews-disputes-changed", count=changed), "muted small")

    def _draw_change(self) -> None:
        now, before = self._found.now, self._found.before
        if now.value is None or before.value is None:
            return
        points = round(100 * (now.value - before.value))
        if points:
            sign = "+" if points > 0 else "−"
            enough = not (now.is_few or before.is_few)
            kind = ("is-better" if points > 0 else "is-worse") if enough else ""
            words = self._visit.say("numbers-points", change=f"{sign}{abs(points)}")
            chip = parts.Text(words, f"chip {kind}", tag="span")
            before_words = self._visit.say("numbers-before", value=say_score(self._visit, before.value))
            parts.attribute(chip, title=before_words)

    def _draw_tables(self) -> None:
        say, found = self._visit.say, self._found
        with parts.box("review-tables"):
            rows = [(found.aspects.get(one, "–"), self._to(category=one.address), mean) for one, mean in self._aspects]
            self._draw_table("category", say("reviews-category"), rows, title=say("reviews-by-category"))
            if found.own:
                return
            people = [(self._name_person(key), self._to(person=key), mean) for key, mean in found.people]
            self._draw_table("person", say("by-person"), people)
            teams = [(self._name_team(key), self._to(team=key), mean) for key, mean in found.teams]
            if len(teams) > 1 or any(key != NO_TEAM for key, _ in found.teams):
                self._draw_table("team", say("by-team"), teams)

    @property
    def _aspects(self) -> Sequence[tuple[Aspect, Mean]]:
        return self._found.categories

    def _draw_table(self, name: str, head: str, rows: Sequence[tuple[str, str, Mean]], *, title: str = "") -> None:
        say = self._visit.say
        with parts.box(f"card number-by review-by review-by-{name}", tag="section"):
            parts.Text(title or head, "gap-title", tag="h2")
            with parts.box("number-scroll"), parts.box("figures-table", tag="table"):
                with parts.box(tag="thead"), parts.box(tag="tr"):
                    for words in (head, say("reviews-score"), say("reviews-n")):
                        parts.attribute(parts.Text(words, tag="th"), scope="col")
                with parts.box(tag="tbody"):
                    for words, target, mean in rows:
                        self._draw_row(words, target, mean)

    def _draw_row(self, words: str, target: str, mean: Mean) -> None:
        with parts.box(tag="tr"):
            parts.attribute(parts.Text(words, tag="th"), scope="row")
            with parts.box(tag="td"):
                value = say_score(self._visit, mean.value)
                link = parts.link(value, target, f"number-cell {'is-few' if mean.is_few else ''}")
                parts.attribute(link, title=self._say_base(mean), aria_label=f"{words}: {value}")
            with parts.box(tag="td"):
                parts.Text(str(mean.n), tag="span")
                if mean.failed:
                    parts.chip(self._visit.say("reviews-failed-count", count=mean.failed), "hot")

    def _draw_course(self) -> None:
        found = self._found
        if len(found.course) < 2:
            return
        values = [self._to_percent(found.course.get(stretch.key, NOTHING)) for stretch in found.stretches]
        title = self._visit.say("reviews-course")
        draw_plot(self._visit, title, found.stretches, [Series(name="IQS, %", values=values, colour=GREEN)])

    def _draw_list(self) -> None:
        say, found = self._visit.say, self._found
        parts.Text(f"{say('reviews-behind')} · {found.now.n}", "gap-title", tag="h2")
        disputed = {one.review_id for one in found.disputes if one.is_open}
        draw_rows(self._visit, found.listed, disputed=disputed)
        if found.left_out:
            parts.Text(say("reviews-left-out", count=found.left_out), "hint")

    def _say_base(self, mean: Mean) -> str:
        return self._visit.say("reviews-few" if mean.is_few else "reviews-base", count=mean.n)

    def _name_person(self, key: str) -> str:
        return self._found.names.get(f"p{key}", "–")

    def _name_team(self, key: str) -> str:
        return self._visit.say("by-team-none") if key == NO_TEAM else self._found.names.get(key, "–")

    def _to(self, **narrowed: str) -> str:
        asked = {"range": self._found.span.address, **self._found.narrowed.to_address(), **narrowed}
        return f"{RESULTS}?{urlencode(asked)}"

    def _to_percent(self, mean: Mean) -> float | None:
        return None if mean.value is None else round(100 * mean.value, 1)
