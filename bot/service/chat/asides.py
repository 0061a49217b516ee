"""Who waits for a person is not met with silence: the bot says what it surely knows; the case and its wait stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.core.case import PRIORITY, Case, Reason, State
from bot.core.conversation import Conversation
from bot.core.messages import Author, Message, NewMessage
from bot.core.policy.aside import Aside, weigh_aside
from bot.core.policy.telling import remember
from bot.core.turn import Candidate, Turn
from bot.core.wait import find_turn
from bot.service.articles import drafts as articles
from bot.service.cases import waiting
from bot.service.chat import looking
from bot.service.chat.looking import Find
from bot.service.chat.rendering import render
from bot.service.chat.saying import to_source
from bot.service.outbox import of_articles, posting, wording
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx


def do_narrow(tx: Tx, conversation: Conversation, *, pause: timedelta) -> tuple[Message, ...]:
    """What was written last in one go since the person was called; nothing of a case that waits only for the bot, which
    takes it back.
    """
    case = escalations.find_open(tx, conversation.id)
    if case is None or case.state is not State.WAITING or case.reason is Reason.BOT_UNAVAILABLE:
        return ()
    unread = messages.list_unread(tx, conversation.id, after=conversation.read_through)
    unread = tuple(message for message in unread if message.created_at > case.opened_at)
    pairs = enumerate(pairwise(unread), start=1)
    begins = [at for at, (one, other) in pairs if other.created_at - one.created_at > pause]
    return unread[begins[-1] if begins else 0 :]


def do_answer(tx: Tx, app: App, now: Conversation, turn: Turn, *, through: int, find: Find) -> None:
    """Say what can be said to the customer of a locked, waiting chat; what was read counts as read."""
    case = escalations.find_open(tx, now.id)
    limits, sensitive = app.thresholds_in(turn.language), looking.find_sensitive(find, turn)
    aside = weigh_aside(now.memory, turn, limits, sensitive, now=tx.now)
    memory = remember(now.memory, aside.answer) if aside.answer is not None else now.memory
    if aside.note and (case is None or _was_reminded(tx, now, case)):
        aside = replace(aside, note="")
    memory = replace(memory, kept=tx.now) if aside.note else memory
    conversations.record_memory(tx, now.id, memory=memory, dialogue=now.dialogue, read_through=through)
    if case is not None and case.state is State.WAITING:
        _carry_out(tx, app, now, case, aside, find)


def _carry_out(tx: Tx, app: App, now: Conversation, case: Case, aside: Aside, find: Find) -> None:
    if aside.upset and case.priority < PRIORITY[Reason.ANGER]:
        turn = find_turn(app.business.calendar_for(case.office), case.waiting_since, PRIORITY[Reason.ANGER])
        escalations.record_priority(tx, case.id, PRIORITY[Reason.ANGER], turn_at=turn)
        _say(tx, app, now, "aside-upset")
    elif aside.note:
        _say(tx, app, now, aside.note)
    elif aside.answer is not None:
        _show(tx, app, now, aside.answer, find)


def _was_reminded(tx: Tx, now: Conversation, case: Case) -> bool:
    """Whether a notice, as their place in the queue, stands below the words already."""
    unread = [
        one for one in messages.list_unread(tx, now.id, after=now.read_through) if one.created_at > case.opened_at
    ]
    last = messages.last_by(tx, now.id, Author.SYSTEM)
    return last is not None and bool(unread) and last.id > unread[0].id


def _say(tx: Tx, app: App, now: Conversation, key: str) -> None:
    posting.post(tx, now, NewMessage(text=wording.say(tx, app, now, key), author=Author.SYSTEM))


def _show(tx: Tx, app: App, now: Conversation, candidate: Candidate, find: Find) -> None:
    found = find(candidate.article, candidate.language)
    if found is not None:
        article = articles.to_dated(tx, found)
        said = render(app, now.language, article, candidate.blocks, lead="aside-answer")
        text, files = of_articles.enclose(app, article, said)
        source, enough = to_source(article, candidate.probability), waiting.cancel_buttons(app, now.language)
        message = NewMessage(text=text, author=Author.SYSTEM, buttons=enough, source=source, attachments=files)
        posting.post(tx, now, message)
