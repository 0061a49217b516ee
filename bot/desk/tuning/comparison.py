"""Two models beside each other: how many sentences each understands, and which are read in another way now."""

from __future__ import annotations

from bot.core.insights.teaching import Compared, Flip, Row
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.tuning.meaning_card import name_of


def draw_comparison(visit: Visit, found: Compared) -> None:
    """In sentences, then sentence by sentence, then by meaning, folded."""
    total, own = found.total, found.own
    parts.Text(visit.say("teach-compared", asked=total.asked, before=total.before, after=total.after))
    if own.asked:
        parts.Text(visit.say("teach-compared-own", asked=own.asked, before=own.before, after=own.after))
    for flip in found.flips:
        _draw_flip(visit, flip)
    with parts.box("teach-table", tag="details"):
        parts.Text(visit.say("teach-table"), "muted small", tag="summary")
        for row in found.rows:
            _draw_row(visit, row)


def _draw_flip(visit: Visit, flip: Flip) -> None:
    names = {"before": name_of(visit, flip.before), "after": name_of(visit, flip.after)}
    with parts.box(f"teach-flip {'is-gained' if flip.gained else 'is-lost'}"):
        parts.chip(visit.say("teach-gained" if flip.gained else "teach-lost"), "good" if flip.gained else "hot")
        parts.Text(flip.text, tag="span")
        words = visit.say("teach-flip", **names)
        parts.Text(words, "muted small", tag="span")


def _draw_row(visit: Visit, row: Row) -> None:
    numbers = visit.say("teach-row", before=row.before, after=row.after, asked=row.asked)
    parts.Text(f"{name_of(visit, row.intent)}: {numbers}", "small strong" if row.before != row.after else "small")
