"""The engine's side of trying a question in the desk."""

from __future__ import annotations

from bot.core.jobs import Job
from bot.core.turn import Candidate
from bot.language.text.shortening import shorten
from bot.service.ports import Engine
from bot.storage.codec import pack


async def answer_try(engine: Engine, job: Job) -> dict[str, object]:
    """What the bot would find for the job's question, drafts included; nothing for one at which an engine has ended."""
    if job.was_deadly:
        return {"candidates": pack((), tuple[Candidate, ...])}
    question = shorten(job.payload["question"])
    found = engine.finder.find_answers(question, job.payload["language"], drafts=True)
    alike = engine.finder.compare_questions(question, job.payload.get("others", ()))
    return {"candidates": pack(found, tuple[Candidate, ...]), "alike": list(alike)}
