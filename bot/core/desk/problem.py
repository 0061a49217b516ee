"""What a case is about, in the customer's words: not the call for a person, and not the number they were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DETAIL: Final = "inform_detail"
CALL: Final = "want_human"
# what nobody knows the matter from
SILENT: Final = frozenset(
    {DETAIL, CALL, "greet", "goodbye", "thanks", "affirm", "deny", "cancel", "who_are_you", "small_talk"}
    | {"not_helped", "opener", "insult"}
)
BEFORE: Final = 1  # lines that are shown before one that leans on them
TELLING: Final = 40  # characters from which on a call says why


@dataclass(frozen=True, kw_only=True)
class Line:
    """What the customer wrote; ``intent`` it was understood as ("" if it was not), ``leans``: on what came before."""

    text: str
    intent: str = ""
    leans: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the matter is not known from it."""
        return self.intent in SILENT


def tell_problem(lines: Sequence[Line]) -> str:
    """The line that says the matter, those it leans on before it, and after it the details and a call that says why;
    "" when nothing was said.
    """
    said = [line for line in lines if line.text.strip()]
    place = next((number for number in range(len(said) - 1, -1, -1) if not said[number].is_silent), None)
    kept = [] if place is None else _with_what_it_leans_on(said[: place + 1])
    after = said if place is None else said[place + 1 :]
    return "\n".join(dict.fromkeys(line.text.strip() for line in (*kept, *filter(_adds, after))))


def _with_what_it_leans_on(lines: Sequence[Line]) -> list[Line]:
    kept = [lines[-1]]
    for line in reversed(lines[:-1]):
        if not kept[0].leans or len(kept) > BEFORE:
            break
        if not line.is_silent:
            kept.insert(0, line)
    return kept


def _adds(line: Line) -> bool:
    return line.intent == DETAIL or (line.intent == CALL and len(line.text) >= TELLING)
