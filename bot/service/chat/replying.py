"""What a message counts as known: what the visit has left of the memory, and the answer that is replied to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.conversation import Conversation, Memory, Topic
from bot.core.insights.spikes.notices import Notice
from bot.core.messages import Author, Message
from bot.core.policy import visits
from bot.core.turn import Turn
from bot.knowledge.articles.body import Facts
from bot.service.ports import App
from bot.storage.chat import messages
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """The conversation with the memory that counts for what was written; ``replies``: its topic was replied to.

    ``before``: what was written in the same go and is answered already. ``facts``: what is known of the customer, where
    any article depends on it. ``notices``: those of leads that were not read in this chat.
    """

    conversation: Conversation
    replies: bool = False
    before: str = ""
    facts: Facts | None = None
    notices: tuple[Notice, ...] = ()

    def note(self, turn: Turn) -> Turn:
        """The turn, knowing whether it replies or goes on."""
        return replace(turn, replies=self.replies, before=self.before)


def do_recall(tx: Tx, app: App, conversation: Conversation, read: Sequence[Message]) -> Recalled:
    """What counts at the time of these messages. A reply to an answer makes its article the topic again."""
    memory = visits.recall(conversation.memory, now=read[0].created_at, hours=app.thresholds.visit)
    conversation = replace(conversation, memory=memory)
    reply = next((message for message in reversed(read) if message.reply_to is not None), None)
    topic = do_find_topic(tx, reply) if reply is not None else None
    if topic is None:
        return Recalled(conversation=conversation)
    return Recalled(conversation=replace(conversation, memory=_turn_to(memory, topic)), replies=True)


def do_find_topic(tx: Tx, reply: Message) -> Topic | None:
    """What the message it replies to was about; of a question, what it was answered with."""
    assert reply.reply_to is not None
    replied = messages.get(tx, reply.reply_to)
    if replied.author is Author.CUSTOMER:
        answer = messages.find_answer(tx, reply.conversation_id, after=replied.id)
    else:
        answer = replied
    if answer is None or answer.source is None or answer.id > reply.id:
        return None
    return Topic(article=answer.source.article, question=_name_question(tx, answer, reply.quote))


def _name_question(tx: Tx, answer: Message, quote: str) -> str:
    """What stands for the answer in a search: what is quoted of it, else the phrasing that led to it."""
    article, title = answer.source.article if answer.source else "", answer.source.title if answer.source else ""
    why = messages.get_why(tx, answer.id)
    found = (one.matched for one in why.candidates if one.article == article) if why is not None else iter(())
    return quote.strip() or next(found, "") or title


def _turn_to(memory: Memory, topic: Topic) -> Memory:
    """The answer was read a moment ago, however long ago it was given."""
    known = topic.article in memory.shown
    return replace(memory, topic=topic, shown=memory.shown if known else (*memory.shown, topic.article))
