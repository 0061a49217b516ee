"""The gate before publishing: 500 articles in three languages, 2,000 questions asked of the base and of the change.

The articles are made of sentences of the public sets: a title, three example questions, a golden question and a text of
four sentences in each language; the other questions are sentences that stand in no article. The encoders are the
product's. "never read" is a check whose questions nobody has read ahead; afterwards their vectors are remembered, as
they are while the product runs, and kept for the next start.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.table import Figure
from bot.app import build_app
from bot.core.articles.replay import Question
from bot.core.language import LANGUAGES
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders
from bot.language.text.detect import detect
from bot.service.articles.gate.asking import Wanted
from bot.service.articles.gate.sampling import list_golden
from bot.service.chat.replay.acting import list_searched, to_question
from bot.service.chat.replay.running import run
from bot.service.ports import Engine
from bot.settings import Settings

KEYS: Final = 500
QUESTIONS: Final = 2000
PART: Final = 250
_EACH: Final = 9
BOUND: Final = 10.0
BOUND_HOLDS: Final = frozenset(("first after a start", "read ahead"))


def measure(
    sentences: Iterable[str], encoders: Encoders, *, keys: int = KEYS, count: int = QUESTIONS, home: Path | None = None
) -> list[Figure]:
    """A first check, another change with the vectors at hand, and one question tried.

    What is indexed in ``home`` is kept there for the next time.
    """
    pools = by_language(sentences)
    with tempfile.TemporaryDirectory() as folder:
        home = home or Path(folder)
        for at in range(keys):
            for language, pool in pools.items():
                write(home / "kb" / language / "topic" / f"article-{at}.md", [next(pool) for _ in range(_EACH)])
        knowledge = Knowledge.begin(home / "kb", home / "index", encoders=encoders)
        engine = _open(home, knowledge)
        questions = _questions(knowledge, pools, count)
        first = _check(engine, questions, "en/topic/article-1.md")
        later = [_check(engine, questions, f"en/topic/article-{at}.md") for at in (2, 3, 4)]
        tried = _check(engine, questions[:1], "en/topic/article-5.md")
        started = _start_again(home, engine, encoders, questions)
        engine.database.close()
    passages = len(knowledge.index.layout.passages)
    about = f"{len(knowledge.library.articles):,} articles, {passages:,} passages"
    names = (
        ("never read", first),
        ("first after a start", started),
        ("read ahead", sorted(later)[1]),
        ("one question, a new text", tried),
    )
    return [_figure(name, took, about, len(questions)) for name, took in names]


def _start_again(home: Path, engine: Engine, encoders: Encoders, questions: Sequence[tuple[str, str]]) -> Took:
    """The first check of an engine that has only what the last one has kept."""
    engine.finder.keep_read([text for one in questions for text in list_searched(to_question(*one))])
    started = Engine.of(
        engine, finder=Knowledge.begin(home / "kb", home / "index", encoders=encoders), dialogue=_NoDialogue()
    )
    return _check(started, questions, "en/topic/article-6.md")


def by_language(sentences: Iterable[str]) -> Mapping[str, Iterator[str]]:
    """Without end, by the language each is in."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for text in sentences:
        line = " ".join(text.split())[:200]
        found[detect(line, fallback="en")].append(line)
    return {language: _endless(texts) for language, texts in found.items() if texts}


def _endless(texts: Sequence[str]) -> Iterator[str]:
    """Where there are too few, each again with a number: the vectors differ."""
    yield from texts
    for number in itertools.count(2):
        yield from (f"{text} {number}" for text in texts)


def write(path: Path, sentences: Sequence[str]) -> None:
    """An article of nine sentences: title, golden question, three phrasings, text."""
    title, golden, *rest = sentences
    head: dict[str, Any] = {"title": title, "questions": rest[:3], "golden": [golden], "status": "published"}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(head, allow_unicode=True)
    path.write_text(f"---\n{text}---\n{'. '.join(rest[3:])}.\n", encoding="utf-8")


def _open(home: Path, knowledge: Knowledge) -> Engine:
    app = build_app(Settings(home=home, knowledge_base=home / "kb", models=home))
    return Engine.of(app, finder=knowledge, dialogue=_NoDialogue())


class _NoDialogue:
    async def turn(self, **_: Any) -> Any:
        raise AssertionError("the gate takes all for questions")


def _questions(knowledge: Knowledge, pools: Mapping[str, Iterator[str]], count: int) -> list[tuple[str, str]]:
    library = knowledge.library
    asked: list[Question] = list(list_golden(library, library))[:count]
    more = itertools.cycle(pools.items())
    rest = ((next(pool), language) for language, pool in more)
    return [*((one.text, one.language) for one in asked), *itertools.islice(rest, count - len(asked))]


@dataclass(frozen=True, order=True)
class Took:
    """Seconds by the clock, and of the processor: others may use it meanwhile."""

    clock: float
    processor: float


def _check(engine: Engine, questions: Sequence[tuple[str, str]], path: str) -> Took:
    """For all questions of what is live and of the change, in the parts in which they come."""
    text = engine.finder.library.by_path[path].body
    changed = (engine.settings.knowledge_base / path).read_text(encoding="utf-8").replace(text, f"{text} It is new.")
    began, worked = time.perf_counter(), time.process_time()
    for at in range(0, len(questions), PART):
        some = tuple(questions[at : at + PART])
        run(
            engine,
            Wanted(questions=some, changes={path: changed}, touched=len(questions) > 1),
            [to_question(*one) for one in some],
        )
    return Took(time.perf_counter() - began, time.process_time() - worked)


def _figure(name: str, took: Took, about: str, asked: int) -> Figure:
    return Figure(
        metric="time of the gate before publishing",
        subject=f"{asked:,} questions, {name}",
        system="answerdesk",
        value=took.clock,
        unit="s",
        bound=f"{BOUND:.0f} s" if name in BOUND_HOLDS else "",
        spread=f"{about}; {took.processor:.1f} s of the processor",
    )
