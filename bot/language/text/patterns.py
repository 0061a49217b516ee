"""Patterns people write for the numbers of their business: a small, safe part of regular expressions."""

from __future__ import annotations

import re
from typing import Final

from bot.core.wrong import WrongValue

_ATOM = r"(?:\\[dw/.\-]|[A-Za-z\u0400-\u04ff0-9/#\- ]|\[[A-Za-z\u0400-\u04ff0-9/\-]+\])"
_PIECE = rf"{_ATOM}(?:\{{\d{{1,2}}(?:,\d{{1,2}})?\}}|\?)?"
_GROUP = rf"\((?:{_PIECE}|\|){{1,60}}\)\??"
_ALLOWED: Final = re.compile(rf"(?:{_PIECE}|{_GROUP}|\|){{1,60}}")
_LOOSE: Final = re.compile(r"\{\d{1,2},\d{1,2}\}|\?")
_REPEAT: Final = re.compile(r"\{(?:\d{1,2},)?(\d{1,2})\}")
LONGEST: Final = 100
MOST_LOOSE: Final = 4  # parts whose length is open: each multiplies what a text can cost
MOST_TIMES: Final = 20
ORDINARY: Final = ("", "1", "12", "a", "ok", "no", "hello", "hello there", "да", "привет", "добрий день", "iPhone")


def check_pattern(pattern: str, example: str) -> None:
    """Whether the pattern is safe, matches its example and no ordinary words; "" is.

    Raises:
        WrongValue: what is wrong and what to write instead.
    """
    if not pattern:
        return
    if len(pattern) > LONGEST or not _ALLOWED.fullmatch(pattern):
        raise WrongValue(
            "pattern",
            "the pattern '{pattern}' can't be used: write letters, digits, -, /, \\d for a digit, [AB] for a choice, "
            "(one|two), ? and how many, as in \\d{{6}} or \\d{{4,8}}; *, + and the like could search for ever",
            pattern=pattern,
        )
    if len(_LOOSE.findall(pattern)) > MOST_LOOSE or any(int(times) > MOST_TIMES for times in _REPEAT.findall(pattern)):
        said = "the pattern '{pattern}' is too loose: at most four parts of open length, none over 20 long"
        raise WrongValue("loose", said, pattern=pattern)
    compiled = re.compile(pattern, re.IGNORECASE)
    ordinary = next((text for text in ORDINARY if compiled.fullmatch(text)), None)
    if ordinary is not None:
        said = "the pattern '{pattern}' also matches '{text}', which is no number; make it narrower"
        raise WrongValue("ordinary", said, pattern=pattern, text=ordinary)
    if not compiled.fullmatch(example):
        said = "the pattern '{pattern}' does not match its own example '{example}'"
        raise WrongValue("example", said, pattern=pattern, example=example)
