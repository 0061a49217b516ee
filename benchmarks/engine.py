"""The engine from inside: time per question with Rasa included, and the time to load."""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import time

from benchmarks.table import Figure
from bot.settings import ROOT

QUESTIONS = {
    "ru": (
        "сколько стоит доставка по киеву",
        "как вернуть деньги за букет",
        "где мой промокод",
        "когда приедет курьер",
    ),
    "uk": ("скільки коштує доставка", "як повернути гроші за букет", "де мій промокод", "коли приїде кур'єр"),
    "en": ("how much is delivery in kyiv", "how do i get my money back", "where is my promo code", "when will it come"),
}
ROUNDS = 25


def measure() -> list[Figure]:
    """Run in a process of its own, so that nothing else is loaded."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.engine"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return [Figure(**figure) for figure in json.loads(run.stdout.splitlines()[-1])]


def _measure_here() -> list[dict[str, object]]:
    from bot.dialogue.engine import RasaDialogue
    from bot.knowledge.search import Knowledge

    started = time.perf_counter()
    finder = Knowledge.open(ROOT / "knowledge_base", ROOT / "models" / "index", training=ROOT / "data")
    dialogue = RasaDialogue.load(ROOT / "models", finder)
    figures = [_figure("engine load", "all", time.perf_counter() - started, "s", "")]
    for language, questions in QUESTIONS.items():
        times = asyncio.run(_time(dialogue, language, questions))
        figures.append(_figure("engine time per question, p50", language, statistics.median(times) * 1000, "ms", ""))
        p95 = sorted(times)[int(len(times) * 0.95)] * 1000
        figures.append(_figure("engine time per question, p95", language, p95, "ms", "150 ms"))
    return figures


async def _time(dialogue: object, language: str, questions: tuple[str, ...]) -> list[float]:
    times = []
    for number in range(ROUNDS):
        for question in questions:
            started = time.perf_counter()
            await dialogue.turn(state="", text=f"{question} {number}", language=language)  # type: ignore[attr-defined]
            times.append(time.perf_counter() - started)
    return times


def _figure(metric: str, subject: str, value: float, unit: str, bound: str) -> dict[str, object]:
    spread = f"{ROUNDS * 4} questions" if "question" in metric else ""
    return {
        "metric": metric,
        "subject": subject,
        "system": "answerdesk",
        "value": value,
        "unit": unit,
        "bound": bound,
        "spread": spread,
    }


if __name__ == "__main__":
    print(json.dumps(_measure_here()))
