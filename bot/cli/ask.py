"""``answerdesk ask``: messages through dialogue model, search and policy, with everything that led to the answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from bot.core.business import Business
from bot.core.conversation import Memory
from bot.core.policy.decide import Decision, Thresholds, decide
from bot.core.turn import Candidate, Step, Turn
from bot.service.ports import thresholds_of
from bot.settings import read_settings

if TYPE_CHECKING:
    from bot.service.ports import Dialogue, Finder


@dataclass
class _Talk:
    """One conversation in the shell: as customers have it, or (without a dialogue model) questions to the search."""

    finder: Finder
    business: Business
    dialogue: Dialogue | None
    memory: Memory = field(default_factory=Memory)
    state: str = ""

    @classmethod
    def open(cls, *, search_only: bool) -> _Talk:
        from bot.app import open_business, open_knowledge

        settings = read_settings()
        file, finder = open_business(settings), open_knowledge(settings)
        if search_only:
            return cls(finder, file.now, None)
        from bot.dialogue.rasa_dialogue import RasaDialogue

        return cls(finder, file.now, RasaDialogue.load(settings.models, finder, lambda: file.now))

    @property
    def thresholds(self) -> Thresholds:
        return thresholds_of(self.business, self.finder)

    def say(self, text: str, language: str) -> tuple[Turn, Decision]:
        """What the bot makes of this message."""
        from bot.service.chat.looking import find_sensitive, look_up

        turn = look_up(self.finder, self.memory, self._understand(text, language), self.thresholds)
        sensitive = find_sensitive(self.finder.article, turn)
        decision = decide(memory=self.memory, about=turn, thresholds=self.thresholds, sensitive=sensitive)
        self.memory = decision.memory
        return turn, decision

    def _understand(self, text: str, language: str) -> Turn:
        if self.dialogue is None:
            return Turn(text=text, language=language, intent="question", confidence=1.0, step=Step.ANSWER)
        from bot.language.text.correcting import strip_correction

        awaits, heard = self.memory.awaits or "nothing", strip_correction(text) or text
        understood = asyncio.run(self.dialogue.turn(state=self.state, text=heard, language=language, asked=awaits))
        self.state = understood.state
        return replace(understood.turn, text=text)


def ask_all(questions: list[str], *, language: str, why: bool, search_only: bool) -> None:
    """Say one after the other, as one conversation; print article, probability, runner-ups, rule and time of each."""
    from bot.language.said.folding import fold
    from bot.language.text.detect import detect

    started = time.perf_counter()
    talk = _Talk.open(search_only=search_only)
    loaded = time.perf_counter() - started
    for question in questions:
        question = fold(question)
        asked_in = language or detect(question, fallback=talk.business.language)
        talk.finder.find_answers(question, asked_in)  # the first question also warms the lemmatizers
        if len(questions) > 1:
            typer.echo(f"> {question}")
        begun = time.perf_counter()
        turn, decision = talk.say(question, asked_in)
        took = time.perf_counter() - begun
        _print_turn(turn, decision, talk.thresholds.answer, why=why)
        typer.echo(f"\n{took * 1000:.1f} ms for the message ({turn.language}), {loaded:.1f} s to load")


def _print_turn(turn: Turn, decision: Decision, threshold: float, *, why: bool) -> None:
    if turn.intent != "question":
        typer.echo(f"understood as: {turn.intent} ({turn.confidence:.2f})")
    if turn.candidates:
        _print_answer(turn.candidates, threshold, why=why)
    elif turn.step is Step.ANSWER:
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
