"""What a press of a button under the bot's messages does: thumbs, the rest of an article, a choice."""

from __future__ import annotations

from dataclasses import replace

from bot.core.conversation import Conversation, Holder, Memory
from bot.core.escalation import Reason
from bot.core.messages import Author, Message
from bot.core.policy import decide as policy
from bot.core.turn import Candidate, Shown, Step, Turn
from bot.service.articles import drafts as articles
from bot.service.cases import opening
from bot.service.chat import saying
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, feedback
from bot.storage.engine import Tx


def do_react(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, *, helped: bool) -> None:
    """A thumb under an answer: up is thanked, down calls a person."""
    if carrier is None or carrier.source is None:
        return
    feedback.record_feedback(
        tx,
        conversation_id=conversation.id,
        message_id=carrier.id,
        article=carrier.source.article,
        helped=helped,
    )
    kept = tuple(b for b in carrier.buttons if b.action not in ("helped", "not-helped"))
    posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)
    if conversation.owner.holder is not Holder.BOT:
        return
    if helped:
        saying.tell(tx, app, conversation, "glad", why={})
    else:
        conversations.start_waiting(tx, conversation, tx.now)
        opening.do_open(tx, app, conversations.get(tx, conversation.id), Reason.NOT_HELPED)


def do_show_more(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> None:
    """The rest of an article whose short answer was shown, without the sections shown since."""
    if carrier is None or carrier.source is None:
        return
    article = articles.find(app, carrier.source.article, carrier.source.language)
    kept = tuple(b for b in carrier.buttons if b.action != "more")
    posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)
    if article is None or not article.sections or conversation.owner.holder is not Holder.BOT:
        return
    memory = conversation.memory
    names = [f"{article.key}#{place}" for place in range(len(article.sections))]
    untold = [place for place, name in enumerate(names) if name not in memory.told]
    if not untold:
        saying.tell(tx, app, conversation, "shown-more", why={})
        return
    _record(tx, conversation, replace(memory, told=(*memory.told, *(names[place] for place in untold))))
    rest = saying.render_sections([article.sections[place] for place in untold])
    buttons = (posting.human_button(app.words, conversation.language),)
    posting.post(tx, conversation, rest, author=Author.BOT, buttons=buttons, source=carrier.source)


def do_pick(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, key: str) -> None:
    """The customer picked an article of a clarifying question."""
    _close_choice(tx, conversation, carrier)
    if conversation.owner.holder is not Holder.BOT:
        return
    article = articles.find(app, key, conversation.language)
    if article is None:
        saying.tell(tx, app, conversation, "dont-know", why={})
        return
    candidate = Candidate(article=key, language=article.language, title=article.title, probability=1.0)
    turn = Turn(
        text=conversation.memory.wording or article.title,
        language=conversation.language,
        intent="question",
        confidence=1.0,
        step=Step.ANSWER,
        candidates=(candidate,),
        # the front has no search: there the sections go by their order
        shown=(
            Shown(article=key, language=article.language, title=article.title, fits=(0.0,) * len(article.sections)),
        ),
    )
    decision = policy.pick(
        memory=conversation.memory,
        candidate=candidate,
        shown=turn.shown,
        sensitive=frozenset({key}) if article.escalate == "always" else frozenset(),
        thresholds=app.thresholds,
    )
    _record(tx, conversation, decision.memory)
    saying.carry_out(tx, app, replace(conversation, memory=decision.memory), decision, turn)


def do_pick_none(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> None:
    """None of the offered articles was meant: a miss."""
    _close_choice(tx, conversation, carrier)
    if conversation.owner.holder is not Holder.BOT:
        return
    memory = replace(conversation.memory, misses=conversation.memory.misses + 1, offered=())
    _record(tx, conversation, memory)
    if memory.misses >= app.settings.misses:
        conversations.start_waiting(tx, conversation, tx.now)
        opening.do_open(tx, app, conversations.get(tx, conversation.id), Reason.MISSES)
    else:
        saying.tell(tx, app, conversation, "dont-know", why={})


def _close_choice(tx: Tx, conversation: Conversation, carrier: Message | None) -> None:
    """A choice is made once: a double tap must not count as asking again."""
    if carrier is not None:
        kept = tuple(button for button in carrier.buttons if not button.action.startswith("pick"))
        posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)


def _record(tx: Tx, conversation: Conversation, memory: Memory) -> None:
    conversations.record_memory(
        tx, conversation.id, memory=memory, dialogue=conversation.dialogue, read_through=conversation.read_through
    )
