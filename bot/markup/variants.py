"""An article may say something else to some customers: texts below lines such as ``<!-- for: channel = web -->``.

Such a line holds until the next one; what stands above the first is for everybody. Other programs take it for a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Condition = tuple[tuple[str, tuple[str, ...]], ...]
"""Facts by name, each with the values of which one must be known; all must hold."""

_WORDS: Final = ("for", "для")
_OPENS, _CLOSES = "<!--", "-->"
_LONGEST: Final = 300


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A text and whom it is for; ``when`` () is a line that can't be read. ``line`` counts from 0: that of the mark."""

    said: str
    when: Condition
    line: int
    text: str


def split_variants(markdown: str) -> tuple[str, tuple[Marked, ...]]:
    """What is for everybody, and what is for some."""
    lines = markdown.split("\n")
    marks = [(at, said) for at, line in enumerate(lines) if (said := _read_mark(line))]
    if not marks:
        return markdown, ()
    ends = [at for at, _ in marks[1:]] + [len(lines)]
    found = tuple(
        Marked(said=said, when=read_condition(said), line=at, text="\n".join(lines[at + 1 : end]))
        for (at, said), end in zip(marks, ends, strict=True)
    )
    return "\n".join(lines[: marks[0][0]]), found


def read_condition(said: str) -> Condition:
    """``city = Kyiv, Kharkiv; channel = web``; () for anything else."""
    clauses = [part for part in said.split(";") if part.strip()]
    read = tuple(_read_clause(part) for part in clauses)
    return read if read and all(name and values for name, values in read) else ()


def say_condition(when: Condition) -> str:
    """The same as people write it."""
    return "; ".join(f"{name} = {', '.join(values)}" for name, values in when)


def fold_value(text: str) -> str:
    """The form in which two values are the same."""
    return " ".join(text.casefold().replace("ё", "е").split())


def _read_clause(part: str) -> tuple[str, tuple[str, ...]]:
    name, _, values = part.partition("=")
    listed = (value.strip() for value in values.split(","))
    return name.strip().casefold().replace(" ", "_"), tuple(value for value in listed if value)


def _read_mark(line: str) -> str:
    """What a line says of whom the text below is for; "" for other lines."""
    bare = line.strip()
    if len(bare) > _LONGEST or not (bare.startswith(_OPENS) and bare.endswith(_CLOSES)):
        return ""
    word, colon, said = bare.removeprefix(_OPENS).removesuffix(_CLOSES).partition(":")
    return said.strip() if colon and word.strip().casefold() in _WORDS else ""
