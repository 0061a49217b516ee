"""Static tables: a sentence is the sum of its tokens' vectors. Aligned on translations, bent towards the teacher."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize
from tqdm import tqdm

from training.encoder.bags import Bags, Numbers, new_tokenizer, to_bags
from training.encoder.lessons import weight
from training.encoder.rows import LANGS, Lang, Row
from training.encoder.teacher import Teacher

_SHARPNESS: Final = 20.0
_NEVER: Final = -1e4
_ENGLISH_WORD: Final = re.compile(r"[a-z]{2,}(?:'[a-z]+)?")
_RARE: Final = 1e-3
_PROJECTED: Final = 40_000
# A translation step is one of these pairs of languages, by chance.
_PAIRS: Final[tuple[tuple[Lang, Lang], ...]] = (("en", "ru"), ("en", "uk"), ("ru", "uk"))
_PAIR_CHANCES: Final = (0.375, 0.375, 0.25)

Table = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``conversations``: the share of steps that pair an ask with an answer or another ask."""

    vocabulary: int
    width: int = 256
    steps: int = 1500
    batch: int = 1024
    rate: float = 0.05
    drop: float = 0.1
    conversations: float = 0.2
    start: float = 0.5
    seed: int = 0


@dataclass(frozen=True, kw_only=True)
class Static:
    """A tokenizer and one row of numbers for each of its tokens."""

    tokenizer: Tokenizer
    table: Table


def train_static(rows: Sequence[Row], dialogues: Sequence[Row], teacher: Teacher, settings: Settings) -> Static:
    """A table from translations (``rows``) and from asks and answers (``dialogues``, grouped by their source)."""
    torch.manual_seed(settings.seed)
    texts = {lang: [row.text(lang) for row in rows] for lang in LANGS}
    spoken = sorted({text for column in texts.values() for text in column if text})
    tokenizer = new_tokenizer(spoken, size=settings.vocabulary)
    bags = {lang: to_bags(tokenizer, column) for lang, column in texts.items()}
    counts = sum(np.bincount(one.tokens, minlength=tokenizer.get_vocab_size()) for one in bags.values())
    school = _School(rows, bags, dialogues, tokenizer, teacher, settings)
    school.start(_first_table(tokenizer, np.asarray(counts), teacher, school.axes, settings))
    school.learn()
    return Static(tokenizer=tokenizer, table=school.table())


def _first_table(tokenizer: Tokenizer, counts: Numbers, teacher: Teacher, axes: Table, settings: Settings) -> Tensor:
    """English words start where the teacher puts them, the rest anywhere; frequent tokens start short."""
    words = [token for token in tokenizer.get_vocab() if _ENGLISH_WORD.fullmatch(token)]
    teacher.learn(words)
    known = teacher.vectors[[teacher.place[word] for word in words]].astype(np.float32) @ axes
    known = known - known.mean(axis=0)
    table = torch.randn(len(counts), settings.width) * settings.start / settings.width**0.5
    table[[tokenizer.token_to_id(word) for word in words]] = settings.start * normalize(torch.from_numpy(known), dim=1)
    frequency = torch.from_numpy(counts / counts.sum()).float()
    shortened: Tensor = table * (_RARE / (_RARE + frequency))[:, None].clamp(min=0.05)
    return shortened


