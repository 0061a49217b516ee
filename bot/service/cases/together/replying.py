"""Writing to all of a spike who wait: filled in for each, held for half a minute, then sent chat by chat.

Each chat is written to under its own lock, and only while it waits as it did when the lead looked: who has taken it
meanwhile speaks for themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.case import State
from bot.core.conversation import Holder
from bot.core.insights.spikes.together import HELD, GroupLine, GroupReply, LineState
from bot.core.jobs import Job, JobKind
from bot.core.language import LANGUAGES
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Right
from bot.errors import AnswerdeskError
from bot.service.cases import closing, holding, snippets
from bot.service.cases.clocks import measuring
from bot.service.cases.closing import Ending
from bot.service.cases.reply import check_text
from bot.service.cases.together.problems import LanguageMissing, NobodyChosen, NothingToTakeBack
from bot.service.cases.writing import changing
from bot.service.outbox import posting
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.insights.spikes import spikes, together
from bot.storage.insights.spikes.together import NewLine
from bot.storage.people import people
from bot.storage.system import audit, jobs

LANE: Final = "together"
MOST: Final = 200  # chats at once


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a lead writes, in the languages of those who are chosen; ``closes``: their cases are closed with it."""

    texts: Mapping[str, str]
    chats: Collection[int]
    closes: bool = False


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """In how many chats it was taken back, and in how many it could not be."""

    back: int
    kept: int


def draft(app: App) -> dict[str, str]:
    """What a lead begins with, in each language."""
    names = {name: f"{{{name}}}" for name in ("customer", "case")}
    return {language: app.words.say(language, "desk-together-draft", **names) for language in LANGUAGES}


def list_replies(tx: Tx, person: Person, spike_id: int) -> tuple[GroupReply, ...]:
    """What was written to those of a spike."""
    check_right(person, Right.TAKE_OVER)
    return together.list_of(tx, spike_id=spike_id)


def preview(tx: Tx, app: App, person: Person, spike_id: int, written: Written) -> tuple[tuple[str, str], ...]:
    """Who reads what; whoever does not wait any more is left out.

    Raises:
        what ``do_plan`` raises.
    """
    check_right(person, Right.TAKE_OVER)
    names = {one.conversation_id: one.name for one in spikes.list_affected(tx, spike_id)}
    return tuple((names[line.conversation_id], line.text) for line in _fill(tx, app, person, spike_id, written))


def do_plan(tx: Tx, app: App, person: Person, spike_id: int, written: Written) -> int:
    """Have it sent in half a minute, unless it is undone; its id.

    Raises:
        NobodyChosen: none of them waits any more.
        EmptyReply, TooLarge, SnippetVariable, LanguageMissing: it can't be sent like this.
    """
    check_right(person, Right.TAKE_OVER)
    lines = _fill(tx, app, person, spike_id, written)
    number = together.record_reply(
        tx, spike_id=spike_id, person_id=person.id, closes=written.closes, due_at=tx.now + HELD, lines=lines
    )
    jobs.add(tx, kind=JobKind.TOGETHER, lane=LANE, payload={"reply": number}, run_at=tx.now + HELD)
    audit.record_audit(tx, person_id=person.id, action="together.plan", object=str(number))
    return number


async def send_due(app: App, job: Job) -> None:
    """Send it to each who still waits; what was sent before a crash is not sent again."""
    reply = await app.database.read(together.get, job.payload["reply"])
    if reply.undone_at is None:
        for line in reply.lines:
            await app.database.write(do_send, app, reply.id, line.id)


async def take_back(app: App, person: Person, number: int) -> TakenBack:
    """Undo it: what nobody has is dropped, what has arrived is deleted where the channel lets us.

    Raises:
        NothingToTakeBack: that was done already.
    """
    sent = await app.database.write(_do_undo, person, number)
    states = [await app.database.write(_do_take_back, person, line) for line in sent]
    return TakenBack(back=states.count(LineState.BACK), kept=states.count(LineState.KEPT))


def _fill(tx: Tx, app: App, person: Person, spike_id: int, written: Written) -> tuple[NewLine, ...]:
    chosen = [one for one in spikes.list_affected(tx, spike_id) if one.conversation_id in written.chats and one.waits]
    if not chosen:
        raise NobodyChosen()
    texts = {code: _check(app, text) for code, text in written.texts.items() if text.strip()}
    if not texts:
        check_text("")
    lines = []
    for one in chosen[:MOST]:
        conversation = conversations.get(tx, one.conversation_id)
        case = escalations.find_open(tx, one.conversation_id)
        if case is None or conversation.owner.holder is not Holder.QUEUE:
            continue
        if conversation.language not in texts:
            raise LanguageMissing(language=app.words.say(person.language, f"desk-language-{conversation.language}"))
        text = snippets.fill_text(app, person, texts[conversation.language], conversation=conversation, case=case)
        where = {"conversation_id": conversation.id, "case_id": case.id, "epoch": conversation.epoch}
        lines.append(NewLine(**where, text=text))
    if not lines:
        raise NobodyChosen()
    return tuple(lines)


def _check(app: App, text: str) -> str:
    snippets.check_variables(app, text)
    return check_text(text)


def do_send(tx: Tx, app: App, number: int, line_id: int) -> None:
    """Write to one of them, unless it was undone, was sent before, or the chat does not wait as it did."""
    reply = together.get(tx, number)
    line = next(one for one in reply.lines if one.id == line_id)
    conversation = conversations.lock(tx, line.conversation_id)
    reply = together.get(tx, number)  # it may have been undone while the lock was waited for
    line = next(one for one in reply.lines if one.id == line_id)
    if reply.undone_at is not None or line.state is not LineState.PLANNED:
        return
    case, person = escalations.find_open(tx, conversation.id), people.get(tx, reply.person_id)
    waits = case is not None and case.id == line.case_id and case.state is State.WAITING
    if case is None or not waits or conversation.epoch != line.epoch or person.disabled:
        together.record_line(tx, line.id, LineState.MOVED)
        return
    client_id = f"together-{line.id}"
    if reply.closes:
        holding.do_claim(tx, app, person, case.id)
        ending = Ending(survey=False)
        message = closing.do_reply_and_close(
            tx, app, person, conversation.id, line.text, client_id=client_id, ending=ending
        )
    else:
        said = NewMessage(text=line.text, author=Author.OPERATOR, person_id=person.id)
        message = posting.post(tx, conversation, said, client_id=client_id)
        conversations.stop_waiting(tx, conversation.id)
        measuring.record_replied(tx, app.business, case, conversation, line.text)
    together.record_line(tx, line.id, LineState.SENT, message_id=message)


def _do_undo(tx: Tx, person: Person, number: int) -> tuple[GroupLine, ...]:
    """It leaves no more; what has left."""
    check_right(person, Right.TAKE_OVER)
    reply = together.get(tx, number)
    planned = [line for line in reply.lines if line.state is LineState.PLANNED]
    sent = tuple(line for line in reply.lines if line.state is LineState.SENT)
    if not planned and not sent:
        raise NothingToTakeBack()
    together.record_undone(tx, number)
    for line in planned:
        together.record_line(tx, line.id, LineState.BACK)
    audit.record_audit(tx, person_id=person.id, action="together.undo", object=str(number))
    return sent


def _do_take_back(tx: Tx, person: Person, line: GroupLine) -> LineState:
    state = LineState.BACK
    try:
        changing.do_delete(tx, person, line.message_id or 0)
    except AnswerdeskError:
        state = LineState.KEPT
    together.record_line(tx, line.id, state)
    return state
