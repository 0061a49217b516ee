"""Intents: our model and the peers on the same messages, trained on the same examples.

Ours is the model of ``bot/dialogue/nlu`` (a kernel over characters, lemmas and sentence vectors), asked through its own
functions. A neighbour peer takes the intent of the nearest training example.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from benchmarks import metrics
from benchmarks.data import SEEDS, IntentSet, Labelled, few
from benchmarks.peers import PeerMissing, Ranker, run_job
from benchmarks.table import Figure
from bot.dialogue.nlu.intent_model import Example, IntentModel, spoken, train_model
from bot.language.encoders.encoder import Encoder
from bot.language.text.detect import detect, plain_form
from bot.language.text.lemmas import tokenize

PRECISIONS: Final = (0.8, 0.9)
# Of what customers will write we suppose that half is outside when a cut is chosen: said in advance, read off no test.
OUTSIDE: Final = 0.5
FOLDS: Final = 5
OURS: Final = "answerdesk"
BOUNDS: Final = {
    ("accuracy", "banking77", ""): "95 %",
    ("accuracy", "banking77", "10-shot"): "88 %",
    ("accuracy", "banking77", "5-shot"): "82 %",
    ("accuracy", "clinc150", ""): "97 %",
    ("out-of-scope AUROC", "clinc150", ""): ".975",
    ("out-of-scope recall at 5 % in-scope rejected", "clinc150", ""): "90 %",
    ("accuracy", "hint3_sofmattress v1", ""): "80 %",
    ("safe automation at precision 0.8", "hint3_sofmattress v1", ""): "40 %",
    ("safe automation at precision 0.9", "hint3_sofmattress v1", ""): "20 %",
    ("expected calibration error", "banking77", ""): "3 %",
}


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The intent guessed; ``score`` says how surely the message is one of the in-scope intents."""

    intent: str
    score: float


class System(Protocol):
    """Learns from examples and guesses.

    ``promises`` says whether its scores are meant as probabilities, ``cheap`` whether it can be trained for each
    fold of a cross-validation.
    """

    @property
    def name(self) -> str: ...

    @property
    def promises(self) -> bool: ...

    @property
    def cheap(self) -> bool: ...

    def guess(self, train: Sequence[Labelled], texts: Sequence[str], *, oos: str) -> list[Guess]: ...


@dataclass(frozen=True)
class Ours:
    """The product's features and model; ``deep`` is the encoder beside the tables."""

    static: Encoder
    deep: Encoder
    name: str = OURS
    promises: bool = True
    cheap: bool = True

    def guess(self, train: Sequence[Labelled], texts: Sequence[str], *, oos: str) -> list[Guess]:
        intents = sorted({one.intent for one in train} - {oos})
        named = dict(zip(intents, self.examples([spoken(intent) for intent in intents]), strict=True))
        model = train_model(self.examples([one.text for one in train]), [one.intent for one in train], named)
        return _guesses(model, model.probabilities(self.examples(texts)), oos)

    def examples(self, texts: Sequence[str]) -> list[Example]:
        """What LanguageDetector, LemmaTokenizer and SentenceEncoder make of the texts."""
        languages = [detect(text, fallback="en") for text in texts]
        plain = [plain_form(text) or text for text in texts]
        vectors = np.hstack([self.static.encode(plain), self.deep.encode(plain)])
        return [
            Example(text=form, lemmas=tuple(token.lemma for token in tokenize(text, language)), vector=vector)
            for text, form, language, vector in zip(texts, plain, languages, vectors, strict=True)
        ]


@dataclass(frozen=True)
class Neighbour:
    """The intent of the best training example by a ranking peer."""

    ranker: Ranker
    promises: bool = False
    cheap: bool = True

    @property
    def name(self) -> str:
        return self.ranker.name

    def guess(self, train: Sequence[Labelled], texts: Sequence[str], *, oos: str) -> list[Guess]:
        matches = self.ranker.best([one.text for one in train], texts)
        intents = [train[match.place].intent if match.place >= 0 else "" for match in matches]
        return [
            Guess(intent=intent, score=-1.0 if intent == oos else match.score)
            for intent, match in zip(intents, matches, strict=True)
        ]


