"""What the tests of this folder share."""

from __future__ import annotations

import pytest

from bot.core.turn import Step
from bot.service.ports import App
from tests.support.acting import (
    run_jobs,
    write_in,
)
from tests.support.engine import (
    ScriptedDialogue,
    ScriptedFinder,
    found,
    make_article,
    make_turn,
    says,
    wants_human,
)


@pytest.fixture
def dialogue(finder: ScriptedFinder) -> ScriptedDialogue:
    """Knows one sure question, one unsure one and a few wishes."""
    finder.articles = {
        "delivery/cost": make_article("delivery/cost", rest="Express is dearer."),
        "delivery/time": make_article("delivery/time", title="When?"),
        "refunds/dispute": make_article("refunds/dispute", escalate="always"),
    }
    return ScriptedDialogue(
        turns={
            "cost": found(("delivery/cost", 0.9)),
            "which": found(("delivery/cost", 0.5), ("delivery/time", 0.4)),
            "refund": found(("refunds/dispute", 0.9)),
            "gone": found(("archived/one", 0.9)),
            "person": wants_human(),
            "hello": says("greet"),
            "order": make_turn(Step.ASK, slot="order_number"),
            "better": make_turn(Step.FEEDBACK, helped=True),
        }
    )


async def ask(app: App, text: str) -> None:
    await write_in(app, text)
    await run_jobs(app)
