"""The next engine is spared what the last one ended at: a person reads it, and no engine again."""

from __future__ import annotations

from dataclasses import replace

from bot.core.conversation import Holder
from bot.core.policy import decide as policy
from bot.core.policy.decide import Escalate
from bot.core.policy.occasions import Deadly
from bot.service.cases import opening
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx


def do_hand_over(tx: Tx, app: App, conversation_id: int) -> None:
    """Hand what is unread to people, and count it as read; an operator who has the chat sees it anyway.

    A case that was made meanwhile because the bot was away stays a case when the bot is back.
    """
    now = conversations.lock(tx, conversation_id)
    unread = messages.list_unread(tx, now.id, after=now.read_through)
    if not unread or now.owner.holder is Holder.OPERATOR:
        return
    through = unread[-1].id
    conversations.record_memory(tx, now.id, memory=now.memory, dialogue=now.dialogue, read_through=through)
    decision = policy.decide(memory=now.memory, about=Deadly(), thresholds=app.thresholds)
    assert isinstance(decision.action, Escalate)
    if now.owner.holder is Holder.BOT:
        opening.do_open(tx, app, replace(now, read_through=through), decision.action.reason, grounds=decision.grounds)
    else:
        opening.do_keep_from_bot(tx, now, decision.action.reason)
