"""How vector search grows: FAISS flat (what the product uses) beside HNSW, by time per search and recall.

Rows are vectors of real sentences by the shipped encoder; where a size needs more than there are, means of two of them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from benchmarks import metrics
from benchmarks.table import Figure
from bot.language.encoder import Vectors, unit_rows

SIZES: Final = (1_000, 10_000, 100_000)
QUERIES: Final = 200
NEAREST: Final = 10
LINKS: Final = 32
EFFORT: Final = 256  # HNSW's efSearch


def measure(vectors: Vectors, sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Time per search (median) and recall@10 against flat. The first rows are the queries, the rest is searched."""
    import faiss

    faiss.omp_set_num_threads(1)
    figures: list[Figure] = []
    queries = vectors[:QUERIES]
    for size in sizes:
        rows = enough(vectors[QUERIES:], size)
        exact, flat_time = _search(_flat(rows), queries)
        started = time.perf_counter()
        graph = _graph(rows)
        built = time.perf_counter() - started
        found, graph_time = _search(graph, queries)
        subject = f"{size:,} passages"
        figures += [
            _figure("vector search, p50", subject, "flat", 1000 * flat_time, "ms", f"{QUERIES} searches, one thread"),
            _figure("vector search, p50", subject, "HNSW", 1000 * graph_time, "ms", f"built in {built:.1f} s"),
            _figure("recall@10 against flat", subject, "HNSW", 100 * recall(exact, found), "%", "", bound="98 %"),
        ]
    return figures


def enough(vectors: Vectors, size: int, seed: int = 0) -> Vectors:
    """``size`` rows of length 1: the given ones, then means of two drawn at random."""
    if len(vectors) >= size:
        return vectors[:size]
    draw = np.random.default_rng(seed)
    pairs = draw.integers(0, len(vectors), size=(size - len(vectors), 2))
    return np.concatenate([vectors, unit_rows((vectors[pairs[:, 0]] + vectors[pairs[:, 1]]) / 2)])


def recall(exact: Any, found: Any) -> float:
    """The share of the truly nearest rows that were found, over all queries."""
    return float(
        np.mean([metrics.share([place in set(two) for place in one]) for one, two in zip(exact, found, strict=True)])
    )


def _flat(rows: Vectors) -> Any:
    import faiss

    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(np.ascontiguousarray(rows))
    return index


def _graph(rows: Vectors) -> Any:
    import faiss

    index = faiss.IndexHNSWFlat(rows.shape[1], LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = 4 * LINKS
    index.hnsw.efSearch = EFFORT
    index.add(np.ascontiguousarray(rows))
    return index


def _search(index: Any, queries: Vectors) -> tuple[Any, float]:
    """Places found and the median time of one search."""
    places, times = [], []
    for query in queries:
        started = time.perf_counter()
        _, found = index.search(query.reshape(1, -1), NEAREST)
        times.append(time.perf_counter() - started)
        places.append(found[0])
    return places, statistics.median(times)


def _figure(metric: str, subject: str, system: str, value: float, unit: str, how: str, *, bound: str = "") -> Figure:
    return Figure(metric=metric, subject=subject, system=system, value=value, unit=unit, bound=bound, spread=how)
