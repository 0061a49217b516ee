"""How vector search grows: FAISS flat (what the product uses) beside HNSW and IVF, by time per search and recall.

Rows are vectors of real sentences by the shipped encoder; where a size needs more than there are, means of two of them.
A graph over a million rows takes hours to build on two cores, cells over a thousand rows gain nothing.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from benchmarks import metrics
from benchmarks.table import Figure
from bot.language.encoders.encoder import Vectors, unit_rows

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
QUERIES: Final = 200
NEAREST: Final = 10
LINKS: Final = 32
EFFORT: Final = 256  # HNSW's efSearch
LARGEST_GRAPH: Final = 100_000
SMALLEST_CELLS: Final = 100_000
CELLS: Final = 1024
LEARN: Final = 64  # rows for each cell that k-means sees
LOOKED_INTO: Final = 352  # cells a search reads


def measure(vectors: Vectors, sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Time per search (median) and recall@10 against flat. The first rows are the queries, the rest is searched."""
    import faiss

    faiss.omp_set_num_threads(1)
    figures: list[Figure] = []
    queries = vectors[:QUERIES]
    for size in sizes:
        rows = enough(vectors[QUERIES:], size)
        exact, seconds = _search(_flat(rows), queries)
        subject = f"{size:,} passages"
        how = f"{QUERIES} searches, one thread"
        figures.append(_figure("vector search, p50", subject, "flat", 1000 * seconds, "ms", how))
        for name, build in _rivals(size).items():
            started = time.perf_counter()
            index = build(rows)
            how = f"built in {time.perf_counter() - started:.1f} s"
            found, seconds = _search(index, queries)
            share = 100 * recall(exact, found)
            figures += [
                _figure("vector search, p50", subject, name, 1000 * seconds, "ms", how),
                _figure("recall@10 against flat", subject, name, share, "%", how, bound="98 %"),
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


def _rivals(size: int) -> dict[str, Callable[[Vectors], Any]]:
    found: dict[str, Callable[[Vectors], Any]] = {}
    if size <= LARGEST_GRAPH:
        found["HNSW"] = _graph
    if size >= SMALLEST_CELLS:
        found["IVF"] = _cells
    return found


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


def _cells(rows: Vectors) -> Any:
    import faiss

    width = rows.shape[1]
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(width), width, CELLS, faiss.METRIC_INNER_PRODUCT)
    draw = np.random.default_rng(0)
    index.train(rows[draw.choice(len(rows), min(len(rows), LEARN * CELLS), replace=False)])
    index.add(rows)
    index.nprobe = LOOKED_INTO
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
