"""A Telegram Bot API emulator for tests. Specification: section 1 of PROMISES.md.

    async with Emulator() as telegram:
        bot = Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url)
        customer = telegram.user(id=7)
        await customer.sends("Where is my parcel?")
        …
        answer = await customer.waits_for("on its way")
        await customer.presses(answer, "Thanks")

Time stands still until `await telegram.clock.advance(seconds)`; `Emulator(clock=Clock(speed=1))` runs by itself.
"""

from . import faults
from .chats import Topic
from .clock import Clock
from .faults import Fault, Moment
from .groups import Group
from .server import DEFAULT_TOKEN, Emulator
from .thread import EmulatorThread, SyncUser
from .types import (
    KINDS,
    UNLIMITED,
    Acknowledgement,
    Button,
    CallbackAnswer,
    ChatAction,
    ChatMessage,
    Effect,
    FloodLimits,
    RequestRecord,
    Revision,
    Upload,
    WebhookDelivery,
)
from .users import User

__all__ = [
    "DEFAULT_TOKEN",
    "KINDS",
    "UNLIMITED",
    "Acknowledgement",
    "Button",
    "CallbackAnswer",
    "ChatAction",
    "ChatMessage",
    "Clock",
    "Effect",
    "Emulator",
    "EmulatorThread",
    "Fault",
    "FloodLimits",
    "Group",
    "Moment",
    "RequestRecord",
    "Revision",
    "SyncUser",
    "Topic",
    "Upload",
    "User",
    "WebhookDelivery",
    "faults",
]
