"""A customer's text made harmless for Rasa, where a leading "/" means "this is an intent"."""

from __future__ import annotations

import re

MAX_LENGTH = 2000
LEADING = re.compile(r"^[\s/]+")


def to_plain(text: str) -> str:
    """The text without leading slashes and blanks; of a very long one, beginning and end. Rasa strips blanks itself."""
    bare = LEADING.sub("", text).strip()
    if len(bare) <= MAX_LENGTH:
        return bare
    half = MAX_LENGTH // 2
    return f"{bare[:half]} {bare[-half:]}"