@dataclass(frozen=True)
class Rasa:
    """Rasa's own classifier in a process of its own; ``pipeline`` is a key of ``rasa_peer.PIPELINES``."""

    pipeline: str
    python: Path
    promises: bool = True
    cheap: bool = False

    @property
    def name(self) -> str:
        return f"Rasa {self.pipeline}"

    def guess(self, train: Sequence[Labelled], texts: Sequence[str], *, oos: str) -> list[Guess]:
        job = {"pipeline": self.pipeline, "train": [[one.text, one.intent] for one in train], "texts": list(texts)}
        found = run_job(self.python, Path(__file__).with_name("rasa_peer.py"), job)
        return [Guess(intent=intent, score=-1.0 if intent == oos else score) for intent, score in found]


def measure(task: IntentSet, systems: Iterable[System], *, say: Callable[[str], None] = print) -> list[Figure]:
    """Every figure of a set that can be taken: out-of-scope ones only where it has such messages."""
    figures: list[Figure] = []
    for system in systems:
        try:
            figures += measure_one(task, system)
        except PeerMissing as problem:
            say(f"{system.name} is left out on {task.name}: {problem}")
    return figures


def measure_one(task: IntentSet, system: System) -> list[Figure]:
    started = time.perf_counter()
    guesses = system.guess(task.train, [one.text for one in task.test], oos=task.oos)
    seconds = time.perf_counter() - started
    figures = figures_of(task, system, guesses)
    how = f"{len(task.train)} examples, {len(task.test)} messages; sentence vectors of earlier systems are kept"
    figures.append(_figure("time to learn and answer", task, system, seconds, how, unit="s"))
    if task.oos and system.cheap and not _has_oos(task):
        figures += automation(task, system, guesses)
    return figures


def measure_few(full: IntentSet, shots: int, systems: Iterable[System], seeds: Sequence[int] = SEEDS) -> list[Figure]:
    """Accuracy as the mean of samples drawn by ``seeds``."""
    tasks = [few(full, shots, seed) for seed in seeds]
    figures = []
    for system in systems:
        values = [_accuracy(task, system.guess(task.train, _texts(task), oos=task.oos)) for task in tasks]
        mean, spread = metrics.mean_spread(values)
        figures.append(_figure("accuracy", tasks[0], system, mean, f"mean of {len(seeds)} samples, sd {spread:.1%}"))
    return figures


def figures_of(task: IntentSet, system: System, guesses: Sequence[Guess]) -> list[Figure]:
    """Accuracy on the messages that are in scope; how well scores tell those outside; how honest probabilities are."""
    figures = [_figure("accuracy", task, system, _accuracy(task, guesses), f"{len(_inside(task, guesses))} messages")]
    inside = [guess.score for _, guess in _inside(task, guesses)]
    outside = [guess.score for truth, guess in zip(task.test, guesses, strict=True) if truth.intent == task.oos]
    if task.oos and outside:
        how = f"{len(inside)} inside, {len(outside)} outside"
        figures.append(_figure("out-of-scope AUROC", task, system, metrics.auroc(inside, outside), how, unit=""))
        recall = metrics.recall_at_rejected(inside, outside)
        figures.append(_figure("out-of-scope recall at 5 % in-scope rejected", task, system, recall, how))
    if system.promises:
        right = [truth.intent == guess.intent for truth, guess in _inside(task, guesses)]
        error = metrics.calibration_error(np.clip(inside, 0, 1).tolist(), right)
        figures.append(_figure("expected calibration error", task, system, error, f"{metrics.BINS} bins, in scope"))
    return figures


