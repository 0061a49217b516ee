"""Questions that mean the same, put together by their vectors. Heavy: for the engine, in a thread of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.language.text.translit import untransliterate
from bot.language.text.wording import normalise

Rows = NDArray[np.float32]
Labels = NDArray[np.int64]
Embed = Callable[[Sequence[str]], Rows]
Told = Callable[[int, int], None]

BATCH: Final = 32
CELL: Final = 2  # bytes of a number that is kept
# Cosine, on average. Among the phrasings of the sample shop, which are more unlike than what customers ask, three in
# four of a group belong to one article; the others ask for what stands beside it.
SAME: Final = 0.5
JOINS: Final = 0.55  # to a group that is there
MOST_AT_ONCE: Final = 2500  # for the matrix of distances: 25 MB; of more, near ones are put together first
NEAR: Final = 0.8


@dataclass(frozen=True, kw_only=True)
class Grouped:
    """``place`` of each question: of a group there was its place among those, behind them the new ones.

    ``typical`` are the new groups' questions nearest to their middle, ``centres`` as bytes to be kept.
    """

    place: tuple[int, ...]
    typical: tuple[int, ...]
    centres: tuple[bytes, ...]


def embed_questions(texts: Sequence[str]) -> Rows:
    """By sentences and by words, in spaces of three languages; Cyrillic in Latin letters is read as what it is."""
    from bot.language.encoders.shipped import shared_space, static_encoder

    read = [untransliterate(text) for text in texts]
    return np.hstack([_unit(encoder.encode(read)) for encoder in (shared_space(), static_encoder())])


def group(
    texts: Sequence[str],
    known: Sequence[bytes],
    *,
    embed: Embed = embed_questions,
    told: Told,
    same: float = SAME,
) -> Grouped:
    """Each question's group; ``known`` are the centres of the groups there are, ``told`` hears how far it is.

    ``same``: from which likeness on, on average, questions are put together.
    """
    wordings = [normalise(text) or text for text in texts]
    distinct = list(dict.fromkeys(wordings))
    rows = embed_all(distinct, embed, told)
    weights = np.array([Counter(wordings)[one] for one in distinct]) if len(distinct) < len(texts) else None
    weights = np.ones(len(distinct)) if weights is None else weights
    place = np.full(len(distinct), -1)
    usable = np.array([at for at, one in enumerate(known) if len(one) == rows.shape[1] * CELL], dtype=np.int64)
    if len(usable) and len(rows):  # those of other encoders stay as they are
        near = rows @ np.stack([np.frombuffer(known[at], dtype=np.float16).astype(np.float32) for at in usable]).T
        joins = near.max(axis=1) >= JOINS
        place[joins] = usable[near.argmax(axis=1)[joins]]
    fresh = np.flatnonzero(place < 0)
    labels = _cluster(rows[fresh], weights[fresh], same)
    place[fresh] = labels + len(known)
    found = [fresh[labels == label] for label in range(int(labels.max()) + 1)] if len(fresh) else []
    middles = [_unit(np.average(rows[members], axis=0, weights=weights[members])) for members in found]
    typical = [
        distinct[members[int(np.argmax(rows[members] @ middle * np.log1p(weights[members])))]]
        for members, middle in zip(found, middles, strict=True)
    ]
    at = {wording: number for number, wording in enumerate(distinct)}
    first = {wording: number for number, wording in reversed(list(enumerate(wordings)))}
    return Grouped(
        place=tuple(int(place[at[wording]]) for wording in wordings),
        typical=tuple(first[wording] for wording in typical),
        centres=tuple(middle.astype(np.float16).tobytes() for middle in middles),
    )


def embed_all(texts: Sequence[str], embed: Embed, told: Told) -> Rows:
    """Those of about one length together: a batch takes as long as its longest."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    parts = []
    for start in range(0, len(texts), BATCH):
        parts.append(_unit(embed([texts[place] for place in order[start : start + BATCH]])))
        told(min(start + BATCH, len(texts)), len(texts))
    if not parts:
        return np.zeros((0, 1), dtype=np.float32)
    rows = np.empty((len(texts), parts[0].shape[1]), dtype=np.float32)
    rows[order] = np.vstack(parts)
    return rows


def _cluster(rows: Rows, weights: NDArray[Any], same: float) -> Labels:
    """A label each, from 0."""
    if len(rows) <= MOST_AT_ONCE:
        return _link(rows, same)
    leaders = _lead(rows, weights)
    chosen = np.unique(leaders)
    labels: Labels = np.zeros(len(rows), dtype=np.int64)
    offset = 0
    for start in range(0, len(chosen), MOST_AT_ONCE):
        part = chosen[start : start + MOST_AT_ONCE]
        labels[part] = _link(rows[part], same) + offset
        offset = int(labels[part].max()) + 1
    if len(chosen) > MOST_AT_ONCE:  # what lies in several parts
        # of means that are not stretched to length one the product is the average likeness of all pairs
        middles = np.vstack([rows[chosen[labels[chosen] == label]].mean(axis=0) for label in range(offset)])
        if len(middles) <= 2 * MOST_AT_ONCE:
            labels[chosen] = _link(middles, same)[labels[chosen]]
    whole: Labels = np.unique(labels[leaders], return_inverse=True)[1]
    return whole


def _link(rows: Rows, same: float) -> Labels:
    """By average linkage: as long as what is put together is alike on average."""
    from sklearn.cluster import AgglomerativeClustering

    if len(rows) < 2:
        return np.zeros(len(rows), dtype=np.int64)
    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=1 - same, metric="precomputed", linkage="average"
    )
    labels: Labels = model.fit_predict(np.clip(1 - rows @ rows.T, 0, 2))
    return labels


def _lead(rows: Rows, weights: NDArray[Any]) -> Labels:
    """To each question the one it nearly is: itself, or one that was asked more."""
    order = np.argsort(-weights, kind="stable")
    leaders: list[int] = []
    lead = np.empty(len(rows), dtype=np.int64)
    led = np.zeros((0, rows.shape[1]), dtype=np.float32)
    for place in order:
        near = led[: len(leaders)] @ rows[place] if leaders else np.zeros(0)
        best = int(near.argmax()) if len(near) else -1
        if best >= 0 and near[best] >= NEAR:
            lead[place] = leaders[best]
            continue
        if len(leaders) == len(led):
            led = np.vstack([led, np.zeros((max(256, len(led)), rows.shape[1]), dtype=np.float32)])
        led[len(leaders)] = rows[place]
        leaders.append(int(place))
        lead[place] = place
    return lead


def _unit(rows: Rows) -> Rows:
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Rows = np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)
    return scaled
