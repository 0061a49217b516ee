"""The language of short messages: ours beside lingua, the library it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from benchmarks import metrics
from benchmarks.table import Figure
from bot.language.text.detect import detect

OURS: Final = "answerdesk"
BOUNDS: Final = {"ru": "99 %", "uk": "98.5 %", "en": "100 %"}
Detector = Callable[[str], str]


def ours(text: str) -> str:
    """As for a customer of whom nothing is known."""
    return detect(text, fallback="en")


def lingua() -> Detector:
    """Its most accurate mode, with the three languages to choose from."""
    from lingua import Language, LanguageDetectorBuilder

    languages = (Language.ENGLISH, Language.RUSSIAN, Language.UKRAINIAN)
    detector = LanguageDetectorBuilder.from_languages(*languages).build()

    def find(text: str) -> str:
        found = detector.detect_language_of(text)
        return str(found.iso_code_639_1.name.lower()) if found else ""

    return find


def measure(texts: Mapping[str, Sequence[str]]) -> list[Figure]:
    """The share found right, by language."""
    figures = []
    for name, find in ((OURS, ours), ("lingua", lingua())):
        for language, mine in texts.items():
            right = [find(text) == language for text in mine]
            figures.append(
                Figure(
                    metric="language found, at most 40 characters",
                    subject=f"tatoeba {language}",
                    system=name,
                    value=100 * metrics.share(right),
                    unit="%",
                    bound=BOUNDS[language],
                    spread=f"{len(mine)} sentences",
                )
            )
    return figures
