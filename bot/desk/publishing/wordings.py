"""Wordings that become phrasings: checked first, then told with what became of questions."""

from __future__ import annotations

from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import Passed, pass_gate
from bot.service.articles.gate import wordings
from bot.service.articles.gate.wordings import Wanted


async def pass_wordings(visit: Visit, wanted: Wanted) -> Passed | None:
    """Ask the bot what they would change; None when the person thinks better of it."""
    changes = await visit.attempt(lambda person: wordings.list_changes(visit.app, person, wanted))
    return await pass_gate(visit, visit.person, changes) if changes is not None else None
