"""The steps in order. A step whose output exists is skipped; delete the output to do it again."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Final

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from tqdm import tqdm

from bot.language.encoders.encoder import SHIPPED, MiniLM, StaticEncoder, StudentEncoder
from training.encoder import debian, descriptions
from training.encoder.cleaning import cleaned
from training.encoder.export import export_student, export_table, write_sums
from training.encoder.harvest import harvest, joined
from training.encoder.leaks import Leaks, evaluation_texts
from training.encoder.learning import Course, learn
from training.encoder.lessons import Lesson, conversations, mixed, translations
from training.encoder.measure import Encode, Space, everywhere, table
from training.encoder.rows import Lang, Row, read_rows, write_rows
from training.encoder.static import Settings, Static, train_static
from training.encoder.student import Shape, load_student, new_student, token_counts
from training.encoder.support import read_support, split
from training.encoder.teacher import Teacher

_VOCABULARIES: Final = {"wp32": 32_000, "wp16": 16_000}
_TOKENS_A_STEP: Final = 4_000
_SHARES: Final = {"translations": 0.78, "support": 0.16, "descriptions": 0.06}
_ALPHABET: Final = Course(steps=2_800, seed=0)
_SPEECH: Final = Course(steps=5_000, warm_up=100, decay=4_000, seed=2)


@dataclass(frozen=True, kw_only=True)
class Places:
    """``work`` holds everything between the steps, ``data`` the sets to measure with, ``shipped`` the result."""

    work: Path
    data: Path
    shipped: Path = SHIPPED


class Recipe:
    """From nothing to ``models/encoder``: about two hours on one core, of which the student takes fifty minutes."""

    def __init__(self, places: Places) -> None:
        self._places, self._work = places, places.work
        self._work.mkdir(parents=True, exist_ok=True)
        torch.set_num_threads(1)

    def run(self) -> str:
        """All steps; gives the table of figures."""
        steps: dict[str, Callable[[Path], None]] = {
            "raw.tsv": self._collect,
            "pairs.tsv": self._clean,
            "descriptions.tsv": self._describe,
            "support.tsv": self._listen,
            **{name: partial(self._tabulate, size) for name, size in _VOCABULARIES.items()},
            "student-base": self._spell,
            "student": self._speak,
            "shipped": self._ship,
            "figures.md": self._measure,
        }
        for name, step in steps.items():
            if not (self._work / name).exists():
                step(self._work / name)
        return (self._work / "figures.md").read_text(encoding="utf-8")

    def _collect(self, output: Path) -> None:
        lists = debian.fetch_lists(self._work / "apt")
        debian.fetch(debian.wanted_packages(lists), self._work / "debs")
        debs = sorted((self._work / "debs").glob("*.deb"))
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            crops = list(tqdm(pool.map(harvest, debs, chunksize=4), total=len(debs), desc="packages", unit="deb"))
        described = (row for package in self._packages.values() for row in descriptions.aligned(package))
        write_rows(output, [*(row for crop in crops for row in crop.rows), *joined(crops), *described])

    def _clean(self, output: Path) -> None:
        raw = tqdm(read_rows(self._work / "raw.tsv"), desc="cleaning", unit="row")
        write_rows(output, cleaned(raw, self._leaks))

    def _describe(self, output: Path) -> None:
        found = self._packages.items()
        write_rows(
            output, [row for name, package in found for row in descriptions.conversation(name, package, self._leaks)]
        )

    def _listen(self, output: Path) -> None:
        """What customers say, without what is held out and without what is measured with."""
        learnt = split(read_support()).learnt
        write_rows(output, [row for row in learnt if not any(map(self._leaks, (row.en, row.ru, row.uk)))])

    def _tabulate(self, size: int, output: Path) -> None:
        rows, dialogues = self._rows("pairs.tsv"), [*self._rows("support.tsv"), *self._rows("descriptions.tsv")]
        made = train_static([*rows, *self._rows("support.tsv")], dialogues, self._teacher, Settings(vocabulary=size))
        export_table(made.tokenizer, made.table, output)

    def _spell(self, output: Path) -> None:
        """The student's first course: translations only."""
        start = _load_table(self._work / "wp32")
        torch.manual_seed(_ALPHABET.seed)
        model = new_student(start.tokenizer, start.table, Shape())
        self._learn(model, self._translations(model, random.Random(1)), _ALPHABET, output)

    def _speak(self, output: Path) -> None:
        """The second: customers' sentences and descriptions among the translations."""
        model, chance = load_student(self._work / "student-base"), random.Random(2)
        lessons = {
            "translations": self._translations(model, chance),
            "support": conversations(self._rows("support.tsv"), size=64, chance=chance),
            "descriptions": conversations(self._rows("descriptions.tsv"), size=32, chance=chance),
        }
        self._learn(model, mixed(lessons, _SHARES, chance), _SPEECH, output)

    def _translations(self, model: SentenceTransformer, chance: random.Random) -> Iterator[Lesson]:
        rows = self._rows("pairs.tsv")
        return translations(rows, measure=token_counts(model), tokens=_TOKENS_A_STEP, chance=chance)

    def _learn(self, model: SentenceTransformer, lessons: Iterator[Lesson], course: Course, output: Path) -> None:
        """An interrupted course leaves its last state beside, and begins anew."""
        part = output.with_name(f"{output.name}.part")
        learn(model, lessons, self._teacher, course, part)
        part.rename(output)

    def _ship(self, output: Path) -> None:
        shipped = self._places.shipped
        for name in _VOCABULARIES:
            shutil.copytree(self._work / name, shipped / name, dirs_exist_ok=True)
        write_sums(shipped, (path for name in _VOCABULARIES for path in (shipped / name).iterdir()))
        export_student(load_student(self._work / "student"), shipped / "student")
        output.touch()

    def _measure(self, output: Path) -> None:
        output.write_text(table(spaces(self._places.shipped), self._places.data) + "\n", encoding="utf-8")

    def _rows(self, name: str) -> list[Row]:
        return list(read_rows(self._work / name))

    @cached_property
    def _packages(self) -> dict[str, descriptions.Package]:
        return descriptions.packages(self._work / "apt" / "lists")

    @cached_property
    def _leaks(self) -> Leaks:
        return Leaks(evaluation_texts(self._places.data))

    @cached_property
    def _teacher(self) -> Teacher:
        """Knows every English string of the training data."""
        teacher = Teacher(self._work / "teacher")
        for name in ("pairs.tsv", "descriptions.tsv", "support.tsv"):
            teacher.learn(row.en for row in self._rows(name))
        return teacher


def spaces(shipped: Path) -> list[Space]:
    """The ways to use what is shipped, best last."""
    static, student, minilm = StaticEncoder(shipped), StudentEncoder(shipped / "student"), MiniLM()
    tables, everyone = everywhere(static.encode), everywhere(student.encode)
    both: dict[Lang, Encode] = {"en": minilm.encode, "ru": student.encode, "uk": student.encode}
    return [
        Space(name="tables", parts=[tables]),
        Space(name="student", parts=[everyone]),
        Space(name="MiniLM en, student ru uk", parts=[both]),
        Space(name="tables + student", parts=[tables, everyone], weights=(1, 1.5)),
        Space(name="tables + (MiniLM en, student ru uk)", parts=[tables, both], weights=(1, 1.5)),
    ]


def _load_table(folder: Path) -> Static:
    with np.load(folder / "embedding_int8.npz", allow_pickle=False) as kept:
        table = kept["q"].astype(np.float32) * kept["scale"].astype(np.float32)[:, None]
    return Static(tokenizer=Tokenizer.from_file(str(folder / "tokenizer.json")), table=table)
