"""What stands in the letter: sentences about the week, in the language of who reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlencode

from bot.core.insights.reports.measures import Kind
from bot.core.insights.reports.span import Span
from bot.core.insights.week import Proposal
from bot.core.insights.weekly.letter import TO_DO, Line, Turn, choose_lines, pick
from bot.core.people import Person, Right, may
from bot.service.insights import week
from bot.service.insights.reports.overview import read_overview
from bot.service.insights.reports.saying import Say, say_time, say_value
from bot.service.ports import App, Tx

DAYS = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines with a title above them, "" for none."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Link:
    """Where one reads on."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Written:
    """A letter without an address; ``is_quiet``: it says that nothing happened."""

    subject: str
    language: str
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    is_quiet: bool

    @property
    def text(self) -> str:
        """All of it as plain text."""
        parts = ["\n".join([one.title, *(f"• {line}" for line in one.lines)]) for one in self.sections if one.title]
        bare = ["\n".join(one.lines) for one in self.sections if not one.title]
        ends = "\n".join(f"{one.label}: {one.url}" for one in self.links)
        return "\n\n".join([self.subject, *bare, *parts, ends])


def write_letter(tx: Tx, app: App, person: Person) -> Written:
    """The last seven days that are over, beside the seven before them."""
    say = partial(_say, app, person.language)
    today = tx.now.astimezone(app.business.zone).date()
    first, last = today - DAYS, today - timedelta(days=1)
    found = read_overview(tx, app, person, f"{first}..{last}")
    lines = () if found.is_empty else choose_lines(found.figures, found.before)
    to_do = _list_to_do(tx, person)
    return Written(
        subject=say("weekly-subject", business=app.business.called(person.language), days=_say_days(found.span)),
        language=person.language,
        sections=tuple(_list_sections(say, lines, to_do)),
        links=tuple(_list_links(app, say, found.span, has_week=may(person, Right.SEE_INSIGHTS))),
        is_quiet=found.is_empty,
    )


def _say(app: App, language: str, key: str, /, **values: str | int | float) -> str:
    return app.words.say(language, f"desk-{key}", **values)


def _list_to_do(tx: Tx, person: Person) -> Sequence[Proposal]:
    if not may(person, Right.SEE_INSIGHTS):
        return ()
    return sorted(week.list_week(tx, person).open, key=lambda one: -one.finding.saves)[:TO_DO]


def _list_sections(say: Say, lines: Sequence[Line], to_do: Sequence[Proposal]) -> Iterator[Section]:
    yield Section(title="", lines=(_sum_up(say, lines),))
    for turn in Turn:
        if told := pick(lines, turn):
            yield Section(title=say(f"weekly-{turn.value}"), lines=tuple(_say_line(say, line) for line in told))
    if to_do:
        yield Section(title=say("weekly-to-do"), lines=tuple(_say_proposal(say, one) for one in to_do))


def _sum_up(say: Say, lines: Sequence[Line]) -> str:
    if not lines:
        return say("weekly-quiet")
    worse, better = len(pick(lines, Turn.WORSE)), len(pick(lines, Turn.BETTER))
    if not worse and not better:
        return say("weekly-calm")
    if not worse or not better:
        return say("weekly-only-worse" if worse else "weekly-only-better", count=worse or better)
    return say("weekly-both", worse=worse, better=better)


def _say_line(say: Say, line: Line) -> str:
    name, value = say(f"number-{line.measure.key}"), say_value(say, line.measure, line.now)
    if line.measure.kind is Kind.TIME and line.now.of:
        value = f"{value} ({say('numbers-nine', value=say_time(say, line.now.most))})"
    elif line.measure.kind is Kind.SHARE and line.now.of:
        value = f"{value} ({say('numbers-of', part=line.now.part, of=line.now.of)})"
    if not line.before.of:
        return f"{name}: {value}"
    return say("weekly-line", name=name, value=value, before=say_value(say, line.measure, line.before))


def _say_proposal(say: Say, one: Proposal) -> str:
    told = dict(one.finding.evidence)
    told.pop("words", None)
    if "due" in told:
        told["due"] = date.fromisoformat(str(told["due"])).strftime("%d.%m.%Y")
    what = one.finding.what.value
    return f"{say(f'week-{what}')}: «{one.finding.title}». {say(f'week-{what}-text', **told)}"


def _list_links(app: App, say: Say, span: Span, *, has_week: bool) -> Iterator[Link]:
    base = app.settings.base_url
    if has_week:
        yield Link(label=say("week"), url=f"{base}/desk/week")
    yield Link(label=say("weekly-numbers"), url=f"{base}/desk/numbers?{urlencode({'range': span.address})}")
    yield Link(label=say("weekly-change"), url=f"{base}/desk/profile")


def _say_days(span: Span) -> str:
    return f"{span.first:%d.%m} – {span.last:%d.%m.%Y}"
