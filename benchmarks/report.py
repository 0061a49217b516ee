"""``results.md``: what was measured, on what, and where the product falls short; only what follows from figures."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.table import Figure, render_side_by_side, shown

OURS: Final = "answerdesk"
PAGE: Final = Path(__file__).with_name("results.md")
LOWER_IS_BETTER: Final = (
    "wrong",
    "false",
    "error",
    "time",
    "load",
    "memory",
    "ready",
    "first answer",
    "page",
    "changed",
    "p50",
    "p95",
    "p99",
    "without",
    "statements",
    "CPU",
    "edits",
)
READING: Final = Path(__file__).with_name("reading.md")  # written by hand, with its date
# What a results page shows in one table, by what the subjects have in common. The tuning half is not shown.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Intents": ("banking77", "clinc150", "hint3"),
    "Answers from a FAQ": ("trifaq",),
    "Golden set": ("golden (measuring)",),
    "Few phrasings, near-outside questions, missing articles": ("phrasings",),
    "Language of short messages": ("tatoeba",),
    "Vector search as it grows": ("passages",),
    "A year of a busy desk": ("a year in",),
}


def write(figures: Sequence[Figure], encoders: Sequence[str], missing: Sequence[str] = (), path: Path = PAGE) -> None:
    """Write the page."""
    parts = ["# Measured side by side", _circumstances(encoders)]
    if READING.is_file():
        parts.append(READING.read_text(encoding="utf-8").strip())
    parts += [*_tables(figures), _losses(figures)]
    if missing:
        parts.append("## Left out\n\n" + "\n".join(f"- {line}" for line in missing))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def losses(figures: Sequence[Figure]) -> list[str]:
    """One line for every promise not kept and for every peer that did better."""
    found = []
    for ours in (figure for figure in figures if figure.system == OURS and "(tuning)" not in figure.subject):
        if ours.bound and not _reaches(ours):
            found.append(f"{ours.metric}, {ours.subject}: {shown(ours)}, promised {ours.bound}")
        better = [peer for peer in figures if _same(peer, ours) and _beats(peer, ours)]
        if better and _comparable(ours):
            best = max(better, key=lambda peer: -peer.value if _lower(peer) else peer.value)
            found.append(f"{ours.metric}, {ours.subject}: {best.system} is better, {shown(best)} against {shown(ours)}")
    return found


def _circumstances(encoders: Sequence[str]) -> str:
    cores = os.cpu_count()
    machine = f"{platform.machine()}, {cores} cores, Python {platform.python_version()}"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {machine}. Encoders: {', '.join(encoders)}. "
        "Every cut was chosen on training or tuning data. Figures of earlier runs stay until they are measured again."
    )


def _tables(figures: Sequence[Figure]) -> list[str]:
    parts, used = [], set[Figure]()
    for title, subjects in GROUPS.items():
        mine = [figure for figure in figures if any(name in figure.subject for name in subjects)]
        used.update(mine)
        if mine:
            ours = OURS if any(figure.system == OURS for figure in mine) else mine[0].system
            parts.append(f"## {title}\n\n{render_side_by_side(mine, ours)}")
    rest = [figure for figure in figures if figure not in used and "(tuning)" not in figure.subject]
    return [*parts, f"## The running product and data of your own\n\n{render_side_by_side(rest)}"] if rest else parts


def _losses(figures: Sequence[Figure]) -> str:
    lines = losses(figures)
    return "## Losses\n\n" + ("\n".join(f"- {line}" for line in lines) if lines else "None.")


def _reaches(figure: Figure) -> bool:
    bound = float(figure.bound.split()[0].lstrip("<>= "))
    return figure.value <= bound if _lower(figure) else figure.value >= bound


def _same(peer: Figure, ours: Figure) -> bool:
    return peer.system != OURS and (peer.metric, peer.subject) == (ours.metric, ours.subject)


def _beats(peer: Figure, ours: Figure) -> bool:
    return peer.value < ours.value if _lower(ours) else peer.value > ours.value


def _comparable(figure: Figure) -> bool:
    """A precision without the share answered can be had for nothing, and one bare encoder pass answers nothing."""
    traded = ("right among answered", "in-scope answered", "wrong confident answers outside", "precision kept", "safe")
    return not figure.metric.startswith((*traded, "engine time"))


def _lower(figure: Figure) -> bool:
    return any(word in figure.metric for word in LOWER_IS_BETTER)
