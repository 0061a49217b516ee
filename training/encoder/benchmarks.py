"""Development sets in three languages, read from a folder of data that is never shipped."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.encoder.rows import LANGS, Lang


@dataclass(frozen=True, kw_only=True)
class Faq:
    """Aligned entries: ``questions[lang][i]`` is answered by ``answers[any][i]``."""

    questions: Mapping[Lang, list[str]]
    answers: Mapping[Lang, list[str]]


@dataclass(frozen=True, kw_only=True)
class Parallel:
    """``left[i]`` and ``right[i]`` say the same."""

    name: str
    left_lang: Lang
    right_lang: Lang
    left: list[str]
    right: list[str]


@dataclass(frozen=True, kw_only=True)
class Graded:
    """Pairs of Russian sentences with people's judgement of their likeness."""

    name: str
    left: list[str]
    right: list[str]
    grades: list[float]


def faq(data: Path) -> Faq:
    """The 98 entries of ``trifaq_a``."""
    entries: dict[Lang, dict[str, dict[str, str]]] = {lang: {} for lang in LANGS}
    for line in (data / "trifaq_a" / "faq.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        entries[entry["lang"]][entry["faq_id"]] = entry
    keys = sorted(entries["en"])
    return Faq(
        questions={lang: [entries[lang][key]["question"] for key in keys] for lang in LANGS},
        answers={lang: [entries[lang][key]["answer"] for key in keys] for lang in LANGS},
    )


def parallels(data: Path) -> Iterator[Parallel]:
    """Short sentences (Tatoeba), factoid questions (RuBQ), strings of two sites."""
    tatoeba = data / "tatoeba_en_ru_uk"
    yield _parallel("Tatoeba", "en", "ru", tatoeba / "rus-eng.csv", "en", "ru")
    yield _parallel("Tatoeba", "en", "uk", tatoeba / "ukr-eng.csv", "en", "uk")
    yield _parallel("RuBQ", "en", "ru", data / "rubq_ru_en" / "rubq1_questions.csv", "question_en_mt", "question_ru")
    strings = data / "parallel_en_ru_uk" / "strings.csv"
    yield _parallel("strings", "en", "ru", strings, "en", "ru")
    yield _parallel("strings", "en", "uk", strings, "en", "uk")
    yield _parallel("strings", "ru", "uk", strings, "ru", "uk")


def likeness(data: Path) -> Iterator[Graded]:
    """STS-B and ParaPhraser in Russian."""
    folder = data / "ru_sts_paraphrase"
    yield _graded("STS-B", folder / "stsb_ru_dev.csv", "score")
    yield _graded("ParaPhraser", folder / "paraphraser_gold.csv", "class")


def _parallel(name: str, left_lang: Lang, right_lang: Lang, path: Path, left: str, right: str) -> Parallel:
    """Only the first of several lines with one text: a second would count a right answer as wrong."""
    kept: dict[str, str] = {}
    seen: set[str] = set()
    for line in _lines(path):
        if line[left] not in kept and line[right] not in seen:
            kept[line[left]] = line[right]
            seen.add(line[right])
    return Parallel(name=name, left_lang=left_lang, right_lang=right_lang, left=list(kept), right=list(kept.values()))


def _graded(name: str, path: Path, grade: str) -> Graded:
    lines = list(_lines(path))
    return Graded(
        name=name,
        left=[line["text1"] for line in lines],
        right=[line["text2"] for line in lines],
        grades=[float(line[grade]) for line in lines],
    )


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
