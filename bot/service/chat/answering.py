"""The bot's part of a conversation: read what is unread, understand it, decide, say it. All effects in one commit."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from itertools import pairwise

from bot.core.conversation import Conversation, Holder
from bot.core.insights.spikes.notices import Noticed
from bot.core.jobs import Job
from bot.core.messages import Message
from bot.core.policy import decide as policy
from bot.core.policy.decide import Escalate
from bot.core.policy.decision import Wait
from bot.core.policy.occasions import Files
from bot.core.turn import Understood
from bot.language.text.correcting import strip_correction
from bot.language.text.wording import normalise
from bot.service.chat import asides, looking, reading, saying, sparing
from bot.service.chat.continuing import find_before
from bot.service.chat.facts.knowing import find_facts, find_meant
from bot.service.chat.notices import giving
from bot.service.chat.replying import Recalled, do_recall
from bot.service.ports import App, Engine
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.system import jobs

BURST_PAUSE = timedelta(seconds=5)


class Ending(Enum):
    """What is left after an answer: there may be more to read, nothing, or nothing and the job has ended too."""

    MORE = "more"
    NOTHING = "nothing"
    WITH_JOB = "with the job"


async def answer_next(app: Engine, job: Job) -> bool:
    """Answer what the customer wrote and nobody has read; nothing happens when a person holds the chat by now, and who
    waits for one is told only what is sure.

    Whether the job was ended, with the commit of the last answer.
    """
    if job.was_deadly:
        await app.database.write(sparing.do_hand_over, app, int(job.payload["conversation_id"]))
        return False
    while (ending := await _answer_burst(app, job)) is Ending.MORE:
        continue
    return ending is Ending.WITH_JOB


async def _answer_burst(app: Engine, job: Job) -> Ending:
    """Read and answer what was written in one go."""
    conversation_id = int(job.payload["conversation_id"])
    recalled, unread = await app.database.read(_do_begin, app, conversation_id)
    conversation = recalled.conversation
    if conversation.owner.holder is Holder.OPERATOR or not unread:
        return Ending.NOTHING
    text, waits = reading.read_text(unread), conversation.owner.holder is Holder.QUEUE
    if waits and not text:
        return Ending.NOTHING
    if not text:
        noted = await app.database.write(do_note_files, app, conversation, unread)
        return Ending.MORE if noted else Ending.NOTHING
    with app.effort.working():
        understood = await _understand(app, conversation, text)
        understood = await asyncio.to_thread(_look_up, app, recalled, understood)
        noticed = await asyncio.to_thread(giving.choose, app.finder, understood.turn, recalled.notices)
    return await app.database.write(do_end, app, job, conversation, unread, understood, noticed)


async def _understand(app: Engine, conversation: Conversation, text: str) -> Understood:
    """What the dialogue model makes of it; of a correction it reads what is meant instead."""
    understood = await app.dialogue.turn(
        state=conversation.dialogue,
        text=strip_correction(text) or text,
        language=reading.read_language(text, conversation),
        asked=conversation.memory.awaits or "nothing",
    )
    return replace(understood, turn=replace(understood.turn, text=text))


def do_end(
    tx: Tx,
    app: App,
    job: Job,
    seen: Conversation,
    read: tuple[Message, ...],
    understood: Understood,
    noticed: Noticed | None = None,
) -> Ending:
    """As ``do_answer``, and end the job with it unless the customer wrote more."""
    if not do_answer(tx, app, seen, read, understood, noticed):
        return Ending.NOTHING
    if messages.list_written(tx, seen.id, after=read[-1].id):
        return Ending.MORE
    jobs.finish(tx, job)
    return Ending.WITH_JOB


def _look_up(app: Engine, recalled: Recalled, understood: Understood) -> Understood:
    """Add what the search tells; a turn that proves to be a question leaves the dialogue where it was."""
    conversation = recalled.conversation
    finder, turn = reading.for_customer(app.finder, recalled.note(understood.turn), conversation, recalled.facts)
    turn = looking.look_up(finder, conversation.memory, turn, app.thresholds_in(turn.language))
    state = understood.state if turn.step is understood.turn.step else conversation.dialogue
    return Understood(turn=turn, state=state)


def _do_begin(tx: Tx, app: Engine, conversation_id: int) -> tuple[Recalled, tuple[Message, ...]]:
    conversation, unread = do_read(tx, conversation_id)
    if conversation.owner.holder is Holder.QUEUE:
        unread = asides.do_narrow(tx, conversation, pause=BURST_PAUSE)
    if not unread:
        return Recalled(conversation=conversation), unread
    recalled = do_recall(tx, app, conversation, unread)
    before = "" if recalled.replies else find_before(tx, recalled.conversation, unread)
    facts = find_facts(tx, conversation) if app.finder.library.has_variants else None
    notices = giving.list_unread(tx, app, conversation)
    return replace(recalled, before=before, facts=facts, notices=notices), unread


def do_read(tx: Tx, conversation_id: int) -> tuple[Conversation, tuple[Message, ...]]:
    """The conversation and what the bot has not read of it."""
    conversation = conversations.get(tx, conversation_id)
    return conversation, _first_burst(messages.list_unread(tx, conversation_id, after=conversation.read_through))


def _first_burst(unread: tuple[Message, ...]) -> tuple[Message, ...]:
    """What was written in one go: after a pause begins the next question, which is answered by itself."""
    pairs = enumerate(pairwise(unread), start=1)
    pause = next((at for at, (one, next_one) in pairs if _apart(one, next_one)), len(unread))
    return unread[:pause]


def _apart(one: Message, next_one: Message) -> bool:
    return next_one.created_at - one.created_at > BURST_PAUSE


def do_answer(
    tx: Tx,
    app: App,
    seen: Conversation,
    read: tuple[Message, ...],
    understood: Understood,
    noticed: Noticed | None = None,
) -> bool:
    """Decide and say it; False when the chat got another owner, was answered or reads differently since ``seen``.

    ``noticed`` is read first, and where it is about what was asked, it is the answer.
    """
    now = conversations.lock(tx, seen.id)
    if now.epoch != seen.epoch or now.read_through != seen.read_through or _was_edited(tx, read):
        return False
    through = read[-1].id
    now = do_recall(tx, app, now, read).conversation
    turn = replace(understood.turn, edited=any(message.revisions for message in read), files=_kinds_of(read))
    if turn.language != now.language and not now.language_chosen:
        conversations.record_language(tx, now.id, language=turn.language)
        now = replace(now, language=turn.language)
    find = find_meant(tx, app, now)  # one and the same answer while it is decided and carried out
    turn = looking.leave_out_gone(find, turn)
    if now.owner.holder is Holder.QUEUE:
        asides.do_answer(tx, app, now, turn, through=through, find=find)
        return True
    if turn.files:
        turn = replace(turn, wanting=looking.find_wanting(find, now.memory, turn))
    sensitive = looking.find_sensitive(find, turn)
    thresholds = app.thresholds_in(turn.language)
    decision = policy.decide(memory=now.memory, about=turn, thresholds=thresholds, sensitive=sensitive)
    called = isinstance(decision.action, Escalate) and not giving.is_answer(noticed, decision)
    if not called and giving.do_give(tx, app, now, noticed, asked=through) and giving.is_answer(noticed, decision):
        decision = replace(decision, memory=now.memory, action=Wait(), offers_person=False)
    conversations.record_memory(tx, now.id, memory=decision.memory, dialogue=understood.state, read_through=through)
    now = replace(now, memory=decision.memory, read_through=through)
    saying.carry_out(tx, app, now, decision, turn, find=find)
    if called:  # before that it would belong to the bot's time, and be withheld
        giving.do_give(tx, app, conversations.get(tx, now.id), noticed, asked=through)
    return True


def _kinds_of(read: tuple[Message, ...]) -> frozenset[str]:
    """What came with the words."""
    return frozenset(attachment.kind for message in read for attachment in message.attachments)


def _was_edited(tx: Tx, read: tuple[Message, ...]) -> bool:
    """Whether the customer changed their words or took them back while the engine was at them; an edit has queued
    another answer.
    """
    return any(_differs(messages.get(tx, message.id), message) for message in read)


def _differs(now: Message, then: Message) -> bool:
    return now.deleted_at != then.deleted_at or normalise(now.text) != normalise(then.text)


def do_note_files(tx: Tx, app: App, seen: Conversation, unread: tuple[Message, ...]) -> bool:
    """Files without a word: nothing to understand, but to decide about."""
    now = conversations.lock(tx, seen.id)
    if now.epoch != seen.epoch or now.read_through != seen.read_through:
        return False
    now = do_recall(tx, app, now, unread).conversation
    files = Files(kinds=_kinds_of(unread))
    decision = policy.decide(memory=now.memory, about=files, thresholds=app.thresholds)
    through = now.read_through if isinstance(decision.action, Escalate) else unread[-1].id
    conversations.record_memory(tx, now.id, memory=decision.memory, dialogue=now.dialogue, read_through=through)
    now = replace(now, memory=decision.memory, read_through=through)
    saying.carry_out(tx, app, now, decision, files, find=find_meant(tx, app, now))
    return True
