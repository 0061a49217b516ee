"""What the words of a text mean, as facts for the policy."""

from __future__ import annotations

from functools import lru_cache

from bot.core.turn import Said
from bot.language.said.requests import read_request
from bot.language.said.troubles import read_trouble
from bot.language.text.choosing import read_choice
from bot.language.text.correcting import strip_correction
from bot.language.text.foreign import is_foreign
from bot.language.text.showing import shows_something
from bot.language.text.wording import (
    answers_yes_or_no,
    asks,
    count_subjects,
    goes_on,
    is_about_the_answer,
    is_fragment,
    is_mere_time,
    is_wordless,
    normalise,
    points_back,
    strip_courtesy,
    wants_more,
)


@lru_cache(maxsize=4096)
def read_words(text: str, language: str) -> Said:
    """The facts of a text in this language."""
    meant = strip_correction(text)
    question = strip_courtesy(meant or text)
    bid, request = read_request(text)
    return Said(
        question=question,
        normal=normalise(text),
        asks=asks(text),
        asks_beside_courtesy=question != text.strip() and asks(question),
        about_answer=is_about_the_answer(text),
        wants_more=wants_more(text),
        fragment=is_fragment(text, language),
        mere_time=is_mere_time(text, language),
        subjects=count_subjects(text),
        points=points_back(question) or goes_on(question, language),
        choice=read_choice(text),
        corrects=bool(meant),
        shows=shows_something(text),
        bid=bid,
        request=request,
        trouble=read_trouble(text),
        wordless=is_wordless(text),
        yes_or_no=answers_yes_or_no(text),
        foreign=is_foreign(text),
    )
