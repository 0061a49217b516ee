"""``answerdesk ask``: questions through search and policy, with everything that led to the answer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import typer

from bot.business import read_business
from bot.core.conversation import Memory
from bot.core.policy.decide import Decision, Thresholds, decide
from bot.core.turn import Candidate, Step, Turn
from bot.settings import read_settings

if TYPE_CHECKING:
    from bot.service.ports import Finder


def ask_all(questions: list[str], *, language: str, why: bool) -> None:
    """Ask one after the other, as one conversation; print article, probability, runner-ups, rule and time of each."""
    from bot.app import open_knowledge
    from bot.language.text.detect import detect
    from bot.service.ports import thresholds_of

    settings = read_settings()
    business = read_business(settings.business_file)
    started = time.perf_counter()
    finder = open_knowledge(settings)
    loaded = time.perf_counter() - started
    thresholds = thresholds_of(business, finder)
    memory = Memory()
    for question in questions:
        asked_in = language or detect(question, fallback=business.language)
        finder.find_answers(question, asked_in)  # the first question also warms the lemmatizers
        if len(questions) > 1:
            typer.echo(f"> {question}")
        begun = time.perf_counter()
        turn, decision = _understand(finder, memory, question, asked_in, thresholds)
        took = time.perf_counter() - begun
        memory = decision.memory
        _print_turn(turn, decision, thresholds.answer, why=why)
        typer.echo(f"\n{took * 1000:.1f} ms for the question ({asked_in}), {loaded:.1f} s to load")


def _understand(
    finder: Finder, memory: Memory, question: str, language: str, thresholds: Thresholds
) -> tuple[Turn, Decision]:
    """Every question counts as one: the dialogue model has no say here."""
    from bot.service.chat.looking import find_sensitive, look_up

    turn = Turn(text=question, language=language, intent="question", confidence=1.0, step=Step.ANSWER)
    turn = look_up(finder, memory, turn, thresholds)
    sensitive = find_sensitive(finder.article, turn)
    return turn, decide(memory=memory, about=turn, thresholds=thresholds, sensitive=sensitive)


def _print_turn(turn: Turn, decision: Decision, threshold: float, *, why: bool) -> None:
    if turn.candidates:
        _print_answer(turn.candidates, threshold, why=why)
    else:
        typer.echo("No article comes close.")
    if why:
        _print_context(turn)
        for number, part in enumerate(turn.parts, start=1):
            typer.echo(f"part {number}: “{part.text}”")
            _print_list(part.candidates[:3])
        if turn.remembered is not None:
            typer.echo(f"picked for these words before: {turn.remembered.article}")
    count = f" {decision.grounds.count}" if decision.grounds.count else ""
    typer.echo(f"decided by: {decision.rule.value}{count} ({type(decision.action).__name__})")


def _print_answer(found: tuple[Candidate, ...], threshold: float, *, why: bool) -> None:
    best = found[0]
    verdict = "answer" if best.probability >= threshold else "not sure enough to answer alone"
    typer.echo(f"{best.article} ({best.language})  {best.title}")
    typer.echo(f"probability {best.probability:.3f}: {verdict}")
    typer.echo("runner-ups:")
    _print_list(found[1:4])
    if why:
        for candidate in found[:4]:
            scores = ", ".join(f"{name} {value:.3f}" for name, value in candidate.scores.items())
            typer.echo(f"  {candidate.article}: matched “{candidate.matched}”; {scores}")


def _print_context(turn: Turn) -> None:
    if turn.context is not None:
        typer.echo(f"with the last answer: “{turn.context.asked}”")
        _print_list(turn.context.candidates[:3])
    for shown in turn.shown:
        named = zip(shown.headings, shown.fits, strict=True)
        fits = ", ".join(f"{heading or shown.title} {fit:.2f}" for heading, fit in named)
        typer.echo(f"sections of {shown.article}, shown before: {fits}")


def _print_list(candidates: tuple[Candidate, ...]) -> None:
    for candidate in candidates:
        typer.echo(f"  {candidate.probability:.3f}  {candidate.article}  {candidate.title}")
