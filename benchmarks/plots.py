"""Two pictures: are the probabilities honest, and how does search grow?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.golden import Promise
from benchmarks.metrics import bins
from benchmarks.table import Figure

FOLDER: Final = Path(__file__).parent
BINS: Final = 10


def draw_reliability(promises: Sequence[Promise], path: Path = FOLDER / "reliability.png") -> Path:
    """Promised probability against the share that was right; the size of a dot is the number of questions."""
    found = bins([one.probability for one in promises], [one.right for one in promises], count=BINS)
    figure, axes = _canvas("promised probability", "share right")
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1, linestyle="--")
    axes.plot([one.promised for one in found], [one.kept for one in found], color="tab:blue", linewidth=1)
    axes.scatter(
        [one.promised for one in found], [one.kept for one in found], [8 * one.count for one in found], alpha=0.6
    )
    axes.set_title(f"Golden set, {len(promises)} searches")
    return _save(figure, path)


def draw_growth(figures: Sequence[Figure], path: Path = FOLDER / "growth.png") -> Path:
    """Time per search against the number of passages, both on logarithmic scales."""
    figure, axes = _canvas("passages", "milliseconds per search")
    for system in ("flat", "HNSW", "IVF"):
        mine = [one for one in figures if one.system == system and one.metric.startswith("vector search")]
        sizes = [int(one.subject.split()[0].replace(",", "")) for one in mine]
        axes.plot(sizes, [one.value for one in mine], marker="o", label=system)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.legend()
    axes.set_title("Vector search, one thread")
    return _save(figure, path)


def _canvas(across: str, up: str) -> tuple[Any, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(6, 4.5), dpi=120, layout="constrained")
    FigureCanvasAgg(drawing)
    axes = drawing.add_subplot()
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    return drawing, axes


def _save(figure: Any, path: Path) -> Path:
    figure.savefig(path)
    return path
