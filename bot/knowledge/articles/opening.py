"""Whether a paragraph of an article says anything: many begin with one that only announces what follows."""

from __future__ import annotations

import re
from typing import Final

from bot.language.text.introductions import speaks_of_the_text
from bot.markup.comments import strip_comments

_IMAGE: Final = re.compile(r"!\[[^\[\]]*\](?:\([^()\[\]]*\)|\[[^\[\]]*\])")
_LINK: Final = re.compile(r"\[([^\[\]]*)\](?:\([^()\[\]]*\)|\[[^\[\]]*\])")
_MARKS: Final = re.compile(r"[*_`~]+|^[^\S\n]*>+[^\S\n]*", re.M)
_HEADING: Final = re.compile(r"^#{1,6}(?:\s|$)")
_RULE: Final = re.compile(r"^(?:[-=*_]\s*){3,}$")
_ITEM: Final = re.compile(r"^\s*(?:[-+*•]|\d{1,4}[.)])\s+\S")
_REFERENCE: Final = re.compile(r"^\[[^\[\]]+\]:\s")
_BOLD: Final = re.compile(r"^(\*\*|__)[^*_\n]+\1$")
_ENDS: Final = re.compile(r"(?<=[.!?…])\s+|\n")
_NUMBER: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"\w")
_STOPS: Final = " .!…*_)»”\"'"


def has_substance(paragraph: str) -> bool:
    """Whether a paragraph of article Markdown may be shown as an answer.

    Not one that only announces the text ("In this article …"), asks, greets, is a heading, a date of the text or a
    picture, or leads on to a list that is not in it ("We do:"). What comes with its list says something.
    """
    lines = [line.strip() for line in strip_comments(paragraph).splitlines()]
    kept = [line for line in lines if line and not _is_frame(line)]
    return any(_ITEM.match(line) for line in kept) or any(_says_something(one) for one in _sentences(kept))


def leads_on(paragraph: str) -> bool:
    """Whether it ends in a colon: what follows belongs to it."""
    return _bare(paragraph).rstrip().endswith((":", "："))


def _is_frame(line: str) -> bool:
    """A heading (also one made of bold words), a rule, the address of a link."""
    if _HEADING.match(line) or _RULE.match(line) or _REFERENCE.match(line):
        return True
    return bool(_BOLD.match(line)) and not _NUMBER.search(line) and line.strip("*_ ")[-1:] not in (".", "!", "…")


def _sentences(lines: list[str]) -> list[str]:
    return [one for one in (part.strip() for part in _ENDS.split(_bare("\n".join(lines)))) if _WORD.search(one)]


def _bare(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))


def _says_something(sentence: str) -> bool:
    if sentence.endswith(("?", ":", "：")):
        return False
    return not speaks_of_the_text(sentence.strip(_STOPS))
