"""How much of a text is worth understanding: what is asked stands at its beginning or at its end."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 2000  # characters, three hundred words


def shorten(text: str) -> str:
    """The text; of a very long one, beginning and end. The transcript keeps it whole."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} {text[-half:]}"
