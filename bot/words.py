"""What customers and staff read, in their language: Fluent catalogues in ``bot/locales/<language>/``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_skeleton
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

from bot.core.language import LANGUAGES
from bot.errors import AnswerdeskError

LOCALES = Path(__file__).parent / "locales"


class Catalogue:
    """Sentences by key. A key that is missing anywhere is a defect that ``tests/structure`` finds."""

    def __init__(self, folder: Path = LOCALES) -> None:
        self._bundles = {language: _read(folder / language, language) for language in LANGUAGES}

    def say(self, language: str, key: str, /, **values: str | int | float | date) -> str:
        """The sentence in this language; how numbers and dates are written in it is the catalogue's matter.

        Raises:
            KeyError: no catalogue has the key.
        """
        bundle = self._bundles[language]
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, _ = bundle.format_pattern(message.value, values)
        return str(text)

    def has(self, key: str) -> bool:
        """Whether every language has the key."""
        return all(bundle.has_message(key) for bundle in self._bundles.values())

    def keys(self, language: str) -> frozenset[str]:
        """All keys of a language."""
        return frozenset(self._bundles[language]._messages)

    def explain(self, language: str, error: AnswerdeskError) -> str:
        """An error for the person who meets it."""
        key = f"error-{error.code}"
        if not self.has(key):
            return error.message
        return self.say(language, key, **{name: str(value) for name, value in error.details.items()})


@dataclass(frozen=True)
class _Day(FluentType):
    """``DAY($date)`` in a catalogue: a day of a month, without the year."""

    day: date

    def format(self, locale: Locale) -> str:
        return format_skeleton("MMMMd", self.day, locale=locale)


@cache
def _read(folder: Path, language: str) -> FluentBundle:
    bundle = FluentBundle([language], functions={"DAY": _Day}, use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
