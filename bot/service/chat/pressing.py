"""What a press of a button does: the press becomes an occasion, the policy decides, the decision is carried out. A sign
that is put under an answer may be such a press.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from bot.core.conversation import Conversation, Holder
from bot.core.insights.asked import Down
from bot.core.messages import Author, Button, Incoming, Message, Reacted, Source
from bot.core.policy import decide as policy
from bot.core.policy import visits
from bot.core.policy.decide import Decision, Escalate
from bot.core.policy.occasions import Call, Chosen, Gone, NoneOfThese, Occasion, RestWanted, Thumb
from bot.core.turn import Candidate, Fit, Step, Turn
from bot.knowledge.articles.articles import Article
from bot.language.mood.signs import read_thumb
from bot.service.cases.topics.reacting import do_show_reaction
from bot.service.chat import looking, saying
from bot.service.chat.facts.knowing import find_meant
from bot.service.chat.looking import Find
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, feedback, messages
from bot.storage.database import Tx
from bot.storage.insights import asked
from bot.storage.insights.reports.kept import judge_again

THUMBS = ("helped", "not-helped")
REASON = "reason"  # begins the action of a button that says what was wrong
MOST_SIGNS = 20
REASONS = tuple(f"{REASON}:{one.value}" for one in Down)


def do_react(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, *, helped: bool) -> None:
    """A thumb under an answer."""
    if carrier is None or carrier.source is None:
        return
    feedback.record_feedback(
        tx,
        conversation_id=conversation.id,
        message_id=carrier.id,
        article=carrier.source.article,
        helped=helped,
    )
    asked.record_thumb(tx, carrier.id, helped=helped)
    judge_again(tx, [carrier.created_at], [conversation.id])
    if helped:
        _take_away(tx, conversation, carrier, *THUMBS, *REASONS, chosen=THUMBS[0])
    do_decide(tx, app, conversation, Thumb(helped=helped), find=find_meant(tx, app, conversation))
    if not helped:
        _ask_why(tx, app, conversations.get(tx, conversation.id), carrier)


def do_take_signs(tx: Tx, app: App, incoming: Incoming) -> None:
    """What a customer puts under a message is kept with it. Nobody is woken and no clock moves, unless it is a thumb
    under an answer: that counts as the button does.
    """
    conversation, line = next(_find_reacted(tx, incoming), (None, None))
    if conversation is None or line is None or line.deleted_at is not None:
        return
    reacted = replace(line.reacted, signs=incoming.signs[:MOST_SIGNS])
    if line.author is Author.BOT and line.source is not None:
        reacted = _do_judge(tx, app, conversation, line, reacted)
    messages.record_reacted(tx, line, reacted)
    do_show_reaction(tx, conversation, line, reacted.signs)


def do_tell_reason(tx: Tx, conversation: Conversation, carrier: Message | None, reason: str) -> None:
    """What was wrong with an answer, said by a button in the place of the thumbs; it changes nothing else."""
    if carrier is None or reason not in set(Down) or not reason:
        return
    feedback.record_reason(tx, carrier.id, reason)
    asked.record_reason(tx, carrier.id, Down(reason))
    _take_away(tx, conversation, carrier, *REASONS, chosen=f"{REASON}:{reason}")


def do_show_more(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> None:
    """What comes next of an article of which something was shown."""
    if carrier is None or carrier.source is None:
        return
    find = find_meant(tx, app, conversation)
    article = find(carrier.source.article, carrier.source.language)
    _take_away(tx, conversation, carrier, "more")
    if article is not None:
        wanted = RestWanted(article=article.key, sizes=looking.measure(article))
        do_decide(tx, app, conversation, wanted, find=find, source=carrier.source)


def do_pick(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, key: str) -> None:
    """An article of a clarifying question."""
    _close_choice(tx, conversation, carrier, chosen=f"pick:{key}")
    find = find_meant(tx, app, conversation)
    article = find(key, conversation.language)
    if article is None:
        do_decide(tx, app, conversation, Gone(), find=find)
        return
    key = article.key  # it may have another name since
    sensitive = frozenset({key}) if article.escalate == "always" else frozenset[str]()
    do_decide(tx, app, conversation, _to_choice(conversation, key, article), find=find, sensitive=sensitive)


def do_pick_none(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> None:
    """None of the offered articles was meant."""
    _close_choice(tx, conversation, carrier, chosen="pick-none")
    do_decide(tx, app, conversation, NoneOfThese(), find=find_meant(tx, app, conversation))


def do_call(tx: Tx, app: App, conversation: Conversation) -> None:
    """The customer asks for a person by button or command: at once, without the engine."""
    do_decide(tx, app, conversation, Call(), find=find_meant(tx, app, conversation))


def do_decide(
    tx: Tx,
    app: App,
    conversation: Conversation,
    about: Occasion,
    *,
    find: Find,
    sensitive: frozenset[str] = frozenset(),
    source: Source | None = None,
) -> None:
    """Have the policy decide and carry it out; nothing where the bot does not hold the conversation.

    ``source`` is the answer under which the button stood, for what continues it.
    """
    if conversation.owner.holder is not Holder.BOT:
        return
    memory = visits.recall(conversation.memory, now=tx.now, hours=app.thresholds.visit)
    decision = policy.decide(memory=memory, about=about, thresholds=app.thresholds, sensitive=sensitive)
    conversation = _remember(tx, conversation, decision)
    saying.carry_out(tx, app, conversation, decision, about, find=find, source=source)


def _remember(tx: Tx, conversation: Conversation, decision: Decision) -> Conversation:
    conversations.record_memory(
        tx,
        conversation.id,
        memory=decision.memory,
        dialogue=conversation.dialogue,
        read_through=conversation.read_through,
    )
    if isinstance(decision.action, Escalate):  # who presses for a person waits from now on
        conversations.start_waiting(tx, conversation, tx.now)
    return conversations.get(tx, conversation.id)


def _to_choice(conversation: Conversation, key: str, article: Article) -> Chosen:
    """The choice as an answer to what had been asked; the front has no search: the blocks go by their order."""
    candidate = Candidate(article=key, language=article.language, title=article.title, probability=1.0)
    fits = (Fit(alone=0.0),) * len(looking.measure(article))
    turn = Turn(
        text=conversation.memory.wording or article.title,
        language=conversation.language,
        intent="question",
        confidence=1.0,
        step=Step.ANSWER,
        candidates=(candidate,),
        shown=(looking.show(article, fits),),
    )
    return Chosen(candidate=candidate, turn=turn)


def _ask_why(tx: Tx, app: App, conversation: Conversation, carrier: Message) -> None:
    """In the place of the thumbs, so that nothing new is sent and nobody must answer.

    After the hand-over, for a change that belongs to the owner before would be withheld.
    """
    say, language = app.words.say, conversation.language
    why = tuple(
        Button(label=say(language, f"button-down-{one.value}"), action=f"{REASON}:{one.value}") for one in Down if one
    )
    kept = tuple(button for button in carrier.buttons if button.action not in THUMBS)
    posting.repost(tx, conversation, carrier, carrier.text, buttons=(*why, *kept))


def _close_choice(tx: Tx, conversation: Conversation, carrier: Message | None, *, chosen: str) -> None:
    """A choice is made once: a double tap must not count as asking again."""
    if carrier is not None:
        choices = (button.action for button in carrier.buttons if button.action.startswith("pick"))
        _take_away(tx, conversation, carrier, *choices, chosen=chosen)


def _take_away(tx: Tx, conversation: Conversation, carrier: Message, *actions: str, chosen: str = "") -> None:
    """These buttons go; the one that was ``chosen`` stays to be seen."""
    kept = tuple(
        replace(button, chosen=button.chosen or button.action == chosen)
        for button in carrier.buttons
        if button.action not in actions or button.action == chosen
    )
    posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)


def _find_reacted(tx: Tx, incoming: Incoming) -> Iterator[tuple[Conversation, Message]]:
    """The line, in the chat or a topic of it: a reaction does not say in which."""
    where = {"channel": incoming.channel, "account": incoming.account, "chat_key": incoming.chat_key}
    found = conversations.find(tx, **where)
    for conversation in chain((found,) if found is not None else (), conversations.iter_topics(tx, **where)):
        line = messages.find_shown(tx, conversation_id=conversation.id, channel_key=incoming.message_key)
        if line is not None:
            yield conversation, line


def _do_judge(tx: Tx, app: App, conversation: Conversation, line: Message, reacted: Reacted) -> Reacted:
    """The same with what it says of an answer, once that has been done."""
    thumb = read_thumb(reacted.signs)
    if thumb == reacted.thumb:
        return reacted
    if thumb is None:
        _do_take_back(tx, conversation, line)
        return Reacted(signs=reacted.signs)
    if thumb == feedback.find_feedback(tx, line.id):  # a button has said so
        return reacted
    thumbs = tuple(button for button in line.buttons if button.action in THUMBS and not button.chosen)
    do_react(tx, app, conversation, line, helped=thumb)
    return replace(reacted, thumb=thumb, thumbs=thumbs or reacted.thumbs)


def _do_take_back(tx: Tx, conversation: Conversation, line: Message) -> None:
    """The thumbs are there again, the person who was called comes."""
    feedback.remove_feedback(tx, line.id)
    asked.remove_thumb(tx, line.id)
    judge_again(tx, [line.created_at], [conversation.id])
    kept = [button for button in line.buttons if button.action not in (*REASONS, *THUMBS)]
    place = next((place for place, button in enumerate(kept) if button.action == "human"), len(kept))
    kept[place:place] = line.reacted.thumbs
    posting.repost(tx, conversation, line, line.text, buttons=kept)
