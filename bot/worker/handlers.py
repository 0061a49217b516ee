"""Which function does which job."""

from __future__ import annotations

from bot.core.jobs import Job, JobKind
from bot.core.turn import Candidate
from bot.service.chat import answering
from bot.service.outbox import delivery
from bot.service.ports import App
from bot.storage.codec import pack
from bot.worker.loop import Handler


async def _deliver(app: App, job: Job) -> None:
    await delivery.deliver(app, job)


async def _answer(app: App, job: Job) -> None:
    await answering.answer_next(app, job)


async def _try(app: App, job: Job) -> dict[str, object]:
    assert app.finder is not None
    found = app.finder.find_answers(job.payload["question"], job.payload["language"], drafts=True)
    return {"candidates": pack(found, tuple[Candidate, ...])}


FRONT: dict[JobKind, Handler] = {JobKind.DELIVER: _deliver}
ENGINE: dict[JobKind, Handler] = {JobKind.ANSWER: _answer, JobKind.TRY: _try}
