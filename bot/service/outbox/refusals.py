"""Why a reply does not go out, or can't be changed."""

from __future__ import annotations

from bot.errors import Refused, SendRefused


class CameMeanwhile(Refused):
    """Something new came while you wrote, so nothing was sent yet. Read it; send again if your reply still fits."""

    def __init__(self, *, line: int, note: int) -> None:
        self.line = line
        self.note = note
        super().__init__()


class NotYourMessage(Refused):
    """Only who wrote this message, or a lead, can change it."""

    status = 403


class NotYourChatNow(Refused):
    """You no longer have this chat, so the message stays as it is. Take the chat, or ask a lead."""


class InPieces(Refused):
    """This reply went out in several messages, so it can't be changed. Delete it and write anew, or add to it."""


class NobodyKnows(Refused):
    """It is not known whether this message arrived, so it can't be changed. Write a new one."""


class LeftAlready(Refused):
    """It is on its way already. You can edit or delete it as a message."""


class BeingDeleted(Refused):
    """This message is being deleted."""


class ChangeTooLong(SendRefused):
    """What was sent can't be changed to a text so long: it takes {limit} characters. Write a new message."""


class TooOldToDelete(SendRefused):
    """Telegram deletes messages for 48 hours only. Correct it, or write a new one."""


class GoneAtCustomer(SendRefused):
    """The customer has deleted this message, so it can't be changed."""


class TopicGone(SendRefused):
    """The topic was deleted in Telegram."""


class WindowShut(SendRefused, Refused):
    """Telegram lets this account answer for 24 hours after the customer's last message, and these are over. Once they
    write again, you can answer; its owner can write to them at any time.
    """


class MayNotReply(SendRefused, Refused):
    """The owner of this account does not let the bot answer in their name. They can allow it in Telegram: Settings,
    Telegram Business, Chatbots.
    """


class ChatLeftOut(SendRefused, Refused):
    """The owner of this account has left this chat out of those the bot may write in. They can add it in Telegram:
    Settings, Telegram Business, Chatbots.
    """


class NotConnected(SendRefused, Refused):
    """This account is not connected to the bot, so nothing can be sent in its name."""
