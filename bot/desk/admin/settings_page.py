"""What is the business's own, for those who run it: a form over business.yml, and who changed what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from bot.core.wrong import WrongValue
from bot.desk.admin.clock_cards import AlertsCard, AssignmentCard, SilenceCard, TargetsCard
from bot.desk.admin.fields import Fields
from bot.desk.admin.row_cards import ContactsCard, DetailsCard
from bot.desk.admin.simple_cards import (
    HoursCard,
    NameCard,
    ReviewCard,
    SurveyCard,
    ThresholdsCard,
    WordsCard,
    WorthCard,
)
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.versions import Version, ask_version
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError, BusinessWrong, StaleBusiness
from bot.service.articles import drafts
from bot.service.articles.shelf.topics import read_topics
from bot.service.system import business
from bot.service.system.business import SettingsNow


async def draw_settings(visit: Visit) -> None:
    """The page."""
    now = business.access_settings(visit.app, visit.person)
    library = await drafts.list_articles(visit.app, visit.person)
    with frame(visit, page="settings"):
        await SettingsPage(visit, topics={key.partition("/")[0] for key in library.by_key}).build(now)


class SettingsPage:
    """The form with its problems above and its history below; nothing typed is lost by a refusal."""

    def __init__(self, visit: Visit, *, topics: Collection[str] = ()) -> None:
        self._visit = visit
        self._topics = topics
        self._saving = False

    async def build(self, now: SettingsNow) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head settings-head"):
            parts.Text(say("nav-settings"), tag="h1")
            self._top = parts.box("head-actions")
        self._problems = parts.box("problems-place")
        self._form = parts.box("settings")
        self._history = parts.box("card settings-history")
        await self._show(now)

    async def _show(self, now: SettingsNow) -> None:
        """What is in force."""
        await self._visit.look(self._visit.desk.teams.look)
        self._draw_head(now)
        self._form.clear()
        self._fields = Fields(self._visit)
        with self._form:
            self._draw_cards(now.values)
        self._seen, self._loaded = now.seen, self._values()
        await self._draw_history()

    def _draw_head(self, now: SettingsNow) -> None:
        say = self._visit.say
        self._top.clear()
        with self._top:
            parts.link(say("start"), "/desk/start", "btn start-open")
            if Fields(self._visit).may_change:
                parts.button(say("save"), self._save, kind="primary", classes="save")
            else:
                parts.Text(say("settings-look-only"), "muted")
        self._problems.clear()
        if now.wrong:
            with self._problems, parts.box("card"):
                parts.Text(say("settings-broken"), "strong")
                for place, wrong in now.wrong:
                    self._draw_problem(place, wrong)
                parts.Text(say("settings-broken-todo"), "hint")

    def _draw_cards(self, values: Mapping[str, Any]) -> None:
        fields = self._fields
        self._name, self._hours = NameCard(fields, values), HoursCard(fields, values)
        self._contacts = ContactsCard(fields, values)
        self._details = DetailsCard(fields, values)
        WordsCard(fields)
        self._thresholds = ThresholdsCard(fields, values)
        self._targets, self._silence = TargetsCard(fields, values), SilenceCard(fields, values)
        self._alerts, self._assignment = AlertsCard(fields, values), AssignmentCard(fields, values)
        self._survey, self._review = SurveyCard(fields, values), ReviewCard(fields, values, self._name_topics())
        self._worth = WorthCard(fields, values)

    def _name_topics(self) -> dict[str, str]:
        names = read_topics(self._visit.app)
        named = {topic: names.call(topic, self._visit.language) for topic in self._topics}
        return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))

    def _values(self) -> dict[str, Any]:
        first = (self._name, self._hours, self._contacts, self._details)
        last = (self._thresholds, self._targets, self._silence, self._alerts, self._assignment, self._survey)
        cards = (*first, *last, self._review, self._worth)
        return {key: value for card in cards for key, value in card.values().items()}

    async def _save(self) -> None:
        if self._saving:
            return
        self._saving = True
        try:
            await self._save_changed(self._changed(), self._seen)
        finally:
            self._saving = False

    def _changed(self) -> dict[str, Any]:
        return {key: value for key, value in self._values().items() if value != self._loaded[key]}

    async def _save_changed(self, given: dict[str, Any], seen: str) -> None:
        person, app = await self._visit.me(), self._visit.app
        if person is None:
            return
        try:
            await app.database.write(business.do_save, app, person, given, seen=seen)
        except BusinessWrong as error:
            self._show_problems(error)
        except StaleBusiness as error:
            await self._ask_stale(given, error)
        except AnswerdeskError as error:
            self._visit.show_error(error)
        else:
            await self._show(business.access_settings(app, person))
            self._visit.notify(self._visit.say("settings-saved"), kind="positive")

    def _show_problems(self, error: BusinessWrong) -> None:
        """Each one above the form and, where it has a field, beside it."""
        advice = {self._place_of(place): self._advise(place, wrong) for place, wrong in error.found}
        self._fields.mark(advice)
        self._problems.clear()
        with self._problems, parts.box("card"):
            parts.Text(self._visit.say("settings-wrong"), "strong")
            with parts.box("problems"):
                for place, wrong in error.found:
                    self._draw_problem(place, wrong)
        self._visit.run_script("document.querySelector('.page').scrollTo({top: 0, behavior: 'smooth'})")

    def _place_of(self, place: str) -> str:
        return self._targets.place_of(self._details.place_of(place))

    def _draw_problem(self, place: str, wrong: str | WrongValue) -> None:
        with parts.box("problem is-fatal"):
            if place:
                parts.Text(self._label(place), "strong")
            if isinstance(wrong, WrongValue):
                parts.Text(self._visit.say(f"wrong-{wrong.code}", **wrong.details))
            if place or isinstance(wrong, str):
                parts.Text(self._advise(place, wrong), "hint")

    def _advise(self, place: str, wrong: str | WrongValue) -> str:
        """What to write there."""
        name = place.removeprefix("thresholds.").partition(".")[0]
        return self._visit.say_or(f"settings-todo-{name}", "" if isinstance(wrong, WrongValue) else wrong)

    def _label(self, place: str) -> str:
        """A key of the file as the page calls it: "thresholds.misses", "texts.en.greet"."""
        first, _, rest = place.removeprefix("thresholds.").partition(".")
        label = self._visit.say_or(f"settings-{first}", first)
        line, _, field = rest.partition(".")
        if first == "targets" and line.isdecimal():
            rest = self._visit.say("settings-target-line", number=line)
            return " · ".join(filter(None, (label, rest, self._visit.say_or(f"settings-target-{field}", ""))))
        return f"{label} · {rest}" if rest else label

    async def _ask_stale(self, given: dict[str, Any], error: StaleBusiness) -> None:
        theirs = business.access_settings(self._visit.app, self._visit.person)
        await self._draw_history()
        told = self._visit.say("settings-stale")
        match await ask_version(self._visit, error, lambda: parts.Text(told, "muted")):
            case Version.MINE:
                await self._save_changed(given, theirs.seen)
            case Version.THEIRS:
                await self._show(theirs)

    async def _draw_history(self) -> None:
        say, zone = self._visit.say, self._visit.app.business.zone
        changes = await self._visit.read(business.list_changes) or ()
        self._history.clear()
        with self._history:
            parts.Text(say("settings-history"), tag="h2")
            if not changes:
                parts.Text(say("settings-history-none"), "muted")
            for change in changes:
                with parts.box("change"):
                    when = f"{times.say_date(change.at, zone)} · {change.person_name}"
                    parts.Text(when, "muted small")
                    parts.Text(f"{self._label(change.action)}: {change.object}", "change-what")
