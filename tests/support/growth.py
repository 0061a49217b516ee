"""How the time of a piece of work grows with its text: by CPU time of this thread, as a ratio."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from tests.support.adversary import Seed, fill

SHORT, LONG = 500, 4_000  # characters
LINEAR = LONG / SHORT
TOLERANCE = 3.0  # a quadratic one grows by LINEAR squared, eight times as much as a linear one
NOTHING = 0.001  # seconds: what a long text costs less than this is not worth a ratio
HANGS = 3.0  # seconds of CPU after which work on a long text is cut off
TRIES = 4

Work = Callable[[str], object]


class Hangs(Exception):
    """The work took so long that it was cut off."""


def find_slow(work: Work, seeds: Sequence[Seed]) -> Seed | None:
    """The first seed whose text makes the work grow faster than linearly, or None."""
    return next((seed for seed in seeds if _is_slow(work, seed)), None)


def _is_slow(work: Work, seed: Seed) -> bool:
    """Whether it is each time it is measured: a machine that was busy once does not count."""
    try:
        return all(_grows(work, seed) for _ in range(TRIES))
    except Hangs:
        return True


def _grows(work: Work, seed: Seed) -> bool:
    long = measure(work, fill(seed, LONG))
    return long > NOTHING and long > TOLERANCE * LINEAR * measure(work, fill(seed, SHORT))


def measure(work: Work, text: str) -> float:
    """Seconds of CPU.

    Raises:
        Hangs: more than can be waited for.
    """
    before = signal.signal(signal.SIGVTALRM, _cut_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    started = time.thread_time()
    try:
        work(text)
        return time.thread_time() - started
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _cut_off(number: int, frame: FrameType | None) -> None:
    raise Hangs()