def automation(task: IntentSet, system: System, guesses: Sequence[Guess]) -> list[Figure]:
    """The share answered alone at cuts chosen on the training examples, and whether the precision was kept."""
    scores, right, weights = training_scores(task, system)
    found = []
    for precision in PRECISIONS:
        cut = metrics.choose_cut(scores, right, precision, weights)
        truth = [one.intent == guess.intent for one, guess in zip(task.test, guesses, strict=True)]
        reached = metrics.safe_automation([guess.score for guess in guesses], truth, cut)
        how = "cut from training examples"
        found.append(_figure(f"safe automation at precision {precision}", task, system, reached.answered, how))
        kept = _figure(f"precision kept at the cut for {precision}", task, system, reached.precision, how)
        found.append(replace(kept, bound=f"{precision:.0%}".replace("%", " %")))
    return found


def training_scores(task: IntentSet, system: System) -> tuple[list[float], list[bool], list[float]]:
    """Scores, marks and weights from cross-validation in which a fifth of the intents is unknown each time.

    Messages of an unknown intent stand for what comes from outside; together they weigh :data:`OUTSIDE`.
    """
    intents = sorted({one.intent for one in task.train})
    scores: list[float] = []
    right: list[bool] = []
    strange: list[bool] = []
    for fold in range(FOLDS):
        unknown = set(intents[fold::FOLDS])
        held = [one for place, one in enumerate(task.train) if place % FOLDS == fold or one.intent in unknown]
        rest = [one for place, one in enumerate(task.train) if place % FOLDS != fold and one.intent not in unknown]
        kept = _with_two(rest)
        if not held or len({one.intent for one in kept}) < 2:  # a tiny set: nothing to ask or to tell apart
            continue
        guesses = system.guess(kept, [one.text for one in held], oos=task.oos)
        scores += [guess.score for guess in guesses]
        right += [one.intent == guess.intent for one, guess in zip(held, guesses, strict=True)]
        strange += [one.intent in unknown for one in held]
    outside = OUTSIDE / max(1, sum(strange))
    inside = (1 - OUTSIDE) / max(1, len(strange) - sum(strange))
    return scores, right, [outside if mark else inside for mark in strange]


def _with_two(examples: Sequence[Labelled]) -> list[Labelled]:
    """Without intents that have a single example left: nothing can be cross-validated on one."""
    counts: dict[str, int] = {}
    for one in examples:
        counts[one.intent] = counts.get(one.intent, 0) + 1
    return [one for one in examples if counts[one.intent] > 1]


def _guesses(model: IntentModel, found: np.ndarray, oos: str) -> list[Guess]:  # type: ignore[type-arg]
    inside = [place for place, intent in enumerate(model.intents) if intent != oos]
    best, sure = found.argmax(axis=1), found[:, inside].max(axis=1)
    return [Guess(intent=model.intents[place], score=float(score)) for place, score in zip(best, sure, strict=True)]


def _accuracy(task: IntentSet, guesses: Sequence[Guess]) -> float:
    return metrics.share([truth.intent == guess.intent for truth, guess in _inside(task, guesses)])


def _inside(task: IntentSet, guesses: Sequence[Guess]) -> list[tuple[Labelled, Guess]]:
    pairs = zip(task.test, guesses, strict=True)
    return [(truth, guess) for truth, guess in pairs if not task.oos or truth.intent != task.oos]


def _has_oos(task: IntentSet) -> bool:
    return any(one.intent == task.oos for one in task.train)


def _texts(task: IntentSet) -> list[str]:
    return [one.text for one in task.test]


def _figure(metric: str, task: IntentSet, system: System, value: float, how: str, *, unit: str = "%") -> Figure:
    subject = f"{task.name}, {task.shots}" if task.shots else task.name
    bound = BOUNDS.get((metric, task.name, task.shots.partition(",")[0]), "")
    figure = Figure(metric=metric, subject=subject, system=system.name, value=value, unit=unit, bound=bound, spread=how)
    return replace(figure, value=100 * value) if unit == "%" else figure
