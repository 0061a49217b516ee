"""How long customers wait at each rate, and what a message costs front and engine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.load.customers import Crowd, Waits
from benchmarks.load.dashboards import fill, open_dashboards
from benchmarks.load.operators import Account, Shift, on_duty
from benchmarks.load.product import ROLES, Product, Usage, leave_empty, running
from benchmarks.load.profile import Sampling, sampling
from benchmarks.table import Figure

WARM_UP_SECONDS: Final = 10.0
WARM_UP_RATE: Final = 3.0
SETTLE_SECONDS: Final = 5.0
SOAK: Final = ((5.0, 60.0), (10.0, 60.0), (15.0, 60.0), (20.0, 60.0), (30.0, 600.0))  # messages a second, seconds


Step = tuple[float, float]  # messages a second, seconds


@dataclass(frozen=True, kw_only=True)
class Run:
    """One rate, for so many seconds; ``dashboards`` were open beside it."""

    rate: float
    seconds: float
    waits: Waits
    before: Usage
    after: Usage
    account: Account
    dashboards: int = 0

    def percentile(self, share: float) -> float:
        """Seconds within which this share of the messages was answered."""
        return float(np.percentile(self.waits.seconds or (float("nan"),), share))

    def cost(self, name: str) -> float:
        """Milliseconds of CPU a message."""
        return 1000 * (self.after.cpu[name] - self.before.cpu[name]) / (self.rate * self.seconds)


def measure(
    steps: Sequence[Step], *, profile: Path | None, dashboards: int = 0, say: Callable[[str], None]
) -> tuple[Run, ...]:
    """One start of the product, the steps one after the other, with ten operators on duty.

    ``profile``: a folder for samples of the last step; ``dashboards``: so many leads look at the numbers of a quarter
    when all steps are taken a second time.
    """
    return asyncio.run(_measure(steps, profile=profile, dashboards=dashboards, say=say))


def figures(runs: Sequence[Run]) -> list[Figure]:
    """The table of a run."""
    return [figure for run in runs for figure in _figures(run)]


async def _measure(
    steps: Sequence[Step], *, profile: Path | None, dashboards: int, say: Callable[[str], None]
) -> tuple[Run, ...]:
    from tests.support.emulator import Clock, Emulator

    runs = []
    async with (
        Emulator(clock=Clock(speed=1.0)) as telegram,
        running(telegram, fill=fill if dashboards else leave_empty) as product,
        on_duty(telegram, product) as shift,
    ):
        crowd = Crowd(telegram)
        await crowd.write(rate=WARM_UP_RATE, seconds=WARM_UP_SECONDS)
        for step in steps:
            await asyncio.sleep(SETTLE_SECONDS)
            wanted = _samplings(product, profile, step[1]) if step == steps[-1] and profile else ()
            runs.append(await _run(product, crowd, shift, step, wanted))
            say(_line(runs[-1]))
        if dashboards:
            async with open_dashboards(product.settings.base_url, shift.app, dashboards):
                for step in steps:
                    await asyncio.sleep(SETTLE_SECONDS)
                    runs.append(replace(await _run(product, crowd, shift, step, ()), dashboards=dashboards))
                    say(_line(runs[-1]))
    return tuple(runs)


async def _run(product: Product, crowd: Crowd, shift: Shift, step: Step, wanted: Sequence[Sampling]) -> Run:
    (rate, seconds), before = step, product.usage()
    async with sampling(wanted):
        waits = await crowd.write(rate=rate, seconds=seconds)
        after = product.usage()
        account = await shift.end()
    return Run(rate=rate, seconds=seconds, waits=waits, before=before, after=after, account=account)


def _samplings(product: Product, folder: Path, seconds: float) -> tuple[Sampling, ...]:
    return tuple(Sampling(pid=product.pid(role), to=folder / f"{role}.txt", seconds=int(seconds)) for role in ROLES)


def _line(run: Run) -> str:
    found = ", ".join(f"p{share} {run.percentile(share):.2f} s" for share in (50, 95, 99, 100))
    costs = ", ".join(f"{name} {run.cost(name):.0f} ms" for name in run.after.cpu)
    grown = ", ".join(f"{name} {run.before.memory[name] >> 20} -> {run.after.memory[name] >> 20} MB" for name in ROLES)
    beside = f" beside {run.dashboards} dashboards" if run.dashboards else ""
    head = f"{run.rate:g}/s for {run.seconds:g} s{beside}: {found}; unanswered {run.waits.unanswered}; {run.account}"
    return f"{head}; CPU a message: {costs}; {grown}"


def _figures(run: Run) -> list[Figure]:
    def one(metric: str, value: float, unit: str, bound: str = "") -> Figure:
        return Figure(
            metric=metric,
            subject=f"{run.rate:g} messages a second" + (f", {run.dashboards} dashboards" if run.dashboards else ""),
            system="answerdesk",
            value=value,
            unit=unit,
            bound=bound,
            spread=f"{run.seconds / 60:g} min, front, engine and emulator on the same cores",
        )

    waits = [one(f"message to answer in Telegram, p{share}", run.percentile(share), "s") for share in (50, 99)]
    return [
        one("message to answer in Telegram, p95", run.percentile(95), "s", "1.5 s"),
        *waits,
        one("messages without an answer after a minute", run.waits.unanswered, "", "0"),
        one("messages and replies lost", run.account.lost, "", "0"),
        one("messages and replies doubled", run.account.twice, "", "0"),
        one("replies of operators", run.account.replies, ""),
        *(one(f"processor time a message, {role}", run.cost(role), "ms") for role in ROLES),
        *(one(f"memory of the {role} at the start", run.before.memory[role] / 1e6, "MB") for role in ROLES),
        *(one(f"memory of the {role} at the end", run.after.memory[role] / 1e6, "MB") for role in ROLES),
    ]
