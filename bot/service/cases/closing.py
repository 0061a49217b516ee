"""Ending a case with a result and tags, by itself or together with the last reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.case import Result
from bot.core.people import Person, Right
from bot.errors import BadResult, BadTags
from bot.service.cases.customer import surveying
from bot.service.cases.holding import do_resolve
from bot.service.cases.reply import NOTHING, Enclosed, do_reply
from bot.service.cases.snoozing import do_snooze
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations, holders, results
from bot.storage.chat import conversations, outbox
from bot.storage.database import Tx

MOST_TAGS, TAG_LENGTH = 10, 40
_SEPARATORS = str.maketrans("#,;", "   ")


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a case ends. ``words`` are for colleagues; ``result_id`` None: nothing was chosen; ``survey``: whether the
    customer may be asked how it was.
    """

    result_id: int | None = None
    tags: tuple[str, ...] = ()
    words: str = ""
    survey: bool = True


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What can be chosen beside a case: how it ends, and whom a note calls."""

    results: tuple[Result, ...]
    tags: tuple[str, ...]
    colleagues: tuple[str, ...]


def list_choices(tx: Tx, person: Person) -> Choices:
    """The results in use in their order, the tags used so far, and the colleagues."""
    check_right(person, Right.ANSWER_CHATS)
    found = tuple(one for one in results.list_results(tx) if not one.retired)
    colleagues = tuple(one.name for one in holders.list_colleagues(tx) if one.id != person.id)
    return Choices(results=found, tags=results.list_tags(tx), colleagues=colleagues)


def do_close(tx: Tx, app: App, person: Person, conversation_id: int, ending: Ending) -> None:
    """Close the case: the bot answers from now on.

    Raises:
        NotYours: somebody else has the chat by now.
        BadResult: the result was taken out of the list meanwhile.
        BadTags: too many or too long.
    """
    tags = tidy_tags(ending.tags)
    known = {one.id for one in results.list_results(tx) if not one.retired}
    if ending.result_id is not None and ending.result_id not in known:
        raise BadResult()
    case = escalations.find_open(tx, conversation_id)
    do_resolve(tx, app, person, conversation_id, outcome=ending.words, result_id=ending.result_id)
    if case is not None:
        results.record_tags(tx, case.id, tags)
        surveying.do_ask(tx, app, case, wanted=ending.survey)


def do_reply_and_close(
    tx: Tx,
    app: App,
    person: Person,
    conversation_id: int,
    text: str,
    *,
    client_id: str,
    ending: Ending,
    enclosed: Enclosed = NOTHING,
) -> int:
    """The last word and the end in one step: both or neither. A second click changes nothing."""
    known = _find_sent(tx, conversation_id, client_id)
    if known is not None:
        return known
    number = do_reply(tx, app, person, conversation_id, text, client_id=client_id, enclosed=enclosed)
    do_close(tx, app, person, conversation_id, ending)
    return number


def do_reply_and_snooze(
    tx: Tx,
    app: App,
    person: Person,
    conversation_id: int,
    text: str,
    *,
    client_id: str,
    until: datetime | None,
    enclosed: Enclosed = NOTHING,
) -> int:
    """Answer and put the chat off in one step: both or neither. A second click changes nothing."""
    known = _find_sent(tx, conversation_id, client_id)
    if known is not None:
        return known
    number = do_reply(tx, app, person, conversation_id, text, client_id=client_id, enclosed=enclosed)
    do_snooze(tx, app, person, conversation_id, until=until)
    return number


def tidy_tags(given: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: small letters, single blanks, each once, without the # people put before them.

    Raises:
        BadTags: too many or too long.
    """
    words = (" ".join(tag.translate(_SEPARATORS).casefold().split()) for tag in given)
    tags = tuple(dict.fromkeys(word for word in words if word))
    if len(tags) > MOST_TAGS or any(len(tag) > TAG_LENGTH for tag in tags):
        raise BadTags(most=MOST_TAGS, limit=TAG_LENGTH)
    return tags


def _find_sent(tx: Tx, conversation_id: int, client_id: str) -> int | None:
    conversations.lock(tx, conversation_id)
    known = outbox.find_by_client_id(tx, client_id)
    return known.message_id if known is not None else None
