"""``answerdesk kb history``: what was asked in old conversations, for those who live in a terminal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.core.insights.histories import OldTopic
from bot.errors import BadInput
from bot.knowledge.articles.articles import load_library
from bot.knowledge.histories.child import pair
from bot.knowledge.histories.reading import look
from bot.knowledge.histories.said import Seen
from bot.service.articles import drafts
from bot.service.articles.histories.drafting import compose_drafts, title_of
from bot.service.articles.histories.sorting import to_topics
from bot.service.articles.histories.topics import choose_commonest
from bot.settings import Settings, read_settings
from bot.words import Catalogue

LANGUAGE = "en"  # of the command line
_STEP = 5000


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for. ``ours`` are names of those who answer, none for the likeliest."""

    paths: tuple[Path, ...]
    ours: tuple[str, ...] = ()
    language: str = LANGUAGE
    most: int = 30
    drafts: int = 0


def sort_history(wanted: Wanted) -> int:
    """Print the topics, and write drafts of the commonest if they are wanted; the exit status.

    Raises:
        BadInput: a path is not there, or nobody is called so.
    """
    missing = next((path for path in wanted.paths if not path.is_file()), None)
    if missing is not None:
        raise BadInput(problem=f"{missing} is not there. Give result.json of Telegram, an export of tickets, or a CSV.")
    settings = read_settings()
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines.jsonl"
        seen = look(list(wanted.paths), lines, told=_tell("messages"))
        typer.echo(render_seen(seen))
        if len(seen.speakers) < 2:
            return 1
        topics = _sort(lines, _ours(seen, wanted.ours), wanted.language, settings)
    typer.echo(render(topics[: wanted.most]))
    if wanted.drafts:
        _write(topics, wanted.drafts, settings)
    return 0 if topics else 1


def render_seen(seen: Seen) -> str:
    """What is in the files, who is taken for the business, and what can't be read."""
    words = Catalogue()
    said = [f"{seen.lines} messages in {seen.chats} chats."]
    ours = [one.name for one in seen.speakers if one.ours]
    said += [f"Taken for the business: {', '.join(ours)} (--us NAME for somebody else)."] if ours else []
    for one in seen.troubles:
        params = {name: str(value) for name, value in one.items() if name not in ("file", "code")}
        key = f"desk-history-trouble-{one['code']}"
        said.append(f"{one['file']}: {words.say(LANGUAGE, key, **params)}")
    for code, count in seen.unread.most_common():
        key = f"desk-history-unread-{code}"
        said.append(f"  not taken: {words.say(LANGUAGE, key, count=count)}")
    return "\n".join(said)


def render(topics: Sequence[OldTopic]) -> str:
    """The table: how often, in which languages, what, and the answer."""
    if not topics:
        return "Nothing is asked by two people."
    lines = []
    for number, one in enumerate(topics, start=1):
        languages = ", ".join(f"{code} {count}" for code, count in one.languages.items())
        lines.append(f"{number:3}. {title_of(one, one.language)}")
        lines.append(f"     asked {one.count} times by {one.people} people in {one.months} months ({languages})")
        _, reply = one.reply
        lines.append(f"     > {' '.join(reply.split())[:160]}" if reply else "     > no answer that can be shown")
    return "\n".join(lines)


def _ours(seen: Seen, names: Sequence[str]) -> frozenset[str]:
    wanted = {name.casefold() for name in names}
    chosen = frozenset(
        one.id for one in seen.speakers if (one.name.casefold() in wanted or one.id in names if names else one.ours)
    )
    if not chosen:
        known = ", ".join(one.name for one in seen.speakers[:20])
        raise BadInput(problem=f"Say who answers for the business with --us NAME. There are: {known}")
    return chosen


def _sort(lines: Path, ours: frozenset[str], language: str, settings: Settings) -> tuple[OldTopic, ...]:
    from bot.app import open_business
    from bot.knowledge.histories.topics import sort_out

    business = open_business(settings).now
    asked = list(pair(lines, ours, language=language, business=business, told=_tell("questions")))
    found = sort_out(asked)
    return to_topics(found, [("", 0.0)] * len(found.topics), 0)


def _write(topics: Sequence[OldTopic], most: int, settings: Settings) -> None:
    from bot.run.start import open_database

    library = load_library(settings.knowledge_base)
    database, taken, written = open_database(settings), set(library.by_key), 0
    for topic in choose_commonest(topics, most=most):
        for draft in compose_drafts(topic, library, taken):
            path = drafts.path_of(settings.knowledge_base, draft.key, draft.language)
            database.write_now(drafts.do_write, draft, path, draft.text, person_id=None)
            typer.echo(f"  {draft.language}/{draft.key}.md")
            written += 1
    typer.echo(f"{written} drafts are written. Read them and publish them in the desk.")


def _tell(word: str) -> Callable[[int], None]:
    def tell(count: int) -> None:
        if count and count % _STEP == 0:
            typer.echo(f"{count} {word}", err=True)

    return tell
