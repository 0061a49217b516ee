"""Which words speak for an intent: a short message is never taken for one by its shape or its vector alone."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.mood.mood import is_settled, read_signs

ANGRY: Final = frozenset(["complaint", "insult"])
PERSON: Final = "want_human"
SURE_OF_PERSON: Final = 0.85  # that a person is wanted, where no word names one: "I need a tutor" wants none of ours
CALLING: Final = frozenset(["want_human", "not_helped", "status", "trouble"])  # these lead to a person
SEARCHED: Final = frozenset(["question", "out_of_scope"])
SPEAKS: Final = 0.4  # the share of the examples with a word that have the intent, from which on it speaks for it
SPEAKS_CLEARLY: Final = 0.6
SPEAKS_ALONE: Final = 0.7  # the same, for a word with nothing beside it
AGAINST: Final = 0.2  # below, a word that is well known speaks for something else
WELL_KNOWN: Final = 5  # examples
SHORT: Final = 2  # words
BRIEF: Final = 4  # words; a longer message is believed on its meaning
SURE_IF_BRIEF: Final = 0.9
SURE_IF_LONG: Final = 0.8
AGREED: Final = 0.6  # that it is a complaint or an insult: less contradicts a brief text's score of anger
SHOWN: Final = 0.2  # signs of anger that need nothing beside them
_TELLING: Final = 4  # letters from which on a word is about something
_TYPO: Final = 5  # letters from which on a word may be one that is known, with a typing error
_FILE: Final = "support.json"
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A message: its text and its words, as they stand and as lemmas."""

    text: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str, lemmas: Iterable[str]) -> Spoken:
        return cls(text=text, words=frozenset(filter(_WORD.search, (*_WORD.findall(text.lower()), *lemmas))))

    @property
    def length(self) -> int:
        """How many words it has; numbers and signs are none."""
        return sum(bool(_LETTER.search(word)) for word in _WORD.findall(self.text))

    @property
    def form(self) -> str:
        """What makes two short messages the same: letters and digits, or the signs where there are none."""
        return " ".join(_WORD.findall(self.text.lower())) or "".join(dict.fromkeys("".join(self.text.split())))


@dataclass(frozen=True, kw_only=True)
class Support:
    """How many examples of each intent hold a word, and the examples of a word or two themselves."""

    counts: Mapping[str, Mapping[str, int]]
    whole: Mapping[str, Collection[str]]

    @classmethod
    def learn(cls, examples: Sequence[Spoken], intents: Sequence[str]) -> Support:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        whole: dict[str, set[str]] = defaultdict(set)
        for example, intent in zip(examples, intents, strict=True):
            for word in example.words:
                counts[word][intent] += 1
            if example.length <= SHORT:
                whole[example.form].add(intent)
        return cls(counts=counts, whole=whole)

    def is_example(self, said: Spoken, intents: Collection[str]) -> bool:
        """Whether somebody has named this short message as one of these."""
        return said.length <= SHORT and not set(intents).isdisjoint(self.whole.get(said.form, ()))

    def speaks(self, said: Spoken, intents: Collection[str]) -> bool:
        """Whether a word of it speaks for these intents together; where it is the only one, clearly."""
        return self._speaks(said, intents, SPEAKS_ALONE if said.length < SHORT else SPEAKS)

    def _speaks(self, said: Spoken, intents: Collection[str], least: float) -> bool:
        return any(self._share(word, intents) >= least for word in said.words)

    def speaks_against(self, said: Spoken, intents: Collection[str]) -> bool:
        """Whether all of its words are well known, and from something else."""
        return bool(said.words) and all(
            sum(self.counts.get(word, {}).values()) >= WELL_KNOWN and self._share(word, intents) < AGAINST
            for word in said.words
        )

    def bears_out(self, said: Spoken, intent: str, sure: float) -> bool:
        """Whether more than the model's score (0..1) speaks for the intent."""
        if intent in SEARCHED or self.is_example(said, {intent}):
            return True
        if intent in ANGRY:
            return (said.length > BRIEF and not is_settled(said.text)) or self.shows_anger(said, sure)
        if intent in CALLING and is_settled(said.text):
            return sure >= SURE_IF_BRIEF
        if said.length > SHORT:
            return intent != PERSON or sure >= SURE_OF_PERSON or self._speaks(said, {intent}, SPEAKS_CLEARLY)
        if intent in CALLING:
            return said.length > 0 and self.speaks(said, {intent})
        return said.length > 0 and not self.speaks_against(said, {intent})

    def shows_anger(self, said: Spoken, sure: float, *, agreed: float = 1.0) -> bool:
        """Whether a text shows the anger it is scored for: by signs, by a word, or by much that says so together.

        ``agreed`` is how likely (0..1) another model finds that it complains or insults.
        """
        if is_settled(said.text):
            return False
        if read_signs(said.text).anger >= SHOWN or self.is_example(said, ANGRY):
            return True
        if self._speaks(said, ANGRY, SPEAKS_ALONE if said.length < SHORT else SPEAKS_CLEARLY):
            return said.length > 0
        if not self._knows(said):
            return False
        if said.length <= BRIEF:
            return said.length > SHORT and sure >= SURE_IF_BRIEF and agreed >= AGREED
        return sure >= SURE_IF_LONG

    def _knows(self, said: Spoken) -> bool:
        """Whether most of its longer words stand in the examples: of things nobody has told of, a score is a guess."""
        told = [word in self.counts for word in said.words if len(word) >= _TELLING]
        return 2 * sum(told) > len(told)

    def save(self, folder: Path) -> None:
        content = {"counts": self.counts, "whole": {form: sorted(intents) for form, intents in self.whole.items()}}
        (folder / _FILE).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Support | None:
        """What was saved, None in a model from before; raises OSError, ValueError or KeyError if it is damaged."""
        if not (folder / _FILE).exists():
            return None
        content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(counts=content["counts"], whole=content["whole"])

    def _share(self, word: str, intents: Collection[str]) -> float:
        """A word is not believed on one example alone."""
        found = self.counts.get(word) or self.counts.get(self._meant(word), {})
        return sum(found.get(intent, 0) for intent in intents) / (1 + sum(found.values()))

    def _meant(self, word: str) -> str:
        if len(word) < _TYPO:
            return ""
        near = process.extractOne(word, self._long, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else ""

    @cached_property
    def _long(self) -> list[str]:
        return [word for word in self.counts if len(word) >= _TYPO]
