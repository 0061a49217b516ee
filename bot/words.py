"""What customers and staff read, in their language: Fluent catalogues in ``bot/locales/<language>/``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

from babel import Locale
from babel.dates import format_skeleton
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, FluentSerializer, ast

from bot.core.business import UNNAMED, Business, Variants
from bot.core.language import LANGUAGES
from bot.core.wrong import WrongValue
from bot.errors import AnswerdeskError

LOCALES = Path(__file__).parent / "locales"


class Catalogue:
    """Sentences by key. A key that is missing anywhere is a defect that ``tests/structure`` finds.

    What the business says in words of its own goes before ours; its name stands in any sentence as ``$business``.
    """

    def __init__(self, folder: Path = LOCALES, *, business: Callable[[], Business] = lambda: UNNAMED) -> None:
        self._bundles = {language: _read(folder / language, language) for language in LANGUAGES}
        self._business = business
        self._own = _Own(UNNAMED)

    def say(self, language: str, key: str, /, **values: str | int | float | date) -> str:
        """The sentence in this language; how numbers and dates are written in it is the catalogue's matter.

        Raises:
            KeyError: no catalogue has the key.
        """
        business = self._business()
        if business is not self._own.business:
            self._own = _Own(business)
        own = self._own.bundles.get(language)
        bundle = own if own is not None and own.has_message(key) else self._bundles[language]
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, _ = bundle.format_pattern(message.value, {**business.values(language), **values})
        return str(text).rstrip()

    def count_variants(self, language: str, key: str) -> int:
        """How many sentences take turns there; one or none of its own is one."""
        return max(1, len(self._business().texts.get(language, {}).get(key, ())))

    def say_variant(self, language: str, key: str, place: int, /, **values: str | int | float | date) -> str:
        """The sentence at this place of those that take turns."""
        return self.say(language, _variant(key, place), **values)

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


class _Own:
    """The sentences of one business."""

    def __init__(self, business: Business) -> None:
        self.business = business
        self.bundles = {language: _bundle(language, texts) for language, texts in business.texts.items()}


def _bundle(language: str, texts: Variants) -> FluentBundle:
    bundle = FluentBundle([language], functions={"DAY": _Day}, use_isolating=False)
    for key, said in texts.items():
        for place, text in enumerate(said):
            bundle.add_resource(FluentResource(_entry(_variant(key, place), text)))
    return bundle


def _variant(key: str, place: int) -> str:
    return f"{key}--{place + 1}" if place else key


def _entry(key: str, text: str) -> str:
    """A message of a catalogue; the lines of a text are indented, as Fluent wants them."""
    return f"{key} =\n" + "\n".join(f"    {line}" for line in text.splitlines())


def check_text(language: str, key: str, text: str, folder: Path = LOCALES) -> None:
    """Whether a business may say this for that: a text customers read, well formed, with variables it is given.

    Raises:
        WrongValue: what is wrong.
    """
    shipped = _customer_messages(folder / language)
    if key not in shipped:
        said = "'{key}' is no text of ours; the keys stand in bot/locales/{language}/customer.ftl"
        raise WrongValue("no-text", said, key=key, language=language)
    parsed = FluentParser(with_spans=False).parse(_entry(key, text)).body
    message = parsed[0] if len(parsed) == 1 else None
    if not isinstance(message, ast.Message):
        said = "the text for '{key}' can't be read; {{ and }} stand around variables only"
        raise WrongValue("text", said, key=key)
    unknown = sorted(_variables(message) - _variables(shipped[key]) - UNNAMED.values(language).keys())
    if unknown:
        known = sorted(_variables(shipped[key]) | UNNAMED.values(language).keys())
        said = "the text for '{key}' has {name}, which it is not given; there are {known}"
        raise WrongValue("variable", said, key=key, name=f"${unknown[0]}", known=f"${', $'.join(known)}")


def variables_of(language: str, key: str, folder: Path = LOCALES) -> frozenset[str]:
    """What our text of this key is given, without what any text may mention."""
    return frozenset(_variables(_customer_messages(folder / language)[key]) - UNNAMED.values(language).keys())


def find_missing(language: str, key: str, text: str) -> tuple[str, ...]:
    """Variables that ours says and this text, which was checked, does not."""
    parsed = FluentParser(with_spans=False).parse(_entry(key, text)).body
    return tuple(sorted(variables_of(language, key) - _variables(parsed)))


def try_text(business: Business, language: str, key: str, text: str, /, **values: str | int | date) -> str:
    """What a customer would read were this, which was checked, the text."""
    bundle = _bundle(language, {key: (text,)})
    pattern = bundle.get_message(key).value
    said, _ = bundle.format_pattern(pattern, {**business.values(language), **values}) if pattern else ("", ())
    return str(said).rstrip()


@cache
def _customer_messages(folder: Path) -> dict[str, ast.Message]:
    parsed = FluentParser(with_spans=False).parse((folder / "customer.ftl").read_text(encoding="utf-8"))
    return {entry.id.name: entry for entry in parsed.body if isinstance(entry, ast.Message)}


def shipped_texts(language: str, folder: Path = LOCALES) -> dict[str, str]:
    """What customers read where a business says nothing of its own, by key; variables stand as ``{ $name }``."""
    bundle, messages = _read(folder / language, language), _customer_messages(folder / language).items()
    return {key: _show(bundle, key, message) for key, message in messages if message.value is not None}


def _show(bundle: FluentBundle, key: str, message: ast.Message) -> str:
    """Of several forms the last; a text whose variables are no texts as it is written."""
    source, pattern = _source(message), bundle.get_message(key).value
    if pattern is None or "DAY(" in source:
        return source
    text, _ = bundle.format_pattern(pattern, {name: f"{{ ${name} }}" for name in _variables(message)})
    return str(text).strip()


def _source(message: ast.Message) -> str:
    _, _, pattern = FluentSerializer().serialize_entry(ast.Message(id=message.id, value=message.value)).partition("=")
    return dedent(pattern.removeprefix("\n")).strip()


def _variables(node: object) -> set[str]:
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    parts = vars(node).values() if isinstance(node, ast.BaseNode) else node if isinstance(node, list) else ()
    return set().union(*map(_variables, parts))


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
