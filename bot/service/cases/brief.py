"""The brief of a case: why a person is needed, what was asked, what was tried, what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.case import Brief, Reason, Tried
from bot.core.conversation import Conversation
from bot.core.desk.problem import CALL, DETAIL, Line, tell_problem
from bot.core.messages import Author, Kind, Message
from bot.core.policy.rules import Rule
from bot.core.policy.why import Why
from bot.core.request import Request
from bot.core.turn import Turn
from bot.storage.cases import escalations as cases
from bot.storage.chat import feedback, identities, messages
from bot.storage.database import Tx

LOOKED_AT = 100  # lines of the transcript
PICK = "pick:"  # begins the action of a choice


def write_brief(
    tx: Tx, conversation: Conversation, reason: Reason, turn: Turn | None, request: Request | None = None
) -> Brief:
    """What the operator must know at a glance, from what the conversation was when it was handed over."""
    past = cases.list_closed(tx, conversation_id=conversation.id)
    lines = _since(messages.list_transcript(tx, conversation.id, limit=LOOKED_AT), past[0].closed_at if past else None)
    brief = Brief(
        reason=reason,
        question=_find_question(tx, lines, reason, turn, request),
        language=conversation.language,
        tried=_list_tried(tx, conversation, lines, turn),
        offered=_list_offered(lines),
        facts=(*_start_fact(conversation), *_site_facts(tx, conversation)),
        waiting_since=conversation.waiting_since,
        request=request,
        past_cases=len(past),
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


def _since(lines: Sequence[Message], closed_at: datetime | None) -> tuple[Message, ...]:
    """What was said after the last case; before, another matter was spoken of."""
    return tuple(line for line in lines if closed_at is None or line.created_at > closed_at)


def _find_topic(turn: Turn, tried: tuple[Tried, ...]) -> str:
    """The title of the answer a short question leans on."""
    article = turn.context.article if turn.context is not None else ""
    return next((one.title for one in tried if one.article == article), "")


def _find_question(tx: Tx, lines: Sequence[Message], reason: Reason, turn: Turn | None, request: Request | None) -> str:
    """The problem in the customer's words."""
    if request is not None and turn is not None:
        return request.words if turn.text.strip() == request.words else f"{request.words}\n{turn.text}".strip()
    said = set(turn.text.split("\n")) if turn is not None else set()
    texts = [line for line in lines if _is_text(line) and line.text not in said]
    whys = messages.list_whys(tx, texts[0].conversation_id, after=texts[0].id) if texts else {}
    written = [_to_line(line, whys) for line in texts]
    if turn is None:
        return tell_problem(written)
    asked = max(whys.items())[1].grounds.rule is Rule.DETAIL if whys else False
    return tell_problem([*written, _to_last_line(turn, reason, asked=asked)])


def _is_text(line: Message) -> bool:
    return line.author is Author.CUSTOMER and line.kind in (Kind.TEXT, Kind.MEDIA) and bool(line.text)


def _to_line(line: Message, whys: Mapping[int, Why]) -> Line:
    """A line as the bot understood it, which its next answer tells."""
    why = next((why for number, why in sorted(whys.items()) if number > line.id), None)
    if why is None:
        return Line(text=line.text)
    return Line(text=line.text, intent=why.intent, leans=why.context is not None)


def _to_last_line(turn: Turn, reason: Reason, *, asked: bool) -> Line:
    """What was written last: whatever led to a call for a person was one, and whatever ``asked``-for details led to a
    look at an order is such a detail.
    """
    if reason is Reason.REQUESTED:
        return Line(text=turn.text, intent=CALL)
    detail = asked and reason is Reason.STATUS
    return Line(text=turn.text, intent=DETAIL if detail else turn.intent, leans=turn.context is not None)


def _start_fact(conversation: Conversation) -> tuple[tuple[str, str], ...]:
    return (("came_from", conversation.start_payload),) if conversation.start_payload else ()


def _site_facts(tx: Tx, conversation: Conversation) -> tuple[tuple[str, str], ...]:
    """What the site says of who is signed in there."""
    known = identities.find_of(tx, conversation)
    told = (("site_name", known.name), ("site_email", known.email)) if known is not None else ()
    return tuple((name, value) for name, value in told if value)


def _list_tried(tx: Tx, conversation: Conversation, lines: Sequence[Message], turn: Turn | None) -> tuple[Tried, ...]:
    """Each article once, in the order in which it was shown first."""
    reactions = feedback.list_feedback(tx, conversation.id)
    picked = {pick.article: pick.asked for pick in conversation.memory.picked}
    shown = conversation.memory.shown
    titles = {
        line.source.article: line.source.title
        for line in reversed(lines)
        if line.source is not None and line.source.article in shown
    }
    refused = shown[-1] if shown and turn is not None and turn.intent == "not_helped" else ""
    return tuple(
        Tried(
            article=article,
            title=titles[article],
            reaction=_reaction(False if article == refused else reactions.get(article)),
            picked_for=picked.get(article, ""),
        )
        for article in reversed(titles)
    )


def _list_offered(lines: Sequence[Message]) -> tuple[str, ...]:
    """What the bot asked back with its last words, and nobody chose."""
    last = next((line for line in reversed(lines) if line.author is Author.BOT), None)
    if last is None:
        return ()
    return tuple(button.label for button in last.buttons if button.action.startswith(PICK) and not button.chosen)


def _reaction(helped: bool | None) -> str:
    return {True: "helped", False: "not_helped", None: ""}[helped]
