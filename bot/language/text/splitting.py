"""One message, several questions: where it can be cut."""

from __future__ import annotations

import re
from typing import Final

from bot.language.text.wording import asks, has_words, starts_with_question_word, strip_courtesy

# Both begin where the blanks begin: from each of a thousand blanks to their end is a million steps.
_ENDS: Final = re.compile(r"(?<=[.!?…])\s+|(?<!\s)[^\S\n]*+\n\s*")
_JOINTS: Final = re.compile(
    r"(?:,|(?<!\s))\s+(?:(?:и|а|і|й|та|and|or|или|або)(?:\s+(?:ещё|еще|также|ще|також|also))?)\s+|;\s*|,\s+(?=(?:чи|скільки|сколько)\s)",
    re.I,
)
_SENTENCE: Final = re.compile(
    r"(?<!\bул)(?<!\bвул)(?<!\bкв)(?<!\bим)(?<!\bім)(?<!\bпросп)(?<!\bст)(?<!\bд)[.!?…]{1,3}+(?=\s{1,3}[A-ZА-ЯЁІЇЄҐ«“\"]|\s{0,3}\Z)"
)
_LEAST: Final = 2  # words in each half of a cut sentence


def split_questions(text: str) -> tuple[str, ...]:
    """The sentences and lines of a message, and the halves of a sentence that asks twice; as written, in order.

    Greetings and thanks are left out. A cut is only a possible one: the search tells whether the parts are questions.
    """
    sentences = (strip_courtesy(sentence) for sentence in _ENDS.split(text.strip()))
    return tuple(part for sentence in sentences if sentence for part in _halves(sentence))


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph, on one line."""
    line = " ".join(text.split())
    end = _SENTENCE.search(line)
    return line if end is None else line[: end.end()]


def _halves(sentence: str) -> tuple[str, ...]:
    parts, start = [], 0
    for joint in _JOINTS.finditer(sentence):
        if _are_two(sentence[start : joint.start()], sentence[joint.end() :]):
            parts.append(sentence[start : joint.start()].strip())
            start = joint.end()
    return (*parts, sentence[start:].strip())


def _are_two(left: str, right: str) -> bool:
    return starts_with_question_word(right) and asks(left) and has_words(left, _LEAST) and has_words(right, _LEAST)
