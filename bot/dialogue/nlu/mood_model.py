"""How likely it is that a customer is angry enough for a person: learned from the complaints and insults of data/nlu.

Knows no Rasa. The words of ``bot.language.mood.mood`` are among what it sees, beside character n-grams and the vector.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold

from bot.dialogue.nlu.kernel import Floats, Nearness, Scorer, fit
from bot.language.mood.mood import read_signs, unmask

CHARACTERS: Final[dict[str, Any]] = {"analyzer": "char_wb", "ngram_range": (2, 5), "sublinear_tf": True}
SIGNS: Final = 0.7  # how much the words, capitals and signs count against the n-grams
NEARNESS: Final = Nearness(shipped=3, deep=3, narrow=1)
LONGEST: Final = 600
FOLDS: Final = 5


@dataclass(frozen=True, kw_only=True)
class Example:
    """A message: its text as typed and its vector."""

    text: str
    vector: Floats


@dataclass(frozen=True, kw_only=True)
class MoodModel:
    """A scorer with one class, what makes its features, and the line that makes log-odds of its scores."""

    scorer: Scorer
    slope: float
    offset: float
    vectorizer: TfidfVectorizer

    def anger(self, examples: Sequence[Example]) -> Floats:
        """A calibrated probability for each example."""
        scores = self.scorer.score(_features(examples, self.vectorizer), _vectors(examples))[:, 0]
        sure: Floats = expit(self.slope * scores + self.offset)
        return sure

    def save(self, folder: Path) -> None:
        """Numbers and words only, nothing that runs when it is read."""
        words = sorted(self.vectorizer.vocabulary_, key=self.vectorizer.vocabulary_.__getitem__)
        header = {"slope": self.slope, "offset": self.offset, "words": words}
        (folder / "mood.json").write_text(json.dumps(header, ensure_ascii=False), encoding="utf-8")
        idf = self.vectorizer.idf_.astype(np.float32)
        np.savez_compressed(folder / "mood.npz", idf=idf, **self.scorer.to_arrays())


def train_mood(examples: Sequence[Example], angry: Sequence[bool]) -> MoodModel:
    """Fit and calibrate; needs two of each kind. Equal input gives an equal model."""
    vectorizer = TfidfVectorizer(**CHARACTERS).fit(_texts(examples))
    truth = np.asarray(angry, dtype=np.intp)
    targets = (2 * truth[:, np.newaxis] - 1).astype(np.float32)
    counts = np.bincount(truth, minlength=2)
    trust = np.sqrt(len(truth) / (2 * counts[truth])).astype(np.float32)
    folds = StratifiedKFold(min(FOLDS, int(counts.min())), shuffle=True, random_state=0).split(truth, truth)
    features, vectors = _features(examples, vectorizer), _vectors(examples)
    scorer, held_out = fit(features, vectors, targets, trust, [asked for _, asked in folds], NEARNESS)
    slope, offset = _calibrate(held_out[:, 0], truth)
    return MoodModel(scorer=scorer, slope=slope, offset=offset, vectorizer=vectorizer)


def load_mood(folder: Path) -> MoodModel:
    """The saved model; raises OSError, ValueError or KeyError if it is none."""
    header = json.loads((folder / "mood.json").read_text(encoding="utf-8"))
    vocabulary = {word: index for index, word in enumerate(header["words"])}
    vectorizer = TfidfVectorizer(vocabulary=vocabulary, dtype=np.float32, **CHARACTERS)
    with np.load(folder / "mood.npz", allow_pickle=False) as arrays:
        vectorizer.idf_ = arrays["idf"]
        scorer = Scorer.from_arrays(arrays)
    return MoodModel(scorer=scorer, slope=header["slope"], offset=header["offset"], vectorizer=vectorizer)


def _texts(examples: Sequence[Example]) -> list[str]:
    return [unmask(example.text[:LONGEST]) for example in examples]


def _features(examples: Sequence[Example], vectorizer: TfidfVectorizer) -> csr_matrix:
    signs = np.array([astuple(read_signs(example.text[:LONGEST])) for example in examples], dtype=np.float32)
    return hstack([vectorizer.transform(_texts(examples)), csr_matrix(SIGNS * signs)], dtype=np.float32).tocsr()


def _vectors(examples: Sequence[Example]) -> Floats:
    return np.stack([example.vector for example in examples]).astype(np.float32)


def _calibrate(scores: Floats, truth: Any) -> tuple[float, float]:
    """Slope and offset under which the held-out scores are most likely (Platt)."""

    def loss(line: Any) -> float:
        signed = (2 * truth - 1) * (line[0] * scores + line[1])
        return float(np.logaddexp(0, -signed).mean())

    slope, offset = minimize(loss, x0=(3.0, 0.0), method="Nelder-Mead").x
    return float(slope), float(offset)
