"""What speaks for an article, in as few numbers as a support lead can use. Pure."""

from __future__ import annotations

from collections.abc import Mapping

KINDS = (
    ("meaning", ("meaning", "deep")),
    ("words", ("words",)),
    ("spelling", ("chars",)),
    ("text-of-answer", ("meaning_text", "deep_text")),
    ("abroad", ("abroad",)),
    ("learned", ("classifier",)),
)


def list_closeness(scores: Mapping[str, float]) -> list[tuple[str, int]]:
    """Names of the catalogue ("closeness-…") and how close, 0..100; kinds that were not measured are left out.

    ``scores`` are those of a candidate, see ``FEATURES`` in ``bot/knowledge/answers/features.py``. Means and sums of
    others are left out: they say the same again.
    """
    found = ((kind, [scores[name] for name in names if name in scores]) for kind, names in KINDS)
    return [(kind, round(100 * min(1.0, max(0.0, *values)))) for kind, values in found if values]
