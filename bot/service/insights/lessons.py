"""What a person answered where the bot had nothing becomes an article that is begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.core.case import Case, Reason
from bot.core.messages import Author, Kind, Message
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.knowledge.imports.compose import write_file
from bot.language.said.masking import mask
from bot.language.said.tidying import tidy_wording
from bot.language.said.veiling import veil
from bot.language.text.detect import detect
from bot.service.articles import copies
from bot.service.articles.copies import Change, WorkingCopy
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages

FRESH: Final = timedelta(days=1)  # after a case was closed
UNANSWERED: Final = (Reason.MISSES, Reason.REQUESTED, Reason.BEYOND_BOT)


def teaches(app: App, case: Case, lines: Sequence[Message]) -> bool:
    """Whether a case that was just closed had a question the bot showed nothing for, and a person answered."""
    if case.reason not in UNANSWERED or case.brief.tried or not _find_question(case, lines):
        return False
    closed = case.closed_at
    return closed is not None and app.clock() - closed <= FRESH and bool(_list_replies(case, lines))


def do_begin(tx: Tx, app: App, person: Person, conversation_id: int) -> WorkingCopy:
    """An article of the last closed case: its question, and the fullest answer without what is personal, or with that
    veiled where nothing else is left. Nothing is live, and it has no name yet.

    Raises:
        NotFound: no case was closed here.
    """
    check_right(person, Right.EDIT_ARTICLES)
    _, past = escalations.list_of(tx, conversation_id, limit=1)
    if not past:
        raise NotFound(what="case")
    case, conversation = past[0], conversations.get(tx, conversation_id)
    names = (conversation.customer_name, case.person_name, person.name)
    lines = messages.list_transcript(tx, conversation_id)
    replies = _list_replies(case, lines)
    answers = [mask(one.text, names=(*names, one.person_name), business=app.business) for one in replies]
    veiled = [veil(one.text, names=(*names, one.person_name)) for one in replies]
    asked = _find_question(case, lines)
    question = tidy_wording(veil(asked, names=names))
    text = write_file(
        title=question or "?",
        body=max(answers, key=len, default="") or max(veiled, key=len, default=""),
        questions=[question] if question else [],
        golden=(),
        status="draft",
        escalate="never",
        tags=(),
    )
    language = detect(asked, fallback=case.brief.language or app.business.language)
    change = Change(key=copies.new_key(), language=language, text=text, form=None, base="", number=0)
    return copies.do_keep(tx, person, change)


def _find_question(case: Case, lines: Sequence[Message]) -> str:
    """What was asked before a person was called, else the first thing written to that person."""
    asked = (one.text for one in lines if _is_asked(case, one))
    return case.brief.question.strip() or next((text for one in asked if (text := one.strip())), "")


def _is_asked(case: Case, line: Message) -> bool:
    return line.author is Author.CUSTOMER and line.kind is Kind.TEXT and line.created_at >= case.opened_at


def _list_replies(case: Case, lines: Sequence[Message]) -> list[Message]:
    own = (one for one in lines if one.author is Author.OPERATOR and one.deleted_at is None)
    return [one for one in own if one.created_at >= case.opened_at and one.text.strip()]
