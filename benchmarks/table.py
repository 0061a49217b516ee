"""A table for people and the same figures for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured value. ``bound`` is what the product promises, ``spread`` says how it was taken."""

    metric: str
    subject: str
    system: str
    value: float
    unit: str
    bound: str = ""
    spread: str = ""


def render(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| what | of | system | value | bound | how |", "|---|---|---|---|---|---|"]
    for figure in figures:
        value = f"{figure.value:.3g} {figure.unit}".strip()
        row = (figure.metric, figure.subject, figure.system, value, figure.bound, figure.spread)
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def save(figures: Sequence[Figure], path: Path = RESULTS) -> None:
    """Write the figures as JSON."""
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1, ensure_ascii=False) + "\n")
