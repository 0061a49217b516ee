"""Debian's package descriptions in three languages: a title asks, the description answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.encoder.cleaning import clean, is_english, is_translation
from training.encoder.debian import list_text
from training.encoder.rows import LANGS, Lang, Row

KIND: Final = "ddtp"
_ENTRY: Final = re.compile(r"Description-md5: (\w+)\nDescription-\w+: (.*?)\n((?: .*\n?)*)")
_UNFINISHED: Final = "<trans>"
_BODY_WORDS: Final = 60


@dataclass(frozen=True, kw_only=True)
class Description:
    """One package in one language: its title and the paragraphs below it."""

    title: str
    paragraphs: list[str]

    @property
    def parts(self) -> list[str]:
        return [self.title, *self.paragraphs]

    @property
    def body(self) -> str:
        return " ".join(clean(" ".join(self.paragraphs)).split()[:_BODY_WORDS])


Package = dict[Lang, Description]


def packages(lists: Path) -> dict[str, Package]:
    """By checksum of the English text, from apt's ``Translation-en``, ``-ru`` and ``-uk`` lists."""
    found: dict[str, Package] = defaultdict(dict)
    for lang in LANGS:
        for path in sorted(lists.glob(f"*i18n_Translation-{lang}*")):
            for number, description in _entries(list_text(path)):
                found[number][lang] = description
    return {number: package for number, package in found.items() if "en" in package and len(package) > 1}


def aligned(package: Package) -> Iterator[Row]:
    """Title to title and paragraph to paragraph, where a translation has as many as the English."""
    english = package["en"].parts
    same = {lang: one.parts for lang, one in package.items() if len(one.parts) == len(english)}
    for number, text in enumerate(english):
        ru, uk = (same[lang][number] if lang in same else "" for lang in LANGS[1:])
        if ru or uk:
            yield Row(source=KIND, kind=KIND, en=text, ru=ru, uk=uk)


def conversation(number: str, package: Package, leaks: Callable[[str], bool]) -> list[Row]:
    """The title as ``ask`` and the whole description as ``answer``; nothing if either is no good."""
    rows = []
    for kind, texts in (("ask", _titles(package)), ("answer", _bodies(package))):
        en = texts["en"]
        if not is_english(en) or any(leaks(text) for text in texts.values()):
            return []
        ru = texts.get("ru", "")
        uk = texts.get("uk", "")
        kept_ru, kept_uk = (ru if is_translation(ru, en, "ru") else ""), (uk if is_translation(uk, en, "uk") else "")
        rows.append(Row(source=f"{KIND}:{number}", kind=kind, en=en, ru=kept_ru, uk=kept_uk))
    return rows if all(row.has_translation for row in rows) else []


def _titles(package: Package) -> dict[Lang, str]:
    return {lang: clean(one.title) for lang, one in package.items()}


def _bodies(package: Package) -> dict[Lang, str]:
    return {lang: one.body for lang, one in package.items()}


def _entries(text: str) -> Iterator[tuple[str, Description]]:
    for number, title, body in _ENTRY.findall(text):
        if _UNFINISHED not in title + body:
            paragraphs = [part.replace("\n", " ").strip() for part in re.split(r"\n \.\n", body.rstrip("\n"))]
            yield number, Description(title=title, paragraphs=paragraphs)
