"""The bot's part of a conversation: read what is unread, understand it, decide, say it. All effects in one commit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from bot.core import policy
from bot.core.conversation import Conversation, Holder
from bot.core.escalation import Reason
from bot.core.events import Event, Topic
from bot.core.jobs import Job
from bot.core.messages import Author, Button, Message, Source
from bot.core.policy import Answer, AskDetail, Clarify, Decision, DontKnow, Escalate, Say, normalise
from bot.core.turn import Candidate, Step, Turn, Understood
from bot.knowledge.articles import Article
from bot.service import articles, escalations, posting
from bot.service.ports import App
from bot.storage import conversations, messages
from bot.storage.engine import Tx

BURST_PAUSE = timedelta(seconds=5)
LOOKED_AT = {"photo", "voice", "audio", "video", "document"}


async def answer_next(app: App, job: Job) -> None:
    """Answer what the customer wrote and nobody has read; nothing happens when a person holds the chat by now."""
    while await _answer_burst(app, int(job.payload["conversation_id"])):
        continue


async def _answer_burst(app: App, conversation_id: int) -> bool:
    """Whether something was read and answered, so that a look for more is worth while."""
    assert app.dialogue is not None
    conversation, unread = await app.database.read(do_read, conversation_id)
    if conversation.owner.holder is not Holder.BOT or not unread:
        return False
    text = "\n".join(message.text for message in unread if message.text.strip())
    if not text:
        return await app.database.write(do_note_files, app, conversation, unread)
    app.hub.publish([Event(topic=Topic.TYPING, conversation_id=conversation_id)])
    understood = await app.dialogue.turn(
        state=conversation.dialogue,
        text=text,
        language=conversation.language,
        asked=conversation.memory.awaits or "nothing",
    )
    understood = _search_too(app, conversation, understood)
    return await app.database.write(do_answer, app, conversation, unread, understood)


def _search_too(app: App, conversation: Conversation, understood: Understood) -> Understood:
    """Search whatever the turn is taken for; a sure article wins, and the dialogue stays where it was.

    Not while a form waits for a detail: who asks about his order again there is on the way to a person.
    """
    turn = understood.turn
    if app.finder is not None and not turn.candidates:
        turn = replace(turn, candidates=app.finder.find_answers(turn.text, turn.language))
    if conversation.memory.slot or not policy.is_question_after_all(turn, app.settings.thresholds):
        return replace(understood, turn=turn)
    return Understood(turn=replace(turn, step=Step.ANSWER), state=conversation.dialogue)


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


def do_answer(tx: Tx, app: App, seen: Conversation, read: tuple[Message, ...], understood: Understood) -> bool:
    """Decide and say it; False when the chat got another owner, was answered or reads differently since ``seen``."""
    now = conversations.lock(tx, seen.id)
    if now.epoch != seen.epoch or now.read_through != seen.read_through or _was_edited(tx, read):
        return False
    through = read[-1].id
    turn = understood.turn
    if turn.language != now.language and not now.language_chosen:
        conversations.record_language(tx, now.id, language=turn.language)
        now = replace(now, language=turn.language)
    decision = policy.decide(
        memory=now.memory, turn=turn, thresholds=app.settings.thresholds, sensitive=_sensitive(app, turn)
    )
    conversations.record_memory(tx, now.id, memory=decision.memory, dialogue=understood.state, read_through=through)
    carry_out(tx, app, replace(now, memory=decision.memory, read_through=through), decision, turn)
    return True


def _was_edited(tx: Tx, read: tuple[Message, ...]) -> bool:
    """Whether the customer changed his words while the engine was at them; his edit has queued another answer."""
    return any(normalise(messages.get(tx, message.id).text) != normalise(message.text) for message in read)


def do_note_files(tx: Tx, app: App, seen: Conversation, unread: tuple[Message, ...]) -> bool:
    """Files without a word: what a person must look at goes to a person, the rest is acknowledged."""
    now = conversations.lock(tx, seen.id)
    if now.epoch != seen.epoch or now.read_through != seen.read_through:
        return False
    kinds = {attachment.kind for message in unread for attachment in message.attachments}
    if kinds & LOOKED_AT:
        escalations.do_open(tx, app, now, Reason.FILE)
        return True
    conversations.record_memory(tx, now.id, memory=now.memory, dialogue=now.dialogue, read_through=unread[-1].id)
    tell(tx, app, now, "note-attached", why={})
    _stop_waiting(tx, replace(now, read_through=unread[-1].id))
    return True


def do_watch_late(tx: Tx, app: App) -> None:
    """Tell customers whose message waits for the engine too long, then hand them to people."""
    patience = timedelta(seconds=app.settings.late_after)
    deadline = tx.now - timedelta(seconds=app.settings.engine_deadline)
    for conversation, message_id, told in conversations.list_unread(tx, before=tx.now - patience):
        conversation = conversations.lock(tx, conversation.id)
        if conversation.owner.holder is not Holder.BOT or conversation.read_through >= message_id:
            continue
        wrote = _last_written(messages.get(tx, message_id))
        if wrote >= tx.now - patience:
            continue
        if not told:
            conversations.record_late_notice(tx, conversation.id, message_id=message_id)
            human = (posting.human_button(app.words, conversation.language),)
            text = app.words.say(conversation.language, "late")
            posting.post(tx, conversation, text, author=Author.SYSTEM, buttons=human)
        elif wrote < deadline:
            escalations.do_open(tx, app, conversation, Reason.BOT_UNAVAILABLE)


def _last_written(message: Message) -> datetime:
    return max([message.created_at, *(revision.replaced_at for revision in message.revisions)])


def render_short(app: App, language: str, article: Article) -> str:
    """The short answer with its source and date, in Markdown."""
    words = app.words
    date = article.updated_at.strftime("%d.%m.%Y")
    lead = words.say(language, "other-language", **{"from": article.language}) if article.language != language else ""
    source = words.say(language, "source", title=article.title, date=date)
    return "\n\n".join(filter(None, (lead, article.summary, f"_{source}_")))


def render_rest(article: Article) -> str:
    """What an article says after its first paragraph, in Markdown; "" when that was all."""
    return "\n\n".join(
        f"**{section.heading}**\n\n{section.text}" if section.heading else section.text for section in article.sections
    )


def carry_out(tx: Tx, app: App, conversation: Conversation, decision: Decision, turn: Turn) -> None:
    """Do what was decided; ``conversation`` as it is after the decision."""
    why = _explain(turn, decision)
    match decision.action:
        case Answer(candidate=candidate):
            _show(tx, app, conversation, candidate, why)
        case Clarify(candidates=candidates):
            _clarify(tx, app, conversation, candidates, why)
        case AskDetail(slot=slot):
            tell(tx, app, conversation, f"ask-{slot.replace('_', '-')}", why=why)
        case DontKnow():
            tell(tx, app, conversation, "dont-know", why=why)
        case Say(key=key):
            tell(tx, app, conversation, key, why=why, shop=app.settings.shop_name)
        case Escalate(reason=reason):
            escalations.do_open(tx, app, conversation, reason, turn=turn)
            return
    _stop_waiting(tx, conversation)


def _stop_waiting(tx: Tx, conversation: Conversation) -> None:
    newer = messages.list_unread(tx, conversation.id, after=conversation.read_through)
    conversations.stop_waiting(tx, conversation.id, since=newer[0].created_at if newer else None)


def _show(tx: Tx, app: App, conversation: Conversation, candidate: Candidate, why: dict[str, Any]) -> None:
    article = articles.find(app, candidate.article, candidate.language)
    if article is None:  # archived between the search and now
        tell(tx, app, conversation, "dont-know", why=why)
        return
    language, say = conversation.language, app.words.say
    buttons = [
        Button(label=say(language, "button-helped"), action="helped"),
        Button(label=say(language, "button-not-helped"), action="not-helped"),
        posting.human_button(app.words, language),
    ]
    if render_rest(article):
        buttons.insert(0, Button(label=say(language, "button-more"), action="more"))
    source = Source(
        article=article.key, language=article.language, title=article.title, probability=candidate.probability
    )
    text = render_short(app, language, article)
    posting.post(tx, conversation, text, author=Author.BOT, buttons=buttons, source=source, why=why)


def _clarify(
    tx: Tx, app: App, conversation: Conversation, candidates: tuple[Candidate, ...], why: dict[str, Any]
) -> None:
    language = conversation.language
    buttons = [Button(label=candidate.title, action=f"pick:{candidate.article}") for candidate in candidates]
    buttons.append(Button(label=app.words.say(language, "clarify-none"), action="pick-none"))
    buttons.append(posting.human_button(app.words, language))
    text = app.words.say(language, "clarify")
    posting.post(tx, conversation, text, author=Author.BOT, buttons=buttons, why=why)


def tell(tx: Tx, app: App, conversation: Conversation, key: str, *, why: dict[str, Any], **values: str) -> None:
    """Say a sentence of the catalogue, with the way to a person under it."""
    text = app.words.say(conversation.language, key, **values)
    buttons = (posting.human_button(app.words, conversation.language),)
    posting.post(tx, conversation, text, author=Author.BOT, buttons=buttons, why=why)


def _sensitive(app: App, turn: Turn) -> frozenset[str]:
    found = (
        (candidate.article, articles.find(app, candidate.article, candidate.language)) for candidate in turn.candidates
    )
    return frozenset(key for key, article in found if article is not None and article.escalate == "always")


def _explain(turn: Turn, decision: Decision) -> dict[str, Any]:
    return {
        "intent": turn.intent,
        "confidence": round(turn.confidence, 3),
        "rule": decision.rule,
        "anger": round(turn.mood.anger, 2),
        "candidates": [
            {
                "article": candidate.article,
                "title": candidate.title,
                "probability": round(candidate.probability, 3),
                "matched": candidate.matched,
                "scores": {name: round(value, 3) for name, value in candidate.scores.items()},
            }
            for candidate in turn.candidates[:3]
        ],
    }