class _School:
    """One training run: the table, what it is fed, and what it is asked to get right."""

    def __init__(
        self,
        rows: Sequence[Row],
        bags: dict[Lang, Bags],
        dialogues: Sequence[Row],
        tokenizer: Tokenizer,
        teacher: Teacher,
        settings: Settings,
    ) -> None:
        self._settings, self._bags = settings, bags
        self._chance = np.random.default_rng(settings.seed)
        self._keys = {lang: _keys([row.text(lang) for row in rows]) for lang in LANGS}
        self._pairs = {pair: _weighted(rows, bags, pair) for pair in _PAIRS}
        self._filled = {lang: set(one.filled.tolist()) for lang, one in bags.items()}
        self._taught = np.array([number for number, row in enumerate(rows) if row.en in teacher.place])
        goals = teacher.vectors[[teacher.place[rows[number].en] for number in self._taught]].astype(np.float32)
        self.axes = _axes(goals, settings.width)
        self._goals = normalize(torch.from_numpy(goals @ self.axes), dim=1)
        self._dialogues = _Dialogues(dialogues, tokenizer, self._chance) if dialogues else None

    def start(self, table: Tensor) -> None:
        self._bag = torch.nn.EmbeddingBag.from_pretrained(table, mode="sum", sparse=True, freeze=False)

    def table(self) -> Table:
        table: Table = self._bag.weight.detach().numpy().copy()
        return table

    def learn(self) -> None:
        settings = self._settings
        optimiser = torch.optim.SparseAdam(list(self._bag.parameters()), lr=settings.rate)
        for step in tqdm(range(settings.steps), desc=f"static {settings.vocabulary}", unit="step", mininterval=5):
            falling = 0.5 * (1 + math.cos(math.pi * step / settings.steps))
            optimiser.param_groups[0]["lr"] = settings.rate * min(1, (step + 1) / 50) * max(0.02, falling)
            error = self._pairing() + self._distance_to_teacher()
            optimiser.zero_grad()
            error.backward()  # type: ignore[no-untyped-call]
            optimiser.step()  # type: ignore[no-untyped-call]

    def _pairing(self) -> Tensor:
        if self._dialogues and self._chance.random() < self._settings.conversations:
            asks, fellows, groups = self._dialogues.draw(self._settings.batch)
            return _confusion(self._sum(self._dialogues.bags, asks), self._sum(self._dialogues.bags, fellows), [groups])
        left, right = _PAIRS[self._chance.choice(len(_PAIRS), p=_PAIR_CHANCES)]
        rows = self._chance.choice(self._pairs[left, right], self._settings.batch)
        keys = [torch.from_numpy(self._keys[lang][rows]) for lang in (left, right)]
        return _confusion(self._sum(self._bags[left], rows), self._sum(self._bags[right], rows), keys)

    def _distance_to_teacher(self) -> Tensor:
        """Each sentence to its goal, and the likeness of any two sentences to that of their goals."""
        drawn = self._chance.choice(len(self._taught), min(self._settings.batch // 2, len(self._taught)), replace=False)
        error = torch.zeros(())
        for lang, bags in self._bags.items():
            there = [number for number in drawn if self._taught[number] in self._filled[lang]]
            found, goals = self._sum(bags, self._taught[there]), self._goals[there]
            error = (
                error + (1 - (found * goals).sum(1)).mean() + 4 * (found @ found.T - goals @ goals.T).square().mean()
            )
        return error

    def _sum(self, bags: Bags, rows: Numbers) -> Tensor:
        tokens, offsets = bags.batch(rows, drop=self._settings.drop, chance=self._chance)
        return normalize(self._bag(tokens, offsets), dim=1)


class _Dialogues:
    """Draws an ask with its answer or with another ask, each in a language of its own."""

    def __init__(self, rows: Sequence[Row], tokenizer: Tokenizer, chance: np.random.Generator) -> None:
        self._chance = chance
        said = [(row, lang) for row in rows for lang in LANGS if row.text(lang)]
        self.bags = to_bags(tokenizer, [row.text(lang) for row, lang in said])
        filled = set(self.bags.filled.tolist())
        self._asks: dict[str, list[int]] = defaultdict(list)
        self._members: dict[str, list[int]] = defaultdict(list)
        for number, (row, _) in enumerate(said):
            if number in filled:
                self._members[row.source].append(number)
                if row.kind == "ask":
                    self._asks[row.source].append(number)
        self._names = [name for name, asks in self._asks.items() if len(self._members[name]) > 1 and asks]
        sizes = np.array([len(self._asks[name]) for name in self._names], dtype=np.float64)
        self._chances = sizes / sizes.sum()

    def draw(self, size: int) -> tuple[Numbers, Numbers, Tensor]:
        names = self._chance.choice(len(self._names), size, p=self._chances)
        asks = [self._one(self._asks[self._names[name]]) for name in names]
        fellows = [self._one(self._members[self._names[name]]) for name in names]
        return np.array(asks), np.array(fellows), torch.from_numpy(names)

    def _one(self, numbers: list[int]) -> int:
        return numbers[int(self._chance.integers(len(numbers)))]


def _confusion(left: Tensor, right: Tensor, keys: Sequence[Tensor]) -> Tensor:
    """Each should find its own among all; those with an equal key are not counted as wrong."""
    same = torch.stack([one[:, None] == one[None, :] for one in keys]).any(0).fill_diagonal_(False)
    scores = (_SHARPNESS * left @ right.T).masked_fill(same, _NEVER)
    own = torch.arange(len(scores))
    return (cross_entropy(scores, own) + cross_entropy(scores.T, own)) / 2


def _axes(goals: Table, width: int) -> Table:
    """The directions that hold most of the teacher's vectors, as columns."""
    directions: Table = np.linalg.svd(goals[:_PROJECTED], full_matrices=False)[2][:width].T
    return np.ascontiguousarray(directions)


def _keys(texts: Sequence[str]) -> Numbers:
    """Equal numbers for texts that differ in capitals at most."""
    numbers: Numbers = np.unique([text.lower() for text in texts], return_inverse=True)[1]
    return numbers


def _weighted(rows: Sequence[Row], bags: dict[Lang, Bags], pair: tuple[Lang, Lang]) -> Numbers:
    """The rows that have both languages; prose twice."""
    both = np.intersect1d(bags[pair[0]].filled, bags[pair[1]].filled)
    return np.repeat(both, [2 if weight(rows[number]) > 1 else 1 for number in both])
