"""A customer's text made harmless for Rasa, where a leading "/" means "this is an intent"."""

from __future__ import annotations

import re

from bot.language.text.shortening import shorten

LEADING = re.compile(r"^[\s/]+")


def to_plain(text: str) -> str:
    """The text without leading slashes and blanks; of a very long one, beginning and end. Rasa strips blanks itself."""
    return shorten(LEADING.sub("", text).strip())
