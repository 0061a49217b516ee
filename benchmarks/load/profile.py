"""Where the processor's time goes: samples of py-spy (install it beside the product), summed up by what is done."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERTZ: Final = 200
# The innermost frame with one of these words says what a sample was spent on; the first that fits counts.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "deep encoders": ("encoders/lean.py", "encoders/e5.py", "transformers/", "encoders/shared_space.py"),
    "tables": ("static_embedding", "encoders/encoder.py"),
    "words and characters": ("index/lexical.py", "text/lemmas.py", "pymorphy3", "spacy/", "feature_extraction/text.py"),
    "weighing the articles": ("knowledge/answers/", "knowledge/index/"),
    "language detection": ("text/detect.py", "text/translit.py", "text/keyboard.py", "lingua"),
    "intents and mood": ("dialogue/nlu/", "language/mood"),
    "database": ("sqlalchemy/", "storage/database.py", "alembic/"),
    "rows to objects": ("storage/codec.py", "pydantic"),
    "Rasa": ("rasa/", "rasa_sdk/", "dialogue/"),
    "HTTP to Telegram": ("httpx", "httpcore", "telegram/request", "h11", "anyio", "telegram/_"),
    "doorbells": ("realtime/",),
    "decision and words": ("core/policy", "service/", "words.py", "fluent"),
    "pages": ("nicegui", "starlette", "uvicorn", "desk/"),
}
REST: Final = "event loop and the rest"
# Threads that wait for work: py-spy takes some of them for busy.
IDLE: Final = (
    "_worker (concurrent/futures/thread.py",
    "WorkerThread.run (anyio",
    "EpollSelector.select (selectors.py",
    "Condition.wait (threading.py",
)


@dataclass(frozen=True, kw_only=True)
class Sampling:
    """Which process to look at, for how long, and the file of stacks and counts."""

    pid: int
    to: Path
    seconds: int


@asynccontextmanager
async def sampling(wanted: Sequence[Sampling]) -> AsyncIterator[None]:
    """Sample these processes meanwhile; waits until py-spy has written its files."""
    started = [await _start(one) for one in wanted]
    yield
    for process in started:
        await process.wait()


async def _start(one: Sampling) -> asyncio.subprocess.Process:
    one.to.parent.mkdir(parents=True, exist_ok=True)
    options = ("--pid", str(one.pid), "--duration", str(one.seconds), "--rate", str(HERTZ))
    return await asyncio.create_subprocess_exec(
        *("py-spy", "record", "--format", "raw", "--output", str(one.to), *options),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


def shares(stacks: Iterable[str]) -> dict[str, float]:
    """The share of each part in lines of "outer;…;inner count", the largest first; who waits for work is left out."""
    found: Counter[str] = Counter()
    for line in stacks:
        stack, _, times = line.rstrip().rpartition(" ")
        frames = stack.split(";")
        if not frames[-1].startswith(IDLE):
            found[part_of(frames)] += int(times)
    total = sum(found.values())
    return {part: times / total for part, times in found.most_common()}


def render(folder: Path, costs: Mapping[str, float]) -> str:
    """A Markdown table: milliseconds a message by part, from ``role.txt`` and the ``costs`` of each role."""
    found = {role: shares((folder / f"{role}.txt").read_text(encoding="utf-8").splitlines()) for role in costs}
    parts = sorted({part for one in found.values() for part in one}, key=lambda part: -_cost(found, costs, part))
    lines = [f"| ms a message | {' | '.join(costs)} |", f"|---|{'---|' * len(costs)}"]
    for part in parts:
        cells = (f"{costs[role] * found[role].get(part, 0.0):.1f}" for role in costs)
        lines.append(f"| {part} | {' | '.join(cells)} |")
    return "\n".join([*lines, f"| all | {' | '.join(f'{cost:.1f}' for cost in costs.values())} |"])


def _cost(found: Mapping[str, Mapping[str, float]], costs: Mapping[str, float], part: str) -> float:
    return sum(costs[role] * found[role].get(part, 0.0) for role in costs)


def part_of(frames: Sequence[str]) -> str:
    """The part the innermost known frame belongs to."""
    for frame in reversed(frames):
        for part, words in PARTS.items():
            if any(word in frame for word in words):
                return part
    return REST
