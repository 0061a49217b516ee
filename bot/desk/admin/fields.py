"""The inputs of the settings page: each knows where in business.yml it stands, so that a problem is shown beside it."""

from __future__ import annotations

from collections.abc import Mapping

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

Field = ui.input | ui.textarea | ui.select
LONG = 20  # options, from which on a list is searched


class Fields:
    """Makes inputs, and finds them again by their place ("thresholds.misses")."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._made: dict[str, Field] = {}
        self._marked: set[str] = set()  # who types elsewhere meanwhile keeps what is typed: only these are drawn anew
        self.may_change = visit.may(Right.CHANGE_SETTINGS)

    @property
    def language(self) -> str:
        """The language of the desk."""
        return self._visit.language

    @property
    def teams(self) -> dict[str, str]:
        """The names of the teams there are."""
        return {team.name: team.name for team in self._visit.desk.teams.known or ()}

    def word(self, key: str, /, **values: str | int | float) -> str:
        """A sentence about the settings."""
        return self._visit.say(f"settings-{key}", **values)

    def desk_word(self, key: str) -> str:
        """What the desk calls something."""
        return self._visit.say(key)

    def name_of(self, code: str) -> str:
        """A language by its name."""
        return self._visit.say(f"language-{code}")

    def line(self, place: str, label: str, value: str) -> ui.input:
        """One line of text."""
        made = ui.input(label=label, value=value).props("outlined dense stack-label")
        self._keep(place, made)
        return made

    def area(self, place: str, label: str, value: str, *, rows: int = 2) -> ui.textarea:
        """Several lines of text."""
        made = ui.textarea(label=label, value=value).props(f"outlined stack-label rows={rows}")
        self._keep(place, made)
        return made

    def choice(self, place: str, label: str, options: Mapping[str, str], value: str | list[str]) -> ui.select:
        """One of several, or several of several."""
        many = isinstance(value, list)
        made = ui.select(dict(options), value=value, label=label, multiple=many, with_input=len(options) > LONG)
        made.props(f"outlined dense options-dense stack-label {'use-chips' if many else ''}")
        self._keep(place, made)
        return made

    def in_languages(
        self, place: str, label: str, values: Mapping[str, str], *, classes: str = ""
    ) -> dict[str, ui.input]:
        """A text for each language; of class "is-long" one below the other."""
        with parts.box(f"setting-row {classes}"):
            return {
                code: self.line(f"{place}.{code}", f"{label} · {self.name_of(code)}", values.get(code, ""))
                for code in LANGUAGES
            }

    def hint(self, key: str, /, **values: str) -> None:
        """What the field above is for."""
        parts.Text(self.word(key, **values), "hint")

    def mark(self, wrong: Mapping[str, str]) -> None:
        """Show each problem beside the field it belongs to, and none where there is none any more."""
        for place, field in self._made.items():
            if not field.is_deleted and (place in wrong or place in self._marked):
                field.props(remove="error error-message")
                if place in wrong:
                    parts.attribute(field, error=True, error_message=wrong[place])
                field.update()
        self._marked = set(wrong)

    def _keep(self, place: str, made: Field) -> None:
        made.props("hide-bottom-space").classes(
            f"wide set-{place.replace('#', '').replace('.', '-').replace('_', '-')}"
        )
        if not self.may_change:
            made.props("readonly")
        self._made[place] = made


class Card:
    """One part of the page under its own heading."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields

    def open(self, name: str) -> Element:
        """The card, to be filled."""
        made = parts.box(f"card form settings-{name}")
        with made:
            parts.Text(self.fields.word(name), tag="h2")
        return made


def texts_of(fields: Mapping[str, ui.input]) -> dict[str, str]:
    """What was typed, without languages that were left empty."""
    return {code: text for code, field in fields.items() if (text := text_of(field))}


def text_of(field: Field) -> str:
    """What was typed, without spaces around it."""
    return str(field.value or "").replace("\r\n", "\n").strip()


def split_commas(text: str) -> list[str]:
    """A list written in one line."""
    return [piece for piece in map(str.strip, text.split(",")) if piece]


def split_lines(text: str) -> list[str]:
    """A list with one entry a line."""
    return [line for line in map(str.strip, text.splitlines()) if line]
