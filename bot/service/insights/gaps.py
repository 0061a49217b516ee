"""What the articles do not answer: groups of questions, and what a lead does about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.articles.replay import Report
from bot.core.insights.askers import HOLDS
from bot.core.insights.figures import Passage
from bot.core.insights.gaps import WINDOW, GapState, Group, Reply, Wording
from bot.core.people import Person, Right, may
from bot.errors import NotFound
from bot.language.said.masking import mask
from bot.language.said.tidying import tidy_wording
from bot.service.articles.gate import wordings
from bot.service.articles.gate.wordings import Added, Wanted
from bot.service.insights.grouping import PROGRESS
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.insights import askers, gaps
from bot.storage.people import people
from bot.storage.system import audit, facts

MOST_GROUPS: Final = 100
MOST_CHATS: Final = 200
MOST_WORDINGS: Final = 30
READ_CHATS: Final = 60  # whose replies are looked at
LEAST_REPLY, LONGEST_REPLY = 40, 1500  # characters
MOST_REPLIES: Final = 3
LONGEST_NOTE: Final = 500


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The groups in one state, and how many there are in each; ``waiting`` questions are in none yet, of a run that
    goes on ``done`` of ``total`` have been read. ``asking``: how many chats of a group wait to be told.
    """

    groups: tuple[Group, ...]
    counts: Mapping[GapState, int]
    asking: Mapping[int, int]
    waiting: int = 0
    done: int = 0
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class Detail:
    """A group with how it was asked, the chats, and what operators answered, without what is personal."""

    group: Group
    wordings: tuple[Wording, ...]
    passages: tuple[Passage, ...]
    replies: tuple[Reply, ...]


def list_gaps(tx: Tx, person: Person, *, state: GapState = GapState.OPEN) -> Listed:
    """The groups that cost most, first."""
    check_right(person, Right.SEE_INSIGHTS)
    told = facts.find_fact(tx, PROGRESS)
    done, _, total = (told[0] if told else "").partition("/")
    return Listed(
        groups=gaps.list_groups(tx, state=state, limit=MOST_GROUPS),
        counts=gaps.count_states(tx),
        asking=askers.count_waiting(tx, since=tx.now - HOLDS),
        waiting=gaps.count_ungrouped(tx, since=tx.now - WINDOW),
        done=int(done or 0),
        total=int(total or 0),
    )


def access_gap(tx: Tx, person: Person, app: App, number: int) -> Detail:
    """One group.

    Raises:
        NotFound: there is none.
    """
    check_right(person, Right.SEE_INSIGHTS)
    group, since = gaps.get(tx, number), tx.now - WINDOW
    passages = gaps.list_passages(tx, number, since=since, limit=MOST_CHATS)
    replies = gaps.list_replies(tx, number, since=since, limit=READ_CHATS)
    return Detail(group=group, wordings=_list_wordings(passages), passages=passages, replies=_choose(app, replies))


def do_decide(tx: Tx, person: Person, number: int, state: GapState) -> Group:
    """Put a group away, or take it out again."""
    check_right(person, Right.EDIT_ARTICLES)
    audit.record_audit(tx, person_id=person.id, action=f"gap.{state.value}", object=str(number))
    return gaps.record_state(tx, gaps.get(tx, number), state)


def do_care(tx: Tx, person: Person, number: int, *, by: int | None, note: str) -> Group:
    """Who takes care of it, with a word about it."""
    check_right(person, Right.SEE_INSIGHTS)
    if by is not None and by not in {one.id for one in list_carers(tx, person)}:
        raise NotFound(what="person")
    gaps.record_care(tx, number, person_id=by, note=note.strip()[:LONGEST_NOTE])
    return gaps.get(tx, number)


def list_carers(tx: Tx, person: Person) -> tuple[Person, ...]:
    """Who may write articles."""
    check_right(person, Right.SEE_INSIGHTS)
    return tuple(one for one in people.list_people(tx) if may(one, Right.EDIT_ARTICLES))


async def add_to_article(
    app: App, person: Person, report: Report | None, number: int, wanted: Wanted, *, why: str = ""
) -> Added:
    """What was checked becomes phrasings of an article; then the group is done with.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    added = await wordings.add(app, person, report, wanted, why=why)
    keys = {key for key, _ in wanted if key not in added.failed}
    for key in keys:
        await app.database.write(_do_finish, number, key)
    return added


async def take_back(app: App, person: Person, number: int, added: Added) -> None:
    """As it was before ``add_to_article``."""
    await wordings.take_back(app, person, added.new)
    await app.database.write(do_decide, person, number, GapState.OPEN)


def do_keep_draft(tx: Tx, person: Person, number: int, text: str) -> None:
    """The article somebody writes of a group, as it stands; it is in no file yet."""
    check_right(person, Right.EDIT_ARTICLES)
    gaps.record_draft(tx, number, text)


def do_begin(tx: Tx, person: Person, number: int, *, key: str) -> None:
    """The article is in a file now."""
    check_right(person, Right.EDIT_ARTICLES)
    gaps.record_draft(tx, number, "")
    _do_finish(tx, number, key)


def _do_finish(tx: Tx, number: int, key: str) -> None:
    gaps.record_state(tx, gaps.get(tx, number), GapState.DONE, article=key)


def _list_wordings(passages: Iterable[Passage]) -> tuple[Wording, ...]:
    """As an author would write them, those asked most first."""
    found = Counter((wording, one.language) for one in passages if (wording := tidy_wording(one.text)))
    return tuple(
        Wording(text=text, language=language, count=count)
        for (text, language), count in found.most_common(MOST_WORDINGS)
    )


def _choose(app: App, replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """The fullest of each chat that still say something without what is personal, the longest first."""
    best: dict[int, Reply] = {}
    for one in replies:
        text = mask(one.text, names=one.names, business=app.business)[:LONGEST_REPLY]
        known = best.get(one.conversation_id)
        if len(text) >= LEAST_REPLY and (known is None or len(text) > len(known.text)):
            best[one.conversation_id] = Reply(
                conversation_id=one.conversation_id, text=text, names=(), language=one.language
            )
    distinct = {one.text: one for one in best.values()}
    return tuple(sorted(distinct.values(), key=lambda one: -len(one.text))[:MOST_REPLIES])
