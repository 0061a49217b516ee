"""The settings that are single fields: names, languages, hours, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.desk.admin.fields import Card, Fields, split_lines, text_of, texts_of
from bot.desk.frame import parts

THRESHOLDS = ("target_precision", "clarify", "margin", "misses", "anger", "visit_hours")
WORTH = ("chat_minutes", "month_cost")
NPS_DAYS = (30, 90, 180, 365)


class NameCard(Card):
    """Who one is, what one helps with, in which languages."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        names = {code: fields.name_of(code) for code in LANGUAGES}
        with self.open("business"):
            self._name = fields.in_languages("name", fields.word("name"), values["name"])
            fields.hint("name-text")
            self._about = fields.in_languages("about", fields.word("about"), values["about"], classes="is-long")
            fields.hint("about-text")
            with parts.box("setting-row"):
                self._known = fields.choice("languages", fields.word("languages"), names, list(values["languages"]))
                self._first = fields.choice("first", fields.word("first"), names, values["languages"][0])
            fields.hint("languages-text")

    def values(self) -> dict[str, Any]:
        """As typed."""
        chosen = [str(code) for code in self._known.value or ()]
        first = str(self._first.value)
        languages = [first, *(code for code in chosen if code != first)] if chosen else []
        return {"name": texts_of(self._name), "about": texts_of(self._about), "languages": languages}


class HoursCard(Card):
    """When people answer."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        zones = sorted({name for name in available_timezones() if "/" in name} | {"UTC", values["time_zone"]})
        with self.open("when"):
            with parts.box("setting-row"):
                self._hours = fields.line("hours", fields.word("hours"), values["hours"])
                self._zone = fields.choice(
                    "time_zone", fields.word("time_zone"), dict(zip(zones, zones, strict=True)), values["time_zone"]
                )
            fields.hint("hours-text")
            self._closed = fields.area("closed", fields.word("closed"), "\n".join(values["closed"]))
            fields.hint("closed-text")

    def values(self) -> dict[str, Any]:
        """As typed."""
        closed = split_lines(text_of(self._closed))
        return {"hours": text_of(self._hours), "time_zone": text_of(self._zone), "closed": closed}


class SurveyCard(Card):
    """Whether customers are asked how a person helped, and how often whether they would recommend the business."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        with self.open("survey"):
            options = {"yes": fields.word("survey-yes"), "no": fields.word("survey-no")}
            chosen = "yes" if values["survey"] else "no"
            self._asked = fields.choice("survey", fields.word("survey"), options, chosen)
            fields.hint("survey-text")
            every = {"0": fields.word("nps-never")}
            for days in sorted({*NPS_DAYS, values["nps_days"]} - {0}):
                every[str(days)] = fields.word("nps-every", days=days)
            self._nps = fields.choice("nps_days", fields.word("nps_days"), every, str(values["nps_days"]))
            fields.hint("nps-text")

    def values(self) -> dict[str, Any]:
        """As chosen."""
        return {"survey": self._asked.value == "yes", "nps_days": int(self._nps.value)}


class ReviewCard(Card):
    """How often articles are read again, and whether a second person looks at them before customers do."""

    def __init__(self, fields: Fields, values: Mapping[str, Any], topics: Mapping[str, str]) -> None:
        super().__init__(fields)
        with self.open("review"):
            self._days = fields.line("review_days", fields.word("review_days"), str(values["review_days"]))
            fields.hint("review-text")
            options = {"no": fields.word("second-no"), "yes": fields.word("second-yes")}
            chosen = "yes" if values["second_person"] else "no"
            self._second = fields.choice("second_person", fields.word("second_person"), options, chosen)
            chosen_topics = list(values["second_topics"])
            known = {**topics, **{topic: topic for topic in chosen_topics if topic not in topics}}
            self._topics = fields.choice("second_topics", fields.word("second_topics"), known, chosen_topics)
            fields.hint("second-text")

    def values(self) -> dict[str, Any]:
        """As typed; what is no number stays as it is, to be told."""
        second = {"second_person": self._second.value == "yes", "second_topics": list(self._topics.value or [])}
        return {"review_days": _to_number(text_of(self._days)), **second}


class WorthCard(Card):
    """By which rates the numbers say what the bot saves and a case costs."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        self._fields: dict[str, ui.input] = {}
        with self.open("worth"):
            fields.hint("worth-text")
            with parts.box("setting-row"):
                for name in WORTH:
                    self._fields[name] = fields.line(name, fields.word(name), f"{values[name]:g}")

    def values(self) -> dict[str, Any]:
        """As typed; what is no number stays as it is, to be told, and nothing is 0."""
        typed = {name: text_of(field) for name, field in self._fields.items()}
        return {name: _to_number(text) if text else 0 for name, text in typed.items()}


class WordsCard(Card):
    """The way to the sentences of the bot, which have a page of their own."""

    def __init__(self, fields: Fields) -> None:
        super().__init__(fields)
        with self.open("texts"):
            fields.hint("texts-text")
            parts.link(fields.desk_word("words-open"), "/desk/settings/words", "btn words-open")
            parts.link(fields.desk_word("teach-open"), "/desk/settings/phrases", "btn teach-open")


class ThresholdsCard(Card):
    """How sure the bot must be, and when a person takes over."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        self._fields: dict[str, ui.input] = {}
        self._elsewhere = {name: one for name, one in values["thresholds"].items() if name not in THRESHOLDS}
        with self.open("thresholds"):
            fields.hint("thresholds-text")
            parts.link(fields.desk_word("sure-open"), "/desk/settings/sure", "btn sure-open")
            for name in THRESHOLDS:
                with parts.box("threshold"):
                    place = f"thresholds.{name}"
                    self._fields[name] = fields.line(place, fields.word(name), str(values["thresholds"][name]))
                    parts.Text(fields.word(f"{name}-text"), "threshold-text")

    def values(self) -> dict[str, Any]:
        """As typed; what is no number stays as it is, to be told."""
        typed = {name: _to_number(text_of(field)) for name, field in self._fields.items()}
        return {"thresholds": typed | self._elsewhere}


def _to_number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text.replace(",", "."))
        except ValueError:
            continue
    return text
