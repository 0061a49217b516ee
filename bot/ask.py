"""``answerdesk ask``: one question through the search, with everything that led to the answer."""

from __future__ import annotations

import time

import typer

from bot.core.turn import Candidate
from bot.settings import ROOT, read_settings


def ask_once(question: str, *, language: str, why: bool) -> None:
    """Print article, probability, runner-ups and time."""
    from bot.knowledge.chosen import open_encoders
    from bot.knowledge.search import Knowledge
    from bot.language.detect import detect

    settings = read_settings()
    started = time.perf_counter()
    encoders = open_encoders(settings.models, settings.encoder)
    finder = Knowledge.open(
        settings.knowledge_base, settings.models / "index", encoders=encoders, training=ROOT / "data"
    )
    loaded = time.perf_counter()
    language = language or detect(question, fallback=settings.language)
    finder.find_answers(question, language)  # the first question also warms the lemmatizers
    begun = time.perf_counter()
    found = finder.find_answers(question, language)
    took = time.perf_counter() - begun
    if not found:
        typer.echo("No article comes close.")
        return
    _print_answer(found, settings.thresholds.answer, why=why)
    typer.echo(f"\n{took * 1000:.1f} ms for the question ({language}), {loaded - started:.1f} s to load")


def _print_answer(found: tuple[Candidate, ...], threshold: float, *, why: bool) -> None:
    best = found[0]
    verdict = "answer" if best.probability >= threshold else "not sure enough to answer alone"
    typer.echo(f"{best.article} ({best.language})  {best.title}")
    typer.echo(f"probability {best.probability:.3f}: {verdict}")
    typer.echo("runner-ups:")
    for candidate in found[1:4]:
        typer.echo(f"  {candidate.probability:.3f}  {candidate.article}  {candidate.title}")
    if why:
        for candidate in found[:4]:
            scores = ", ".join(f"{name} {value:.3f}" for name, value in candidate.scores.items())
            typer.echo(f"  {candidate.article}: matched “{candidate.matched}”; {scores}")
