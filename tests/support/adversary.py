"""Texts made from a pattern to make it slow: its repeats pumped, its literals repeated, and a near miss at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, permutations, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Seed = tuple[str, str, str]  # what comes first, what is repeated, what ends it
MISS = "\x00"  # after it nothing matches
ENDS = ("", "!", "я", "1")
SIGNS = (
    " ",
    "\n",
    "!",
    "#",
    "(",
    "[",
    "*",
    ".",
    ",",
    "-",
    "_",
    "a",
    "я",
    "1",
    "\u0301",
    "\u200b",
    "ש",
    "😡",
    "a ",
    "a!",
)
MOST = 200  # texts a pattern
CHOICES = 3  # examples of one part of a pattern
PUMPED = 8  # a repeat that may run longer than this is pumped
CATEGORIES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "a!",
    op.CATEGORY_SPACE: " \n",
    op.CATEGORY_NOT_SPACE: "a!",
    op.CATEGORY_WORD: "aя1_",
    op.CATEGORY_NOT_WORD: " !",
}


def make_seeds(pattern: re.Pattern[str], *, most: int = MOST) -> list[Seed]:
    """Seeds of adversarial texts for this pattern, the likeliest to hurt first."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    return list(islice(dict.fromkeys(_seeds(tree)), most))


def fill(seed: Seed, length: int) -> str:
    """The text: the middle repeated until it is long enough."""
    start, pump, end = seed
    return start + pump * max(1, (length - len(start) - len(end)) // len(pump)) + end


def _seeds(tree: Any) -> Iterator[Seed]:
    repeats = [(starts, [text for text in pumps if text], ends) for starts, pumps, ends in _repeats(tree, ("",))]
    yield from ((starts[0], pump, MISS) for starts, pumps, _ in repeats for pump in pumps)
    yield from (("", starts[0] + pump, MISS) for starts, pumps, _ in repeats for pump in pumps)
    yield from (("", text, MISS) for text in (*_letters(tree), *SIGNS))
    yield from (("", one + other, MISS) for _, pumps, _ in repeats for one, other in permutations(pumps, 2))
    yield from (("", text[:-1], end) for text in _examples(tree) if len(text) > 1 for end in ENDS)
    for starts, pumps, ends in repeats:
        near = dict.fromkeys((*ENDS, *(text[:-1] for text in ends), *ends))
        yield from product(starts, pumps, near)


def _repeats(tree: Any, before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Each long repeat of the pattern: what leads to it, what it repeats, what follows."""
    nodes = list(tree)
    for at, (kind, value) in enumerate(nodes):
        lead = _join(before, _sequence(nodes[:at]))
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > PUMPED:
                yield lead, _examples(body), _sequence(nodes[at + 1 :])
        for part in _parts(kind, value):
            yield from _repeats(part, lead)


def _parts(kind: Any, value: Any) -> list[Any]:
    if kind is op.BRANCH:
        return list(value[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in (op.ASSERT, op.ASSERT_NOT) else []


def _examples(tree: Any) -> tuple[str, ...]:
    return _sequence(list(tree))


def _sequence(nodes: list[Any]) -> tuple[str, ...]:
    texts: tuple[str, ...] = ("",)
    for kind, value in nodes:
        texts = _join(texts, _texts_of(kind, value))
    return texts


def _texts_of(kind: Any, value: Any) -> tuple[str, ...]:
    """A few texts that one node takes."""
    if kind is op.LITERAL:
        return (chr(value),)
    if kind is op.IN:
        return tuple(_members(value))
    if kind is op.BRANCH:
        return tuple(text for branch in value[1] for text in _examples(branch)[:1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, _, body = value
        return tuple(text * max(1, least) for text in _examples(body)) + (("",) if least == 0 else ())
    if kind is op.SUBPATTERN:
        return _examples(value[3])
    if kind is op.ATOMIC_GROUP:
        return _examples(value)
    return ("a", "!") if kind in (op.ANY, op.NOT_LITERAL) else ("",)


def _members(items: list[Any]) -> Iterator[str]:
    """Representatives of a character class; of a negated one, some of the signs that are not in it."""
    if items[0][0] is op.NEGATE:
        named = set(_members(items[1:])) if items[1:] else set()
        yield from (sign for sign in ("a", " ", "!", "я", "1") if sign not in named)
        return
    for kind, value in items:
        if kind is op.LITERAL:
            yield chr(value)
        elif kind is op.RANGE:
            yield chr(value[0])
        elif kind is op.CATEGORY:
            yield from CATEGORIES[value]


def _letters(tree: Any) -> Iterable[str]:
    """Every single character the pattern names, and its words."""
    for kind, value in tree:
        yield from (text for text in _texts_of(kind, value) if text)
        for part in _parts(kind, value):
            yield from _letters(part)


def _join(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Some of all pairs: each left and each right at least once, as far as a few texts allow."""
    few = max(CHOICES, min(len(left), 12), min(len(right), 12))
    return tuple(left[at % len(left)] + right[at % len(right)] for at in range(few))
