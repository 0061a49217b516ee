"""An engine process in miniature: the product's own worker and answering over a dialogue that needs no loading.

ANSWERDESK_HOME=… python -m tests.support.tiny_engine [the seconds a turn may take]
"""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime

from bot.app import build_app
from bot.core.turn import Candidate, Step, Turn, Understood
from bot.knowledge.articles.articles import Article, parse_article
from bot.run.process import set_up_logging, stop_on_signal, stop_with_parent
from bot.run.pulse import TURN_SECONDS, Pulse
from bot.service.ports import Engine
from bot.service.system import health
from bot.settings import read_settings
from bot.storage.system import jobs
from bot.worker.handlers import ENGINE
from bot.worker.loop import Worker, is_dead
from tests.support.engine import ScriptedFinder


class Numbered(ScriptedFinder):
    """Knows one article for every number: "topic/n17" says "Answer to m17."."""

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        number = re.findall(r"\bm(\d+)", question)[-1]
        title = f"Question {number}"
        return (Candidate(article=f"topic/n{number}", language="en", title=title, probability=0.95),)

    def article(self, key: str, language: str) -> Article | None:
        number = key.removeprefix("topic/n")
        text = f"---\ntitle: Question {number}\nquestions: [m{number}]\nstatus: published\n---\nAnswer to m{number}.\n"
        moment = datetime(2026, 11, 1, tzinfo=UTC)
        return parse_article(text.encode(), f"en/topic/n{number}.md", updated_at=moment)[0]


class Parrot:
    """Takes every turn for a question. At "hang!" it hangs, holding Python's lock."""

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        if "hang!" in text:
            _hang()
        found = Numbered().find_answers(text, language)
        turn = Turn(text=text, language="en", intent="question", confidence=1.0, step=Step.ANSWER, candidates=found)
        return Understood(turn=turn, state="")


def _hang() -> None:
    re.match("(?:a+)+b", "a" * 200)


async def main(turn_seconds: float) -> None:
    """Answer until told to stop."""
    app = Engine.of(build_app(read_settings()), finder=Numbered(), dialogue=Parrot())
    stop = stop_on_signal()
    pulse = Pulse(turn_seconds=turn_seconds)
    pulse.get_ready(app.effort)
    alive = asyncio.create_task(pulse.run(stop))
    parent = asyncio.create_task(stop_with_parent(stop))
    await app.hub.start()
    try:
        await app.database.write(jobs.take_back, is_dead=is_dead)
        await app.database.write(health.record_engine, "ready")
        await Worker(app, ENGINE, name="tiny", width=2).run(stop)
    finally:
        stop.set()
        await asyncio.gather(alive, parent)
        await app.hub.stop()
        app.database.close()


if __name__ == "__main__":
    set_up_logging("tiny engine")
    asyncio.run(main(float(sys.argv[1]) if sys.argv[1:] else TURN_SECONDS))
