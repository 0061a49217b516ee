"""The engine from inside: time per question with Rasa included, throughput, memory, time to load and to train.

Time is shown beside one bare pass of all-MiniLM-L6-v2 over the same text in the same process, which is what a search by
that model alone would cost.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import psutil

from benchmarks.data import SAMPLE
from benchmarks.table import Figure
from bot.settings import ROOT, read_settings

if TYPE_CHECKING:
    from bot.dialogue.rasa_dialogue import RasaDialogue
    from bot.knowledge.answers.search import Knowledge

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
CORES = 2
BURST = 300  # questions each process answers for the throughput
COMMAND = (sys.executable, "-m", "benchmarks.engine")
MINILM = "one all-MiniLM-L6-v2 pass"


def measure() -> list[Figure]:
    """Run in processes of their own, so that nothing else is loaded."""
    prepare()
    figures = [Figure(**figure) for figure in json.loads(_run("time")[0])]
    for processes in range(1, CORES + 1):
        rates = [float(line) for line in _run(*["burst"] * processes)]
        how = f"{processes} process{'es' if processes > 1 else ''}, {BURST} questions each"
        figures.append(_figure("questions per second", f"{processes} of {CORES} cores", sum(rates), "", how=how))
    return [*figures, _figure("time to train", "sample project", _train(), "s", "90 s")]


def prepare() -> None:
    """Train the model and make the index if they are not there: what is measured is a product that is set up."""
    subprocess.run([*COMMAND, "prepare"], check=True, cwd=ROOT)


def _run(*jobs: str) -> list[str]:
    """The last line of each job; they run at the same time and begin to work together."""
    started = [
        subprocess.Popen([*COMMAND, job], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for job in jobs
    ]
    for process in started:
        assert process.stdout is not None
        while process.stdout.readline().strip() != "ready":
            if process.poll() is not None:
                raise RuntimeError("the engine could not be loaded; train a model first")
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate()[0].splitlines()[-1] for process in started]


def _train() -> float:
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "bot.cli.main", "train"],
            env={**os.environ, "ANSWERDESK_MODELS": folder},
            capture_output=True,
            check=True,
            cwd=ROOT,
        )
        return time.perf_counter() - started


def _prepare() -> None:
    from benchmarks.talking.shop import TRAINING
    from bot.dialogue.train import is_current, train

    models = read_settings().models
    if not is_current(ROOT, models, TRAINING):
        train(ROOT, models, training=TRAINING, say=lambda line: print(line, file=sys.stderr))
    _open()


def _load() -> RasaDialogue:
    from benchmarks.talking.shop import sample_business
    from bot.dialogue.rasa_dialogue import RasaDialogue

    business = sample_business()
    return RasaDialogue.load(ROOT / "models", _open(), lambda: business)


def _open() -> Knowledge:
    from bot.knowledge.answers.search import Knowledge

    return Knowledge.open(
        SAMPLE / "knowledge_base", ROOT / "models" / "index", training=(ROOT / "data", SAMPLE / "data")
    )


def _measure_times() -> list[dict[str, object]]:
    from bot.language.encoders.encoder import NamedEncoder, minilm_folder

    started = time.perf_counter()
    dialogue = _load()
    loaded = time.perf_counter() - started
    memory = psutil.Process().memory_full_info().pss / 1e9
    _wait()
    figures = [_figure("engine load", "all", loaded, "s"), _figure("memory of the engine", "all", memory, "GB")]
    bare = NamedEncoder(MINILM, minilm_folder())  # as sentence-transformers runs it
    for language, questions in QUESTIONS.items():
        ours, passes = asyncio.run(_time(dialogue, language, questions, lambda text: bare.encode([text])))
        how = f"{len(ours)} questions, one thread"
        p95 = sorted(ours)[int(len(ours) * 0.95)]
        ratio = statistics.median(one / pass_ for one, pass_ in zip(ours, passes, strict=True))
        metric = "engine time per question, p50"
        figures += [
            _figure(metric, language, 1000 * statistics.median(ours), "ms", how=how),
            _figure(metric, language, 1000 * statistics.median(passes), "ms", system=MINILM, how=how),
            _figure("engine time per question in passes, p50", language, ratio, "", "2 passes", how=how),
            _figure("engine time per question, p95", language, 1000 * p95, "ms", "60 ms", how=how),
        ]
    return [vars(figure) for figure in figures]


async def _time(
    dialogue: RasaDialogue, language: str, questions: tuple[str, ...], bare: Callable[[str], object]
) -> tuple[list[float], list[float]]:
    """Seconds of each question through the engine, and of one bare pass over the same text just before."""
    ours, passes = [], []
    for number in range(ROUNDS):
        for question in questions:
            text = f"{question} {number}"
            started = time.perf_counter()
            bare(text)
            between = time.perf_counter()
            await dialogue.turn(state="", text=text, language=language)
            passes.append(between - started)
            ours.append(time.perf_counter() - between)
    return ours, passes


async def _answer_burst(dialogue: RasaDialogue) -> float:
    """Questions per second, one after the other, in all languages by turns."""
    asked = [(language, text) for at in range(4) for language, texts in QUESTIONS.items() for text in (texts[at],)]
    started = time.perf_counter()
    for number in range(BURST):
        language, text = asked[number % len(asked)]
        await dialogue.turn(state="", text=f"{text} {number}", language=language)
    return BURST / (time.perf_counter() - started)


def _wait() -> None:
    """Say that all is loaded and begin when told."""
    print("ready", flush=True)
    sys.stdin.readline()


def _figure(
    metric: str, subject: str, value: float, unit: str, bound: str = "", *, system: str = "answerdesk", how: str = ""
) -> Figure:
    return Figure(metric=metric, subject=subject, system=system, value=value, unit=unit, bound=bound, spread=how)


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        _prepare()
    elif sys.argv[1] == "time":
        print(json.dumps(_measure_times()))
    else:
        engine = _load()
        _wait()
        print(asyncio.run(_answer_burst(engine)))
