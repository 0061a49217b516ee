"""The engine's side: a job's questions, asked of what is live and of what would be."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.core.articles.replay import Outcome
from bot.core.jobs import Job
from bot.core.language import LANGUAGES
from bot.core.policy.limits import Thresholds
from bot.core.turn import Turn
from bot.errors import AnswerdeskError
from bot.knowledge.articles.articles import Library
from bot.knowledge.articles.schedule import At
from bot.knowledge.replay.overlay import lay_over, list_drafts, publish
from bot.language.said.folding import fold
from bot.language.text.correcting import strip_correction
from bot.language.text.detect import detect
from bot.language.text.shortening import shorten
from bot.service.articles.gate.asking import UNTOUCHED, Wanted, to_result
from bot.service.chat.facts.knowing import to_facts
from bot.service.chat.reading import ForCustomer
from bot.service.chat.replay.acting import act, list_searched, look_closer, to_outcome, to_question
from bot.service.chat.replay.wording import add_notice, word
from bot.service.ports import Engine, Finder
from bot.storage.codec import unpack

GIVES_WAY: Final = 0.02
LONGEST_PAUSE: Final = 1.0
REMEMBERED: Final = 12_000


@dataclass
class _Known:
    """What a search does with questions, by the thresholds it was decided with."""

    finder: Finder
    thresholds: Mapping[str, Thresholds]  # by language
    outcomes: OrderedDict[tuple[str, str], Outcome] = field(default_factory=OrderedDict)


_KNOWN: Final[list[_Known]] = []  # of the searches asked last
_SEARCHES: Final = 3


async def answer_replay(engine: Engine, job: Job) -> dict[str, object]:
    """What becomes of the job's questions; nothing of those at which an engine has ended."""
    wanted = unpack(Wanted, job.payload)
    if job.was_deadly:
        return to_result((), ())
    turns = [await _understand(engine, wanted, text, language) for text, language in wanted.questions]
    return await asyncio.to_thread(run, engine, wanted, turns)


def run(engine: Engine, wanted: Wanted, turns: list[Turn]) -> dict[str, object]:
    """The same for turns that are understood."""
    library = engine.finder.library
    live = engine.finder.beside(library)
    changed = _change(library, wanted, engine)
    if changed is None:
        return to_result(tuple(_ask_all(engine, wanted, live, turns)), ())
    then = engine.finder.beside(changed)
    asked = [turn for turn, may in zip(turns, _list_touched(engine, wanted, changed, turns), strict=True) if may]
    both = zip(_ask_all(engine, wanted, live, asked), _ask_all(engine, wanted, then, asked), strict=True)
    found = dict(zip(map(_name, asked), both, strict=True))
    pairs = [found.get(_name(turn), (UNTOUCHED, UNTOUCHED)) for turn in turns]
    return to_result(tuple(one for one, _ in pairs), tuple(two for _, two in pairs))


def _list_touched(engine: Engine, wanted: Wanted, changed: Library, turns: list[Turn]) -> tuple[bool, ...]:
    """For each turn whether it must be asked; of one with several questions one is enough."""
    if not wanted.touched:
        return (True,) * len(turns)
    searched = [(at, text) for at, turn in enumerate(turns) for text in list_searched(turn)]
    touched = engine.finder.list_touched(changed, [text for _, text in searched])
    places = {at for (at, _), may in zip(searched, touched, strict=True) if may}
    return tuple(at in places for at in range(len(turns)))


def _name(turn: Turn) -> tuple[str, str]:
    return turn.text, turn.language


async def _understand(engine: Engine, wanted: Wanted, text: str, language: str) -> Turn:
    """As the dialogue model does, where that was wanted and there is one; else as a question.

    What it found meanwhile is left out: the searches that are compared find for themselves.
    """
    text = fold(shorten(text)).strip()
    language = language or detect(text, fallback=engine.business.language)
    if not wanted.understand:
        return to_question(text, language)
    try:
        understood = await engine.dialogue.turn(
            state="", text=strip_correction(text) or text, language=language, asked="nothing"
        )
    except AnswerdeskError:
        return to_question(text, language)
    return replace(understood.turn, text=text, candidates=(), parts=())


def _change(library: Library, wanted: Wanted, engine: Engine) -> Library | None:
    """The library after the change; None where there is none."""
    changed = (
        lay_over(library, wanted.changes, at=At(now=engine.clock(), zone=engine.business.zone))
        if wanted.changes
        else library
    )
    paths = {*(list_drafts(changed) if wanted.drafts else ()), *(wanted.changes if wanted.as_published else ())}
    changed = publish(changed, paths) if paths else changed
    return changed if wanted.changes or wanted.drafts else None


def _ask_all(engine: Engine, wanted: Wanted, finder: Finder, turns: list[Turn]) -> Iterator[Outcome]:
    known = _find_known(finder, {language: engine.thresholds_in(language) for language in LANGUAGES})
    _give_way(engine)
    finder.foresee([text for turn in turns if not _is_known(wanted, turn, known) for text in list_searched(turn)])
    for turn in turns:
        _give_way(engine)
        yield _ask(engine, wanted, finder, turn, known)


def _find_known(finder: Finder, thresholds: Mapping[str, Thresholds]) -> _Known:
    found = next((one for one in _KNOWN if one.finder is finder and one.thresholds == thresholds), None)
    if found is None:
        found = _Known(finder, thresholds)
        _KNOWN[:] = [found, *_KNOWN[: _SEARCHES - 1]]
    return found


def _ask(engine: Engine, wanted: Wanted, finder: Finder, turn: Turn, known: _Known) -> Outcome:
    name = _name(turn)
    if _is_known(wanted, turn, known):
        return known.outcomes[name]
    theirs = ForCustomer(finder=finder, facts=to_facts(wanted.whom)) if wanted.whom else finder
    acted = act(theirs, turn, known.thresholds[turn.language])
    outcome = to_outcome(acted)
    if _is_plain(wanted):
        known.outcomes[name] = outcome
        while len(known.outcomes) > REMEMBERED:
            known.outcomes.popitem(last=False)
    if wanted.words:
        messages, buttons = word(engine, acted, theirs.article)
        outcome = replace(look_closer(acted, outcome), messages=messages, buttons=buttons)
        outcome = add_notice(engine, acted, outcome)
    return outcome


def _is_plain(wanted: Wanted) -> bool:
    """Whether the outcome hangs on the words alone, and has none of its own."""
    return not wanted.understand and not wanted.words


def _is_known(wanted: Wanted, turn: Turn, known: _Known) -> bool:
    return _is_plain(wanted) and _name(turn) in known.outcomes


def _give_way(engine: Engine) -> None:
    """While a customer is answered, this waits, but not for ever."""
    until = time.monotonic() + LONGEST_PAUSE
    while engine.effort.longest() and time.monotonic() < until:
        time.sleep(GIVES_WAY)
