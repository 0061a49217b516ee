"""Whether something can be sent on behalf of an account now."""

from __future__ import annotations

from datetime import datetime

from bot.core.conversation import Conversation
from bot.core.reach.behalf import Standing, Window
from bot.service.outbox.refusals import MayNotReply, NotConnected, WindowShut
from bot.storage.chat import behalf
from bot.storage.database import Tx

Obstacle = WindowShut | MayNotReply | NotConnected


def find_obstacle(window: Window | None, now: datetime) -> Obstacle | None:
    """Why nothing would reach the customer; None when it would, and for whoever writes to the bot itself."""
    if window is None:
        return None
    if window.standing is Standing.MUTE:
        return MayNotReply()
    if window.standing is not Standing.WORKS:
        return NotConnected()
    return None if window.is_open(now) else WindowShut()


def read_obstacle(tx: Tx, conversation: Conversation) -> Obstacle | None:
    """The same of a conversation as it is now."""
    return find_obstacle(behalf.find_window(tx, conversation), tx.now)


def check_reachable(tx: Tx, conversation: Conversation) -> None:
    """What is written now must be able to leave.

    Raises:
        WindowShut, MayNotReply, NotConnected: it could not.
    """
    obstacle = read_obstacle(tx, conversation)
    if obstacle is not None:
        raise obstacle


def is_hushed(tx: Tx, conversation: Conversation) -> bool:
    """Whether the chat is left to the owner of the account now."""
    window = behalf.find_window(tx, conversation)
    return window is not None and window.is_hushed(tx.now)


def is_reachable(tx: Tx, conversation: Conversation) -> bool:
    """Whether what nobody has asked for may be sent."""
    return not conversation.blocked and read_obstacle(tx, conversation) is None
