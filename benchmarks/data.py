"""The sets to measure on, read from a folder in the forms of ``shared/benchmarks``; none is in this repository."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from bot.settings import ROOT

SAMPLE: Final = ROOT / "samples" / "flowers"  # the business that is measured
DATA: Final = ROOT.parent / "shared" / "benchmarks"
GOLDEN: Final = ROOT / "tests" / "quality" / "golden"
SHORT: Final = 40  # characters
SEEDS: Final = (0, 1, 2, 3, 4)
Half = Literal["tuning", "measuring"]
HALVES: Final[tuple[Half, ...]] = ("tuning", "measuring")


class DataMissing(Exception):
    """{detail} is not there: give the folder of the sets with --data."""

    def __init__(self, detail: str) -> None:
        super().__init__((self.__doc__ or "").format(detail=detail))


class DataWrong(Exception):
    """{path} can't be used: {problem}."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__((self.__doc__ or "").format(path=path, problem=problem))


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A message and its intent."""

    text: str
    intent: str


@dataclass(frozen=True, kw_only=True)
class IntentSet:
    """``oos`` is the label of out-of-scope messages ("" if there are none); ``extra`` are more of them, test only.

    ``shots`` says how many examples of each intent a few-shot ``train`` has; "" for all.
    """

    name: str
    train: tuple[Labelled, ...]
    test: tuple[Labelled, ...]
    oos: str = ""
    shots: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a FAQ in one language."""

    faq_id: str
    lang: str
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Query:
    """A question as somebody asked it, and the entry that answers it."""

    query: str
    faq_id: str
    lang: str


@dataclass(frozen=True, kw_only=True)
class Golden:
    """A line of the golden set; ``kind`` is article, none, clarify or an intent; ``articles`` are the right ones."""

    text: str
    lang: str
    style: str
    kind: str
    articles: tuple[str, ...] = ()


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """A CSV with the columns text and intent, plain or gzipped; raises DataWrong if it is something else."""
    rows = list(_rows(path))
    if not rows:
        raise DataWrong(path, "it has no rows under a line with the columns text and intent")
    lacking = [name for name in ("text", "intent") if name not in rows[0]]
    if lacking:
        found = ", ".join(map(str, rows[0]))
        raise DataWrong(path, f"it lacks the column {' and '.join(lacking)}; its columns are {found}")
    if any(not row["text"] or not row["intent"] for row in rows):
        raise DataWrong(path, "a row has no text or no intent")
    return tuple(Labelled(text=row["text"], intent=row["intent"]) for row in rows)


def read_faq(path: Path) -> tuple[Entry, ...]:
    """JSON lines with faq_id, lang, question, answer."""
    return tuple(
        Entry(faq_id=row["faq_id"], lang=row["lang"], question=row["question"], answer=row["answer"])
        for row in _lines(path)
    )


def read_queries(path: Path) -> tuple[Query, ...]:
    """JSON lines with query, faq_id and, if they know it, lang (else the language is found out)."""
    from bot.language.text.detect import detect

    return tuple(
        Query(
            query=row["query"],
            faq_id=row["faq_id"],
            lang=row.get("lang") or detect(row["query"], fallback="en"),
        )
        for row in _lines(path)
    )


def read_golden(half: Half, folder: Path = GOLDEN) -> tuple[Golden, ...]:
    """One half of the golden set. Only a report may ask for "measuring"; nothing is chosen on it."""
    return tuple(_golden(row) for row in _lines(folder / f"{half}.jsonl"))


def banking77(data: Path) -> IntentSet:
    folder = data / "banking77"
    return IntentSet(
        name="banking77", train=read_labelled(folder / "train.csv"), test=read_labelled(folder / "test.csv")
    )


def banking77_published(data: Path, shots: int) -> IntentSet:
    """The few-shot sample everybody reports on."""
    train = read_labelled(data / "banking77" / f"fewshot_train_{shots}.csv")
    return IntentSet(name="banking77", train=train, test=banking77(data).test, shots=f"{shots}-shot, published sample")


def clinc150(data: Path) -> IntentSet:
    """The full set; its 250 more out-of-scope examples are not used, its 100 are."""
    splits: dict[str, list[Labelled]] = defaultdict(list)
    for row in _rows(data / "clinc150" / "data_full.csv.gz"):
        splits[row["split"]].append(Labelled(text=row["text"], intent=row["intent"]))
    return IntentSet(name="clinc150", train=tuple(splits["train"]), test=tuple(splits["test"]), oos="oos")


def hint3(data: Path) -> IntentSet:
    folder = data / "hint3_sofmattress"
    train, test = read_labelled(folder / "v1_train.csv"), read_labelled(folder / "v1_test.csv")
    return IntentSet(name="hint3_sofmattress v1", train=train, test=test, oos="NO_NODES_DETECTED")


def few(full: IntentSet, shots: int, seed: int) -> IntentSet:
    """``shots`` examples of each intent, drawn by ``seed``."""
    by_intent: dict[str, list[Labelled]] = defaultdict(list)
    for example in full.train:
        by_intent[example.intent].append(example)
    draw = random.Random(seed)
    train = [example for intent in sorted(by_intent) for example in draw.sample(by_intent[intent], shots)]
    return IntentSet(name=full.name, train=tuple(train), test=full.test, oos=full.oos, shots=f"{shots}-shot")


def sample(examples: Sequence[Labelled], size: int, seed: int = 0) -> tuple[Labelled, ...]:
    """At most ``size`` of them, for a quick run."""
    return tuple(random.Random(seed).sample(list(examples), min(size, len(examples))))


def trifaq(data: Path) -> tuple[Entry, ...]:
    return read_faq(data / "trifaq_a" / "faq.jsonl")


def tatoeba(data: Path) -> dict[str, tuple[str, ...]]:
    """Language: its different sentences of at most :data:`SHORT` characters."""
    found: dict[str, dict[str, None]] = {"en": {}, "ru": {}, "uk": {}}
    for name in ("rus-eng", "ukr-eng"):
        for row in _rows(data / "tatoeba_en_ru_uk" / f"{name}.csv"):
            for language, text in row.items():
                if len(text) <= SHORT:
                    found[language][text] = None
    return {language: tuple(texts) for language, texts in found.items()}


def texts_of_all(data: Path) -> tuple[str, ...]:
    """Every different text of the public sets, to fill large indexes with."""
    found: dict[str, None] = {}
    for path in sorted([*data.glob("*/*.csv"), *data.glob("*/*.csv.gz")]):
        for row in _rows(path):
            found.update(dict.fromkeys(value for value in row.values() if value and len(value) > 12))
    return tuple(found)


def _golden(row: dict[str, Any]) -> Golden:
    expect = row["expect"]
    kind = expect.get("intent") or next(name for name in ("article", "clarify", "none") if name in expect)
    named = expect.get("articles") or expect.get("clarify") or ([expect["article"]] if "article" in expect else [])
    return Golden(text=row["text"], lang=row["lang"], style=row["style"], kind=kind, articles=tuple(named))


def _rows(path: Path) -> Iterable[dict[str, str]]:
    try:
        text = (gzip.decompress(_bytes(path)) if path.suffix == ".gz" else _bytes(path)).decode("utf-8-sig")
    except (UnicodeDecodeError, gzip.BadGzipFile) as error:
        raise DataWrong(path, "it is no CSV in UTF-8") from error
    return csv.DictReader(io.StringIO(text))


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return [json.loads(line) for line in _bytes(path).decode().splitlines() if line.strip()]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataMissing(str(path)) from error
