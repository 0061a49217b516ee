"""The intent model itself: character n-grams, lemmas and sentence vectors on a kernel. Knows no Rasa."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold

from bot.dialogue.nlu.kernel import Floats, Nearness, Scorer, fit, nearest

CHARACTERS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (2, 5)}
WORDS: dict[str, Any] = {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\S+"}
KINDS = {"characters": CHARACTERS, "words": WORDS}
WEIGHTS = {"characters": 1.0, "words": 0.5}
# Chosen by cross-validation: on data/nlu for several languages, on the public English sets for English alone.
SEVERAL = Nearness(shipped=3, deep=4, narrow=1)
ENGLISH_ONLY = Nearness(shipped=1, deep=8, narrow=1.5)
FLOOR = 0.3  # added to shares: the smaller, the truer the probabilities, and the less they say of what is outside
STRANGE = 1.5  # how fast the probabilities flatten as a message is farther from every example than usual
ALMOST_ALL = 0.9
CYRILLIC = re.compile("[\u0400-\u04ff]")
LONGEST = 600
FOLDS = 5
UNMEASURED = 6.0  # the sharpness where no intent has two examples to measure it on
FEW = 30  # examples, from which on the name of an intent says nothing new


@dataclass(frozen=True, kw_only=True)
class Example:
    """What the model sees of a message: its text, its lemmas and its vector (``dimension`` floats)."""

    text: str
    lemmas: tuple[str, ...]
    vector: Floats


@dataclass(frozen=True, kw_only=True)
class IntentModel:
    """A scorer, what makes features of a message, and what makes probabilities of scores.

    These are ``sharpness`` and ``usual``, how near a message is as a rule to the nearest example.
    """

    intents: tuple[str, ...]
    scorer: Scorer
    sharpness: float
    usual: float
    vectorizers: dict[str, TfidfVectorizer]

    def probabilities(self, examples: Sequence[Example]) -> Floats:
        """Shape (examples, intents), rows sum to 1. An example without any feature gets a row of zeros."""
        features, vectors = _features(examples, self.vectorizers), _vectors(examples)
        strangeness = self.usual - nearest(vectors, self.scorer.anchors, otherwise=self.usual)
        found: Floats = _softmax(self.sharpness * _evidence(self.scorer.score(features, vectors), strangeness))
        found[(features.getnnz(axis=1) == 0) & ~vectors.any(axis=1)] = 0
        return found

    def save(self, folder: Path) -> None:
        """Numbers and words only, nothing that runs when it is read."""
        words = {
            kind: sorted(made.vocabulary_, key=made.vocabulary_.__getitem__) for kind, made in self.vectorizers.items()
        }
        header = {"intents": self.intents, "sharpness": self.sharpness, "usual": self.usual, "words": words}
        (folder / "intents.json").write_text(json.dumps(header, ensure_ascii=False), encoding="utf-8")
        arrays = {f"idf_{kind}": made.idf_.astype(np.float32) for kind, made in self.vectorizers.items()}
        np.savez_compressed(folder / "intents.npz", **arrays, **self.scorer.to_arrays())


def train_model(
    examples: Sequence[Example], intents: Sequence[str], named: Mapping[str, Example] | None = None
) -> IntentModel:
    """Fit and calibrate on these examples; equal input gives an equal model.

    ``named`` holds names of intents as messages (see :func:`spoken`): where examples are few they are learned like
    examples, but never calibrated on.
    """
    few = sorted(intent for intent, count in Counter(intents).items() if count < FEW)
    extra = {intent: named[intent] for intent in few if intent in named} if named else {}
    learned = [*examples, *extra.values()]
    names, truth, counts = np.unique([*intents, *extra], return_inverse=True, return_counts=True)
    targets = np.where(truth[:, np.newaxis] == np.arange(len(names)), 1, -1).astype(np.float32)
    trust = np.sqrt(len(truth) / (len(names) * counts[truth])).astype(np.float32)  # rare intents count more
    vectorizers = {kind: TfidfVectorizer(sublinear_tf=True, lowercase=True, **how) for kind, how in KINDS.items()}
    for kind, made in vectorizers.items():
        made.fit(_texts(learned, kind))
    asked = truth[: len(examples)]
    features, vectors = _features(learned, vectorizers), _vectors(learned)
    folds = _folds(asked)
    scorer, held_out = fit(features, vectors, targets, trust, folds, _nearness(examples))
    near = _held_out_nearest(vectors[: len(asked)], folds)
    usual = float(np.nanmean(near)) if not np.isnan(near).all() else 0.0
    strangeness = usual - np.where(np.isnan(near), usual, near)
    held = np.sort(np.concatenate([np.empty(0, dtype=np.intp), *folds]))
    return IntentModel(
        intents=tuple(map(str, names)),
        scorer=scorer,
        sharpness=_calibrate(_evidence(held_out[held], strangeness[held]), asked[held]),
        usual=usual,
        vectorizers=vectorizers,
    )


def spoken(intent: str) -> str:
    """The name of an intent as a message: "want_human" becomes "want human"."""
    return intent.replace("_", " ").lower()


def load_model(folder: Path) -> IntentModel:
    """The saved model; raises OSError, ValueError or KeyError if it is none."""
    header = json.loads((folder / "intents.json").read_text(encoding="utf-8"))
    with np.load(folder / "intents.npz", allow_pickle=False) as arrays:
        vectorizers = {kind: _restore(kind, header["words"][kind], arrays[f"idf_{kind}"]) for kind in KINDS}
        scorer = Scorer.from_arrays(arrays)
    return IntentModel(
        intents=tuple(header["intents"]),
        scorer=scorer,
        sharpness=float(header["sharpness"]),
        usual=float(header["usual"]),
        vectorizers=vectorizers,
    )


def _restore(kind: str, words: list[str], idf: Floats) -> TfidfVectorizer:
    vocabulary = {word: index for index, word in enumerate(words)}
    made = TfidfVectorizer(sublinear_tf=True, lowercase=True, vocabulary=vocabulary, dtype=np.float32, **KINDS[kind])
    made.idf_ = idf
    return made


def _texts(examples: Sequence[Example], kind: str) -> list[str]:
    if kind == "words":
        return [" ".join(example.lemmas) for example in examples]
    return [example.text[:LONGEST] for example in examples]


def _features(examples: Sequence[Example], vectorizers: dict[str, TfidfVectorizer]) -> csr_matrix:
    parts = [made.transform(_texts(examples, kind)) * WEIGHTS[kind] for kind, made in vectorizers.items()]
    return hstack(parts, dtype=np.float32).tocsr()


def _vectors(examples: Sequence[Example]) -> Floats:
    return np.stack([example.vector for example in examples]).astype(np.float32)


def _nearness(examples: Sequence[Example]) -> Nearness:
    latin = sum(not CYRILLIC.search(example.text) for example in examples)
    return ENGLISH_ONLY if latin >= ALMOST_ALL * len(examples) else SEVERAL


def _folds(truth: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """An intent with a single example is in no fold: without it there would be nothing to know the intent by."""
    counts = np.bincount(truth)
    several = np.flatnonzero(counts[truth] > 1)
    if not len(several):
        return []
    folds = StratifiedKFold(min(FOLDS, int(counts[truth[several]].min())), shuffle=True, random_state=0)
    return [several[asked] for _, asked in folds.split(several, truth[several])]


def _evidence(scores: Floats, strangeness: Floats) -> Floats:
    """What a softmax takes: near the logarithm of the share a score stands for, flatter where a message is strange."""
    shares = np.log(np.maximum((scores + 1) / 2, 0) + FLOOR)
    found: Floats = np.exp(-STRANGE * strangeness)[:, np.newaxis] * shares
    return found


def _held_out_nearest(vectors: Floats, folds: Sequence[NDArray[np.intp]]) -> Floats:
    """How near each example is to one outside its fold; NaN for one without a deep vector."""
    near = np.full(len(vectors), np.nan, dtype=np.float32)
    for fold in folds:
        near[fold] = nearest(vectors[fold], np.delete(vectors, fold, axis=0), otherwise=np.nan)
    return near


def _calibrate(scores: Floats, truth: NDArray[np.intp]) -> float:
    """The factor before the softmax that makes held-out probabilities most likely."""
    if not len(truth):
        return UNMEASURED

    def loss(sharpness: float) -> float:
        likely = _softmax(sharpness * scores)[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(likely, 1e-9)).mean())

    return float(minimize_scalar(loss, bounds=(0.5, 60), method="bounded").x)


def _softmax(scores: Any) -> Any:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
