"""The intent model itself: a linear classifier over character n-grams, lemmas and sentence vectors. Knows no Rasa."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.svm import LinearSVC

Floats = NDArray[np.float32]

CHARACTERS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (2, 5)}
WORDS: dict[str, Any] = {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\S+"}
KINDS = {"characters": CHARACTERS, "words": WORDS}
WEIGHTS = {"characters": 1.0, "words": 0.5, "vector": 1.5}
LONGEST = 600
FOLDS = 5


@dataclass(frozen=True, kw_only=True)
class Example:
    """What the model sees of a message: its text, its lemmas and its vector (``dimension`` floats)."""

    text: str
    lemmas: tuple[str, ...]
    vector: Floats


@dataclass(frozen=True, kw_only=True)
class IntentModel:
    """Weights of shape (intents, features) and what makes features of a message. ``sharpness`` calibrates."""

    intents: tuple[str, ...]
    weights: Floats
    offsets: Floats
    sharpness: float
    vectorizers: dict[str, TfidfVectorizer]

    def probabilities(self, examples: Sequence[Example]) -> Floats:
        """Shape (examples, intents), rows sum to 1. An example without any feature gets a row of zeros."""
        features = _features(examples, self.vectorizers)
        found: Floats = _softmax(self.sharpness * (features @ self.weights.T + self.offsets))
        found[features.getnnz(axis=1) == 0] = 0
        return found

    def save(self, folder: Path) -> None:
        """Numbers and words only, nothing that runs when it is read."""
        words = {
            kind: sorted(made.vocabulary_, key=made.vocabulary_.__getitem__) for kind, made in self.vectorizers.items()
        }
        header = {"intents": self.intents, "sharpness": self.sharpness, "words": words}
        (folder / "intents.json").write_text(json.dumps(header, ensure_ascii=False), encoding="utf-8")
        weights = {f"idf_{kind}": made.idf_.astype(np.float32) for kind, made in self.vectorizers.items()}
        np.savez_compressed(folder / "intents.npz", weights=self.weights, offsets=self.offsets, **weights)


def train_model(examples: Sequence[Example], intents: Sequence[str]) -> IntentModel:
    """Fit and calibrate on these examples; equal input gives an equal model."""
    vectorizers = {kind: TfidfVectorizer(sublinear_tf=True, lowercase=True, **how) for kind, how in KINDS.items()}
    for kind, made in vectorizers.items():
        made.fit(_texts(examples, kind))
    features = _features(examples, vectorizers)
    linear = LinearSVC(C=1.0, class_weight="balanced", random_state=0)
    sharpness = _calibrate(linear, features, np.asarray(intents))
    linear.fit(features, np.asarray(intents))
    weights, offsets = _per_intent(linear)
    return IntentModel(
        intents=tuple(map(str, linear.classes_)),
        weights=weights,
        offsets=offsets,
        sharpness=sharpness,
        vectorizers=vectorizers,
    )


def load_model(folder: Path) -> IntentModel:
    """The saved model; raises OSError, ValueError or KeyError if it is none."""
    header = json.loads((folder / "intents.json").read_text(encoding="utf-8"))
    with np.load(folder / "intents.npz", allow_pickle=False) as arrays:
        vectorizers = {kind: _restore(kind, header["words"][kind], arrays[f"idf_{kind}"]) for kind in KINDS}
        weights, offsets = arrays["weights"], arrays["offsets"]
    return IntentModel(
        intents=tuple(header["intents"]),
        weights=weights,
        offsets=offsets,
        sharpness=float(header["sharpness"]),
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
    sparse = [made.transform(_texts(examples, kind)) * WEIGHTS[kind] for kind, made in vectorizers.items()]
    vectors = np.stack([example.vector for example in examples]) * WEIGHTS["vector"]
    return hstack([*sparse, csr_matrix(vectors)], dtype=np.float32).tocsr()


def _calibrate(linear: LinearSVC, features: csr_matrix, intents: NDArray[np.str_]) -> float:
    """The factor before the softmax that makes held-out probabilities most likely."""
    folds = StratifiedKFold(min(FOLDS, _rarest(intents)), shuffle=True, random_state=0)
    scores = cross_val_predict(linear, features, intents, cv=folds, method="decision_function")
    names, truth = np.unique(intents, return_inverse=True)
    margins = np.stack([-scores, scores], axis=1) if len(names) == 2 else scores

    def loss(sharpness: float) -> float:
        likely = _softmax(sharpness * margins)[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(likely, 1e-9)).mean())

    return float(minimize_scalar(loss, bounds=(0.5, 20), method="bounded").x)


def _rarest(intents: NDArray[np.str_]) -> int:
    return int(np.unique(intents, return_counts=True)[1].min())


def _per_intent(linear: LinearSVC) -> tuple[Floats, Floats]:
    """One row of weights per intent; scikit-learn keeps a single row where there are two."""
    weights, offsets = linear.coef_.astype(np.float32), linear.intercept_.astype(np.float32)
    if len(linear.classes_) == 2:
        return np.vstack([-weights, weights]), np.concatenate([-offsets, offsets])
    return weights, offsets


def _softmax(scores: Any) -> Any:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
