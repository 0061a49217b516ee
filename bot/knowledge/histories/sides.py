"""Who of the speakers is the business, as far as an export tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.knowledge.histories.said import Line, Speaker
from bot.language.text.wording import asks

MOST: Final = 40  # speakers that are shown
SEVERAL: Final = 3  # chats: hardly a customer has so many
SHARE: Final = 0.1  # of all chats
HEARD: Final = 0.1  # of the lines of a group, for whoever may be the business
_REMEMBERED: Final = 200_000  # speakers


@dataclass(kw_only=True, slots=True)
class _Known:
    name: str
    lines: int = 0
    chats: int = 0
    asked: int = 0
    answers: int = 0
    ours: int = 0
    theirs: int = 0
    last: str = ""


class Sides:
    """Counts who speaks where; the lines of a chat come together."""

    def __init__(self) -> None:
        self.chats = 0
        self._known: dict[str, _Known] = {}
        self._chat = ""

    def take(self, line: Line, number: int) -> None:
        """One more line, of the file of this number."""
        chat = f"{number}:{line.chat}"
        if chat != self._chat:
            self._chat, self.chats = chat, self.chats + 1
        known = self._known.get(line.who)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                return
            known = self._known[line.who] = _Known(name=line.name)
        known.name = known.name or line.name
        known.lines += 1
        known.chats += known.last != chat
        known.last = chat
        known.asked += asks(line.text[:200])
        known.answers += bool(line.reply_to)
        known.ours += line.ours is True
        known.theirs += line.ours is False

    def guess(self) -> tuple[Speaker, ...]:
        """The speakers, those first who are likely the business, then by how much they said."""
        ours = self._ours()
        order = sorted(self._known.items(), key=lambda one: (one[0] not in ours, -one[1].chats, -one[1].lines))
        return tuple(
            Speaker(id=own, name=one.name or own, lines=one.lines, chats=one.chats, ours=own in ours)
            for own, one in order[: max(MOST, len(ours))]
        )

    def _ours(self) -> frozenset[str]:
        told = {own for own, one in self._known.items() if one.ours > one.theirs}
        if told:
            return frozenset(told)
        if self.chats > 1:
            least = max(SEVERAL, SHARE * self.chats)
            many = {own for own, one in self._known.items() if one.chats >= min(least, self.chats)}
            return frozenset(many or {max(self._known, key=lambda own: self._known[own].chats)})
        return self._of_one()

    def _of_one(self) -> frozenset[str]:
        """Of one chat, whoever asks least and answers most."""
        total = sum(one.lines for one in self._known.values())
        able = {own: one for own, one in self._known.items() if one.lines >= HEARD * total}
        if len(self._known) < 2 or not able:
            return frozenset()
        best = max(able, key=lambda own: able[own].answers / able[own].lines - able[own].asked / able[own].lines)
        return frozenset((best,))
