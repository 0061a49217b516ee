"""A comparison of two texts on the page; the texts are put into labels, never read as HTML."""

from __future__ import annotations

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.text_diff import compare
from bot.desk.studio.word_diff import compare_words

SIGNS = {"same": " ", "gone": "−", "new": "+", "skip": " "}
TAGS = {"same": "span", "gone": "del", "new": "ins"}


def draw_diff(visit: Visit, before: str, after: str) -> None:
    """What changed between two texts."""
    lines = compare(before, after)
    with parts.box("diff"):
        if not lines:
            parts.Text(visit.say("diff-none"), "muted")
        for line in lines:
            parts.Text(f"{SIGNS[line.kind]} {line.text}", f"diff-line diff-{line.kind}")


def draw_word_diff(visit: Visit, before: str, after: str) -> None:
    """What changed between two texts, word by word."""
    lines = compare_words(before, after)
    with parts.box("diff diff-words"):
        if not lines:
            parts.Text(visit.say("diff-none"), "muted")
        for line in lines:
            with parts.box("diff-line diff-skip" if line.skip else "diff-line"):
                for part in line.parts:
                    tag = TAGS[part.kind]
                    parts.Text(part.text, f"diff-{part.kind}" if tag != "span" else "", tag=tag)
                if line.skip:
                    parts.Text("⋯", tag="span")
