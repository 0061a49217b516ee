"""Sentences in the business's own words: choose one, see ours, write one for each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.core.language import LANGUAGES
from bot.desk.admin.fields import Card, Fields
from bot.desk.frame import parts
from bot.words import shipped_texts

FIRST = "start"
ANYWHERE = "{ $business }, { $about }, { $contacts }"  # what any text may mention
SHOWN = 60  # characters of a text in the list


class TextsCard(Card):
    """One key at a time is on the page; what was typed for others is kept here."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        self._shipped = {code: shipped_texts(code) for code in LANGUAGES}
        self._own = {code: dict(values["texts"].get(code, {})) for code in LANGUAGES}
        with self.open("texts"):
            fields.hint("texts-text", names=ANYWHERE)
            self._key = fields.choice("texts.key", fields.word("text-key"), self._options(), FIRST)
            self._key.props(remove="readonly")
            self._key.on_value_change(lambda event: self._draw(event.value))
            self._chips = parts.box("chips own-texts")
            self._place = parts.box("text-fields")
            self._draw(FIRST)

    def values(self) -> dict[str, Any]:
        """As typed; a language without own words is left out."""
        written = {
            code: {key: text for key, typed in own.items() if (text := typed.replace("\r\n", "\n").strip())}
            for code, own in self._own.items()
        }
        return {"texts": {code: own for code, own in written.items() if own}}

    def show(self, place: str) -> None:
        """Bring a text with a problem onto the page ("texts.en.greet")."""
        _, _, key = place.removeprefix("texts.").partition(".")
        if key in self._shipped[LANGUAGES[0]]:
            self._key.set_value(key)

    def _choose(self, key: str) -> None:
        self._key.set_value(key)

    def _options(self) -> dict[str, str]:
        ours = self._shipped[self.fields.language]
        return {key: f"{key} · {_shorten(text)}" for key, text in ours.items()}

    def _draw(self, key: str | None) -> None:
        if not key:
            return
        self._place.clear()
        with self._place:
            for code in LANGUAGES:
                self._draw_language(code, key)
        self._draw_chips(key)

    def _draw_language(self, code: str, key: str) -> None:
        name = self.fields.name_of(code)
        with parts.box("text-language"):
            with parts.box("text-shipped"):
                parts.Text(self.fields.word("text-shipped", language=name), "hint")
                parts.Text(self._shipped[code].get(key, ""), "shipped", tag="blockquote")
            typed = self._own[code].get(key, "")
            area = self.fields.area(f"texts.{code}.{key}", self.fields.word("text-own", language=name), typed, rows=4)
            area.on_value_change(lambda event: self._put(code, key, str(event.value or "")))

    def _put(self, code: str, key: str, text: str) -> None:
        self._own[code][key] = text

    def _draw_chips(self, current: str) -> None:
        keys = sorted({key for own in self._own.values() for key, text in own.items() if text.strip()})
        self._chips.clear()
        with self._chips:
            if keys:
                parts.Text(self.fields.word("text-written"), "hint")
            for key in keys:
                kind = "primary" if key == current else ""
                parts.button(key, partial(self._choose, key), kind=kind, classes="btn-small own-text")


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
