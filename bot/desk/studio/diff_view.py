"""A comparison of two texts on the page; the texts are put into labels, never read as HTML."""

from __future__ import annotations

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.text_diff import compare

SIGNS = {"same": " ", "gone": "−", "new": "+", "skip": " "}


def draw_diff(visit: Visit, before: str, after: str) -> None:
    """What changed between two texts."""
    lines = compare(before, after)
    with parts.box("diff"):
        if not lines:
            parts.Text(visit.say("diff-none"), "muted")
        for line in lines:
            parts.Text(f"{SIGNS[line.kind]} {line.text}", f"diff-line diff-{line.kind}")
