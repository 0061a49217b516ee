"""What a press of a button under the bot's messages leads to: a chosen article, the rest of one."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Reason
from bot.core.conversation import Memory, Pick
from bot.core.policy.decision import Answer, Decision, Rest, Say, escalate
from bot.core.policy.limits import Thresholds
from bot.core.policy.occasions import Chosen, RestWanted
from bot.core.policy.rules import Grounds, Rule, by
from bot.core.policy.telling import FOLDED_ROOM, remember, repeat, take_next, tell_more
from bot.core.turn import Candidate, Turn


def choose(
    memory: Memory,
    candidate: Candidate,
    turn: Turn,
    *,
    thresholds: Thresholds,
    sensitive: frozenset[str],
    grounds: Grounds,
) -> Decision:
    """The article is known: show it, or what was not shown of it yet, unless a person must answer."""
    if candidate.article in sensitive:
        return escalate(Reason.SENSITIVE, memory, by(Rule.SENSITIVE))
    if candidate.article in memory.shown:
        return repeat(memory, candidate, turn, thresholds.misses)
    return Decision(action=Answer(candidate=candidate), memory=remember(memory, candidate), grounds=grounds)


def pick(memory: Memory, chosen: Chosen, thresholds: Thresholds, sensitive: frozenset[str]) -> Decision:
    """The customer chose an article: the choice holds for these words from now on."""
    candidate, turn = _answering(memory, chosen.candidate), chosen.turn
    asked = memory.wording if candidate.article in memory.offered else ""
    picked = (*memory.picked, Pick(asked=asked, article=candidate.article))[-20:] if asked else memory.picked
    memory = replace(memory, offered=(), places=(), wording="", picked=picked)
    if candidate.article in memory.shown and candidate.article not in sensitive:
        return tell_more(memory, candidate, turn.shown, Rule.PICKED_SHOWN, thresholds.misses)
    grounds = by(Rule.PICKED)
    return choose(memory, candidate, turn, thresholds=thresholds, sensitive=sensitive, grounds=grounds)


def show_rest(memory: Memory, wanted: RestWanted) -> Decision:
    """The blocks that were not shown, as many as one message takes; when all were, say so."""
    names = [f"{wanted.article}#{place}" for place in range(len(wanted.sizes))]
    untold = tuple(place for place, name in enumerate(names) if name not in memory.told)
    if not untold:
        return Decision(action=Say(key="shown-more"), memory=memory, grounds=by(Rule.ALL_SHOWN))
    blocks = take_next(untold, wanted.sizes, room=FOLDED_ROOM)
    told = replace(memory, told=(*memory.told, *(names[place] for place in blocks)))
    return Decision(action=Rest(article=wanted.article, blocks=blocks), memory=told, grounds=by(Rule.REST_WANTED))


def _answering(memory: Memory, candidate: Candidate) -> Candidate:
    """With the blocks that answered the question when the article was offered."""
    places = dict(zip(memory.offered, memory.places, strict=False))
    return replace(candidate, blocks=places.get(candidate.article, candidate.blocks))
