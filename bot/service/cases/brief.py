"""The brief of a case: why a person is needed, what was asked, what was tried, what is known."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Brief, Reason, Tried
from bot.core.conversation import Conversation
from bot.core.messages import Author, Kind
from bot.core.policy.rules import Rule
from bot.core.request import Request
from bot.core.turn import Turn
from bot.storage.cases import escalations as cases
from bot.storage.chat import feedback, messages
from bot.storage.database import Tx


def write_brief(
    tx: Tx, conversation: Conversation, reason: Reason, turn: Turn | None, request: Request | None = None
) -> Brief:
    """What the operator must know at a glance, from what the conversation was when it was handed over."""
    brief = Brief(
        reason=reason,
        question=_find_question(tx, conversation, reason, turn, request),
        language=conversation.language,
        tried=_list_tried(tx, conversation),
        facts=_start_fact(conversation),
        waiting_since=conversation.waiting_since,
        request=request,
        past_cases=len(cases.list_closed(tx, conversation_id=conversation.id)),
    )
    if turn is None:
        return brief
    facts = {**dict(brief.facts), **{entity.kind: entity.value for entity in turn.entities}, **turn.facts}
    considered = tuple((candidate.article, round(candidate.probability, 3)) for candidate in turn.candidates[:3])
    return replace(
        brief,
        intent=turn.intent,
        anger=turn.mood.anger,
        facts=tuple(facts.items()),
        considered=considered,
        topic=_find_topic(turn, brief.tried),
        parts=tuple(part.text for part in turn.parts),
    )


def _find_topic(turn: Turn, tried: tuple[Tried, ...]) -> str:
    """The title of the answer a short question leans on."""
    article = turn.context.article if turn.context is not None else ""
    return next((one.title for one in tried if one.article == article), "")


def _find_question(
    tx: Tx, conversation: Conversation, reason: Reason, turn: Turn | None, request: Request | None
) -> str:
    """What the case is about in the customer's words: "call a person" says nothing, what came before it does."""
    if request is not None and turn is not None:
        return request.words if turn.text.strip() == request.words else f"{request.words}\n{turn.text}".strip()
    if turn is not None and (reason is not Reason.REQUESTED or not conversation.memory.asked):
        leans = turn.context is not None or (reason is Reason.STATUS and _gives_a_detail(tx, conversation))
        return _with_question_before(tx, conversation, turn) if leans else turn.text
    said = set(turn.text.split("\n")) if turn is not None else set()
    unread = [m.text for m in messages.list_unread(tx, conversation.id, after=conversation.read_through)]
    if turn is None and any(unread):
        return "\n".join(unread)
    texts = _list_texts(tx, conversation)
    return next((text for text in reversed(texts) if text not in said), turn.text if turn is not None else "")


def _gives_a_detail(tx: Tx, conversation: Conversation) -> bool:
    """Whether the bot had asked for a detail: an order number alone says nothing of what is wrong with the order."""
    last = messages.last_by(tx, conversation.id, Author.BOT)
    why = messages.get_why(tx, last.id) if last is not None else None
    return why is not None and why.grounds.rule is Rule.DETAIL


def _with_question_before(tx: Tx, conversation: Conversation, turn: Turn) -> str:
    """ "And on Sunday?" says nothing without the question before it."""
    said = set(turn.text.split("\n"))
    before = next((text for text in reversed(_list_texts(tx, conversation)) if text not in said), "")
    return f"{before}\n{turn.text}" if before else turn.text


def _list_texts(tx: Tx, conversation: Conversation) -> list[str]:
    lines = messages.list_transcript(tx, conversation.id, limit=100)
    return [m.text for m in lines if m.author is Author.CUSTOMER and m.kind in (Kind.TEXT, Kind.MEDIA) and m.text]


def _start_fact(conversation: Conversation) -> tuple[tuple[str, str], ...]:
    return (("came_from", conversation.start_payload),) if conversation.start_payload else ()


def _list_tried(tx: Tx, conversation: Conversation) -> tuple[Tried, ...]:
    reactions = feedback.list_feedback(tx, conversation.id)
    shown = [
        message.source
        for message in messages.list_transcript(tx, conversation.id, limit=100)
        if message.source is not None and message.source.article in conversation.memory.shown
    ]
    return tuple(
        Tried(article=source.article, title=source.title, reaction=_reaction(reactions.get(source.article)))
        for source in dict.fromkeys(shown)
    )


def _reaction(helped: bool | None) -> str:
    return {True: "helped", False: "not_helped", None: ""}[helped]
