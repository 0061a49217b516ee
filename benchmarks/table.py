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
    """The figures as a Markdown table, one line each."""
    lines = ["| what | of | system | value | bound | how |", "|---|---|---|---|---|---|"]
    for figure in figures:
        row = (figure.metric, figure.subject, figure.system, shown(figure), figure.bound, figure.spread)
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def render_side_by_side(figures: Sequence[Figure], ours: str = "answerdesk") -> str:
    """A Markdown table with one line for each thing measured: ours, what was promised, and every peer."""
    peers = [system for system in dict.fromkeys(figure.system for figure in figures) if system != ours]
    head = ["what", "of", ours, "bound", *peers, "how"]
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for metric, subject in dict.fromkeys((figure.metric, figure.subject) for figure in figures):
        row = {figure.system: figure for figure in figures if (figure.metric, figure.subject) == (metric, subject)}
        bound = next((figure.bound for figure in row.values() if figure.bound), "")
        how = row[ours].spread if ours in row else next(iter(row.values())).spread
        cells = [shown(row[system]) if system in row else "" for system in (ours, *peers)]
        lines.append(f"| {' | '.join([metric, subject, cells[0], bound, *cells[1:], how])} |")
    return "\n".join(lines)


def render_wide(figures: Sequence[Figure], ours: str = "answerdesk") -> str:
    """A Markdown table with one line for each subject, a column for each thing measured, and those of each peer."""
    columns = list(dict.fromkeys((figure.system, figure.metric) for figure in figures))
    columns.sort(key=lambda column: column[0] != ours)
    names = [metric if system == ours else f"{metric}, {system}" for system, metric in columns]
    lines = [f"| of | {' | '.join(names)} |", f"|{'---|' * (len(names) + 1)}"]
    for subject in dict.fromkeys(figure.subject for figure in figures):
        row = {(one.system, one.metric): shown(one) for one in figures if one.subject == subject}
        lines.append(f"| {' | '.join([subject, *(row.get(column, '') for column in columns)])} |")
    return "\n".join(lines)


def shown(figure: Figure) -> str:
    """Three significant digits, whole thousands, and the unit."""
    value = f"{figure.value:,.0f}" if figure.value >= 1000 else f"{figure.value:.3g}"
    return f"{value} {figure.unit}".strip()


def save(figures: Sequence[Figure], path: Path = RESULTS) -> None:
    """Write the figures as JSON. Figures of earlier runs stay, except those measured again."""
    again = {_name(figure) for figure in figures}
    kept = [figure for figure in load(path) if _name(figure) not in again]
    rows = [asdict(figure) for figure in (*kept, *figures)]
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path = RESULTS) -> list[Figure]:
    """The figures of earlier runs; none if there was no run."""
    return [Figure(**row) for row in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def _name(figure: Figure) -> tuple[str, str, str]:
    return figure.metric, figure.subject, figure.system
